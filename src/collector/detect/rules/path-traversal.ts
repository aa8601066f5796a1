import { ANYWHERE, TARGET, URLS, type AttackRule } from '../attack-rule.js';

/** Ways out of the web root, and the files that lie there. */
export const PATH_TRAVERSAL: readonly AttackRule[] = [
  {
    label: 'path-traversal',
    places: ANYWHERE,
    pattern: /(?:\.{2,6}[/\\]{1,4}){2}/,
    hit: '/static/....//....//etc/motd',
    // crawlers that resolve links badly ask for one step up
    miss: '/docs/../images/logo.png',
  },
  {
    label: 'path-traversal',
    places: ['path', 'query'],
    encoded: true,
    pattern:
      /(?:%%?(?:25){0,3}(?:2e|32%65|u002e)|\.)(?:%%?(?:25){0,3}(?:2e|32%65|u002e)|\.)(?:%(?:25){0,3}(?:2f|5c|u2215|u2216|u002f)|%c0%(?:af|2f|5c)|%c1%(?:9c|1c))|(?:%%?(?:25){0,3}(?:2e|32%65|u002e)\.?|\.%%?(?:25){0,3}(?:2e|32%65|u002e))[/\\]/,
    hit: '/%252E%252E%252Ffoo',
    miss: '/files/a%2eb%2fc..d',
  },
  {
    label: 'path-traversal',
    places: TARGET,
    encoded: true,
    pattern: /%(?:25){0,3}(?:c0%(?:25)?ae|e0%(?:25)?80%(?:25)?ae|f0%(?:25)?80%(?:25)?80%(?:25)?ae|c0%(?:25)?af)/,
    hit: '/%c0%ae%c0%ae/x',
    miss: '/%e3%82%ae%e3%83%bc',
  },
  {
    label: 'path-traversal',
    places: TARGET,
    encoded: true,
    pattern: /%(?:25){0,3}00/,
    hit: 'file=report.php%00.jpg',
    miss: 'rate=100%25&n=00',
  },
  {
    label: 'path-traversal',
    places: URLS,
    pattern:
      /(?:^|[/\\=:])etc[/\\]{1,3}(?:passwd|shadow|gshadow|groups?|hosts|hostname|issue|motd|crontab|sudoers|fstab|my\.cnf|mysql|nginx|apache2|httpd|ssh|resolv\.conf|os-release|cron\.d)(?![\w-])/,
    hit: '/%2Fetc%2Fpasswd',
    miss: '/blog/etc/hostsfile-explained',
  },
  {
    label: 'path-traversal',
    places: URLS,
    pattern:
      /(?:^|[/\\=:])proc[/\\](?:self|version|cmdline|mounts|\d{1,7})(?:[/\\&]|$)|(?:^|[/\\=])(?:win|boot|system)\.ini\b|[/\\](?:windows|winnt)[/\\](?:system32|win\.ini|repair)/,
    hit: '/c:/win.ini',
    miss: '/news/windows/system-update',
  },
  {
    label: 'path-traversal',
    places: TARGET,
    pattern: /(?:^|[/=])[c-e]:[/\\]{1,3}(?:windows|winnt|boot|win|users|inetpub|xampp|program)/,
    hit: 'f=C%3A%5CWindows%5Cnotes',
    miss: '/category:/windows',
  },
  {
    label: 'path-traversal',
    places: TARGET,
    pattern: /\bphp:\/\/(?:filter|input|fd)|=(?:file|zip|phar|glob|compress\.zlib|data):\/\/|=file:\/[\w.]/,
    hit: 'page=php://filter/convert.base64-encode/resource=index',
    miss: 'q=the+scheme+file://+in+short',
  },
  {
    label: 'path-traversal',
    places: ['path'],
    pattern: /\/\.\.;[/\w]|;\/\.\.|\.\.%(?:2f|5c)/,
    hit: '/app/..;/manager/html',
    miss: '/app;v=1/manager',
  },
  {
    label: 'path-traversal',
    places: ['query'],
    pattern: /=(?:[^&]{0,60}[/\\])?\.\.[/\\]/,
    hit: 'template=../config',
    miss: 'q=wait..what&dots=...',
  },
];
