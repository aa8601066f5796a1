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
      /\/(?:wp-login\.php|xmlrpc\.php|wlwmanifest\.xml|wp-cron\.php|wp-signup\.php|wp-admin(?:\/|$)|wp-json\/wp\/v2\/users|wp-includes(?:\/|$)|wordpress(?:\/|$)|wp\/|wp-content\/(?:$|(?:plugins|themes|uploads)\/(?:[\w./-]{0,150}(?:\.php|\/readme\.(?:txt|md)|\/))?$))/,
    refused: true,
    hit: '/old/wp-admin/install.php',
    miss: '/wp-content/plugins/gallery/gallery.js',
  },
  {
    label: 'probing',
    places: ['path'],
    pattern:
      /\/(?:(?:php)?-?my-?admin[\w.-]{0,20}|pma\w{0,8}|adminer[\w.-]{0,12}(?:\.php)?|mysqladmin|dbadmin|sqladmin|websql|administrator|admin\.php|admin\/(?:config|login|index)\.php|manager\/(?:html|text|status)|host-manager|jenkins|hudson|script|jmx-console|web-console|console|solr|geoserver|actuator|druid|nacos|owa|ecp|remote\/login|global-protect|vpn|telescope|_profiler|_debugbar|debug\/default|struts2?-\w{1,20}|axis2|cfide|cgi-bin|stalker_portal|zabbix|grafana|kibana|_all_dbs|_cat|v2\/_catalog|phpunit|vendor|sdk|tmui|mifs|aspnet_client|webui|magento_version|magmi|joomla|typo3|umbraco|sitecore|user\/register|sites\/all|misc\/drupal\.js)(?:[/.?]|$)/,
    refused: true,
    hit: '/phpmyadmin2017/index.php',
    miss: '/administrators-guide',
  },
  {
    label: 'probing',
    places: ['path'],
    pattern:
      /\/(?:shell|cmd|c99|r57|wso|alfa|b374k|upload|uploader|filemanager|mini|up|x|xx|wp|about|radio|lock360|doc|0x|ws|fm|adm|cong|simple|gel4y|test|1|404|bypass|marijuana|leaf|mailer)\d{0,3}\.php\d?$|\.(?:action|do|cgi|jsp|jspa|asp|aspx|ashx|cfm|dll)$|\/(?:login|logon|setup|install|config|upgrade)\.(?:php|html?|jsp)$/,
    refused: true,
    hit: '/setup/setupadministrator.action',
    miss: '/about/shell.php.net',
  },
];
