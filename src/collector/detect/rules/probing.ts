import type { AttackRule } from '../attack-rule.js';

/**
 * Doors that are tried because some other site has them there. Where the site has that software it answers, and nothing is labelled;
 * addresses that exist for an exploit only count whatever the answer.
 */
export const PROBING: readonly AttackRule[] = [
  {
    label: 'probing',
    places: ['path'],
    pattern:
      /\/eval-stdin\.php|\/_ignition\/execute-solution|\/boaform\/|\/gponform\/|\/hnap1(?:\/|$)|\/cgi-bin\/luci|\/\+cscoe\+\/|\/dana-na\/|\/remote\/fgt_lang|\/_\/;\/meta-inf|\/autodiscover\/autodiscover\.json|\/\w{1,40}\.php\/[\w.]{0,40}\.js\.map|\/evox\/about|\/goform\/|\/currentsetting\.htm|\/setup\.cgi|\/stssys\.htm|\/portal\/redlion|\/api\/jsonws\/invoke|\/ztp_gate\.php/,
    hit: '/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php',
    miss: '/js/app.php.map',
  },
  {
    label: 'probing',
    places: ['path'],
    pattern:
      /^(?:\/[\w.-]{1,60}){0,3}\/(?:wp-login\.php|xmlrpc\.php|wlwmanifest\.xml|wp-signup\.php|wp-admin(?:\/[\w-]{1,40}\.php|\/?$)|wp-json\/wp\/v2\/users|wp-includes\/?$|wordpress\/?$|wp\/?$|wp-content\/(?:$|(?:plugins|themes|uploads)\/(?:[\w./-]{0,150}(?:\.php|\/readme\.(?:txt|md)|\/))?$))/,
    refused: true,
    hit: '/old/wp-admin/install.php',
    miss: '/wp-content/plugins/gallery/gallery.js',
  },
  {
    label: 'probing',
    places: ['path'],
    pattern:
      /^(?:\/[\w.-]{1,60}){0,3}\/(?:(?:(?:php)?-?my-?admin[\w.-]{0,20}|pma\w{0,8}|adminer[\w.-]{0,12}|mysqladmin|dbadmin|sqladmin|websql|administrator|admin\.php|admin\/(?:config|login|index)\.php|manager\/(?:html|text|status)|host-manager|jenkins|hudson|jmx-console|web-console|solr|geoserver|actuator|druid|nacos|owa|ecp|remote\/login|global-protect|telescope|_profiler|_debugbar|debug\/default|struts2?-\w{1,20}|axis2|cfide|stalker_portal|zabbix|grafana|kibana|_all_dbs|_cat|v2\/_catalog|phpunit|vendor\/phpunit|tmui|mifs|aspnet_client|magento_version|magmi|joomla|typo3|umbraco|sitecore|user\/register)(?:[/.?]|$)|(?:console|script|vpn|sdk|webui|cgi-bin|vpn\/index\.html|cgi-bin\/(?:test|php\d?|bash|sh|printenv|login|status|stats|admin|config|main|user|viewcvs|welcome)(?:\.(?:cgi|pl|sh|php))?)\/?$)/,
    refused: true,
    hit: '/phpmyadmin2017/index.php',
    miss: '/cgi-bin/bbs/bbs.cgi',
  },
  {
    label: 'probing',
    places: ['path'],
    pattern:
      /\/(?:shell|cmd|c99|r57|wso|alfa|alfanew|b374k|up|x|xx|radio|lock360|0x|ws|fm|gel4y|bypass|marijuana|leafmailer|webshell)\d{0,4}\.php\d?$|\/(?:setup\/\w{1,40}|server-info|login|struts\w{0,20}|\w{0,20}page\w{0,20})\.action$|\/(?:setup|install|upgrade)\.php$/,
    refused: true,
    hit: '/setup/setupadministrator.action',
    miss: '/about.php',
  },
];
