import type { AttackRule } from '../attack-rule.js';

/** Files with secrets, asked for by name. What a site may well offer to everybody counts only where the server refused. */
export const SENSITIVE_FILE: readonly AttackRule[] = [
  {
    label: 'sensitive-file',
    places: ['path'],
    pattern:
      /\/\.(?:env|git|gitlab|svn|hg|bzr|cvs|aws|ssh|docker|dockercfg|kube|npmrc|yarnrc|pypirc|netrc|pgpass|my\.cnf|s3cfg|boto|htpasswd|htaccess|bash|zsh|sh_history|mysql_history|psql_history|history|passwd|ds_store|vscode|idea|terraform|ansible|config|gnupg|rhosts|profile|credentials|secrets?|sqlite|remote-sync|ftpconfig|sftp|wp-config|user\.ini)(?![a-z])/,
    hit: '/api/.env.production',
    miss: '/.well-known/security.txt',
  },
  {
    label: 'sensitive-file',
    places: ['path'],
    pattern: /\/\.(?!well-known(?:\/|$))[a-z_]/,
    refused: true,
    hit: '/.listing',
    miss: '/.well-known/acme-challenge/x',
  },
  {
    label: 'sensitive-file',
    places: ['path'],
    pattern:
      /\/(?:web\.config|wp-config[\w.~-]{0,30}|id_(?:rsa|dsa|ecdsa|ed25519)|laravel\.log|phpinfo\.php|server-status|server-info|docker-compose[\w.-]{0,20}\.ya?ml|appsettings[\w.-]{0,20}\.json|credentials(?:\.(?:json|xml|ya?ml|txt|csv))?|secrets?\.(?:json|ya?ml|txt|env)|database\.ya?ml|localsettings\.php|sftp(?:-config)?\.json|serviceaccount\w{0,10}\.json|firebase-adminsdk[\w-]{0,20}\.json|wallet\.dat|heapdump|web-inf\/web\.xml|meta-inf\/(?:context|maven))$/,
    hit: '/wp-config.php.bak',
    miss: '/web.config-howto/credentials-program',
  },
  {
    label: 'sensitive-file',
    places: ['path'],
    pattern:
      /\.(?:php|aspx?|jsp|py|rb|ini|conf|cfg|config|ya?ml|xml|env|inc|js)(?:~|\.(?:bak|old|orig|original|swp|swo|save|sav|backup|tmp)\d?)$|\/(?:backup|dump|database|db|wwwroot|htdocs|public_html|mysql|full_?backup)[\w-]{0,20}\.(?:sql|sqlite3?|mdb|bak|rar|7z|tar|tgz|(?:sql|tar)\.(?:gz|bz2|zip))$/,
    hit: '/config.php.bak',
    miss: '/docs/config.php.html',
  },
  {
    label: 'sensitive-file',
    places: ['path'],
    pattern:
      /\.(?:sql|bak|old|orig|save|swp|swo|backup|dump|rdb|sqlite3?|mdb|pem|pfx|p12|jks|keystore|ppk|kdbx|conf|cfg|ini|inc|env|pwd|passwd|tfstate|ya?ml|php\.txt)(?:\.(?:gz|zip|bz2|xz|7z))?$|~$|\/(?!thumbs)\w{1,40}\.db$|\/(?:server|private|ssl|localhost|host|domain|privkey)\.key$|\/(?:error|debug|access|application|system|app|prod|dev)\w{0,4}\.log$|\/(?:www|site|users?|sql|data|web|html|old|archive|latest)\.(?:zip|rar|7z|tar|tgz|tar\.gz)$/,
    refused: true,
    hit: '/foo.sql',
    miss: '/downloads/minutes-2015.zip',
  },
  {
    label: 'sensitive-file',
    places: ['path'],
    pattern:
      /\/(?:composer\.(?:json|lock)|package(?:-lock)?\.json|config\.(?:json|php|py)|settings\.py|configuration\.php|parameters\.yml|gemfile|dockerfile|jenkinsfile|actuator\/(?:env|heapdump|configprops|mappings)|env|info\.php|test\.php|error_log|access_log|dump|backup)$/,
    refused: true,
    hit: '/actuator/env',
    miss: '/environment',
  },
  {
    label: 'sensitive-file',
    places: ['query'],
    pattern: /[=/]\.(?:env|git\/|htpasswd|htaccess|aws\/|ssh\/)|[=/](?:wp-config\.php|id_rsa|web\.config|web-inf\/)/,
    hit: 'file=../.env',
    miss: 'v=1.env',
  },
];
