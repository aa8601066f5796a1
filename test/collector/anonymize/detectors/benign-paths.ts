/** Paths that name nobody: slugs, dates, versions, files, Japanese words, products. Each must come through unchanged. */
export const BENIGN_PATHS: readonly string[] = `
/ /index.html /about/ /about/company/ /contact/ /contact/thanks.html /privacy/ /terms-of-service /sitemap.xml /robots.txt /favicon.ico /feed/atom.xml
/2015/05/17/ /2024/4/1/ /blog/2007/Jan/27 /archive/2019/ /news/20240401.html /news/2024-04-01.html /news/202404/ /news/2024_0401.html /events/2025-10-12-13/
/report_2015-05-17_2016-05-17.pdf /minutes-2023-12-01.pdf /fiscal-2014-2015/ /annual-report-2023.pdf /r6/bukai.html /h30/houkoku.pdf /reiwa-6/
/files/logstash-1.3.2-monolithic.jar /files/xdotool-2.20110530.1.tar.gz /js/jquery-3.7.1.min.js /css/bootstrap.min.css /v1/status /v2.0/docs /docs/8.19/setup
/node-v20.19.0.tar.gz /python-3.12.4-amd64.exe /debian-12.5.0-amd64-netinst.iso /release/1.0.0-beta.2 /jdk-8u45-linux-x64.rpm /php7.4-fpm /centos7-x86_64
/topics/covid-19 /topics/top-10 /topics/iso-27001 /topics/iso9001 /topics/JIS-Q-15001 /topics/5g /topics/web-2-0 /advisories/CVE-2021-44228 /rfc/rfc8981 /KB4012212
/products/abc-1234 /products/WH-1000XM4.html /products/iPhone15ProMax /products/model-t-1908 /products/a4-80gsm /catalog/no-42 /spec/usb-3-2 /size/xl
/img/logo@2x.png /img/hero-1920x1080.webp /img/icon_32x32.png /img/banner-300x250.jpg /img/DSC_0042.jpg /img/IMG_1234.JPG /img/Screenshot-2024-03-05.png /img/photo-01.jpg
/blog/how-to-install-logstash-on-ubuntu-server /blog/look-at-this.html /blog/a-day-at-the-races /blog/the-5-best-ways-to-learn-typescript-in-2024
/blog/why-i-switched-from-windows-95-to-linux /blog/internationalization-and-localization /blog/getting-started /blog/10-things-you-should-know
/blog/GettingStartedWithNodeJS /wiki/Main_Page /wiki/Category_talk /kb/getting_started.aspx /docs/api.json /wiki/Shannon_entropy /wiki/HyperText_Transfer_Protocol /docs/README.md /docs/ISO_8601_date_format
/Rechtsschutzversicherung/ /Datenschutzerklaerung.html /accessibilite/ /cafe-creme /smorgasbord /donaudampfschifffahrt /srpski-jezik /wspolpraca
/shinjuku-chuo-koen/ /seminar/kenshu/ /kyujin/ /kaiin/ /jimukyoku/ /gakkai/taikai/ /shiryo/ichiran.html /kaisha-gaiyo/ /oshirase/ /toiawase/ /yoyaku/form.html
/研修/募集要項.pdf /お客様の声/ /お問い合わせ/ /会社概要/ /採用情報/ /第12回大会/ /令和6年度事業報告.pdf /平成30年度/ /資料一覧/ /仕様書.pdf /多様性/ /皆様へ/ /個人情報保護方針/
/産業カウンセラー/ /メンタルヘルス/ /ハラスメント防止/ /キャリアコンサルタント/ /よくある質問/ /入会のご案内/ /アクセス/ /プレスリリース/ /東京都/ /ニュース/2024/04/01/
/users/login /users/new /users/sign_in /user/register /account/settings /accounts/login /members/ /members/news/ /members/benefits/ /member/index.html /profile/history.html
/search/ /search/index.html /search/advanced /reset/password /session/new /sessions/keynote /mail/form.html /mail/ /tel/ /tag/puppet /category/web-design /author/
/login /logout /signup /mypage/ /cart/ /cart/checkout /orders/new /invoice/index.php /confirm/thanks.html /download/latest /share/ /t/ /s/ /api/v1/health /graphql
/wp-login.php /wp-content/themes/twentytwentyfour/style.css /wp-content/plugins/contact-form-7/includes/js/index.js /wp-includes/js/jquery/jquery.min.js /wp-json/wp/v2/posts
/cgi-bin/form.cgi /phpmyadmin/index.php /xmlrpc.php /.well-known/security.txt /.env /server-status /static/js/main.chunk.js /static/js/runtime-main.js /assets/app.css
/projects/xdotool/ /presentations/logstash-puppetconf-2012/images/ /images/web/2009/banner.png /style2.css /reset.css /articles/dynamic-dns-with-dhcp/ /scripts/grok-py-test/
/lp/spring-sale-2024 /campaign/black-friday /rss2/ /mt/mt-search.cgi /index_en.html /index-2.html /page/2-columns /sec1-2-3 /q-and-a/ /24h/ /365days/ /7-eleven /b2b/ /3d-printing /mp3-player
`
  .trim()
  .split(/\s+/);
