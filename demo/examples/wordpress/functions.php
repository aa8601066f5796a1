<?php
/*
 * Kotowari in a WordPress (child) theme: append this to its functions.php, and copy kotowari.js, kotowari-*.js and messages/ into
 * a folder "kotowari" of the theme. Google's own snippet has to go: Site Kit > Settings > Analytics > "Place Google Analytics code" off.
 */

// priority 0: before every other script of the head
add_action( 'wp_head', function () {
	?>
	<script
		src="<?php echo esc_url( get_stylesheet_directory_uri() . '/kotowari/kotowari.js' ); ?>"
		data-measurement-id="G-XXXXXXX"
		data-policy-url="<?php echo esc_url( get_privacy_policy_url() ); ?>"
		data-operator="<?php echo esc_attr( get_bloginfo( 'name' ) ); ?>"
		data-deny-paths="/wp-admin/* /wp-login.php"
	></script>
	<?php
}, 0 );

// the way back, on every page
add_action( 'wp_footer', function () {
	echo '<kotowari-settings></kotowari-settings>';
} );
