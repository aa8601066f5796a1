import { QUOTED, type PatternFormat } from './pattern.js';

/**
 * HAProxy, `option httplog` and `httpslog`, captures included. A line of `option tcplog` among them is a connection without a request.
 *
 *     192.0.2.7:55032 [04/Apr/2026:14:30:18.885] front~ back/web 0/0/0/169/169 404 1541 - - ---- 5/6/9/5/0 0/0 {www.example.jp} "GET / HTTP/1.1"
 *
 * Source: https://docs.haproxy.org/3.0/configuration.html#8.2.3
 */
export const HAPROXY: PatternFormat = {
  patterns: [
    {
      pattern:
        /(?:^|haproxy(?:\[\d+\])?: )(?<peer>\S+):\d+ \[(?<time>[^\]]+)\] \S+ \S+ (?:[-+]?\d+\/){4}\+?(?<milliseconds>-?\d+) (?<status>-?\d{1,3}) \+?(?<bytes>\d+) \S+ \S+ \S{4} \S+ \S+(?: \{.*?\})* "(?<request>.*?)(?:"|$)/,
    },
    {
      pattern:
        /(?:^|haproxy(?:\[\d+\])?: )(?<peer>\S+):\d+ \[(?<time>[^\]]+)\] \S+ \S+ (?:[-+]?\d+\/){2}\+?(?<milliseconds>-?\d+) \+?(?<bytes>\d+) \S{2} [\d+/]+ \d+\/\d+$/,
    },
  ],
  written: '<peer>:0 [<haproxyTime>] - -/- 0/0/0/0/0 <status> <bytes> - - ---- 0/0/0/0/0 0/0 "<request>"',
};

/**
 * Traefik, access log in its own form of the Common Log Format.
 *
 *     192.0.2.7 - - [20/May/2026:10:15:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8" 190 "web@docker" "http://172.17.0.3:80" 12ms
 *
 * Source: https://doc.traefik.io/traefik/reference/install-configuration/observability/logs-and-accesslogs/
 */
export const TRAEFIK: PatternFormat = {
  patterns: [
    {
      pattern: new RegExp(
        String.raw`^(?<peer>\S+) - (?<user>.*?) \[(?<time>[^\]]+)\] "(?<request>${QUOTED})" (?<status>\d{3}|-) (?<bytes>\d+|-) "(?<referrer>${QUOTED})" "(?<agent>${QUOTED})" \d+ "${QUOTED}" "${QUOTED}" (?<milliseconds>\d+)ms$`,
      ),
    },
  ],
  written: '<peer> - - [<time>] "<request>" <status> <bytes> "<referrer>" "<agent>" 0 "-" "-" 0ms',
};

const ENVOY_REQUEST = String.raw`\[(?<utcTime>[^\]]+)\] "(?<request>${QUOTED})" (?<status>\d{1,3}) \S+`;
const ENVOY_END = String.raw`\d+ (?<bytes>\d+) (?<milliseconds>\d+|-) \S+ "(?<forwarded>${QUOTED})" "(?<agent>${QUOTED})" "${QUOTED}" "(?<host>${QUOTED})" "${QUOTED}"`;

/**
 * Envoy's default access log, and Istio's, which says more of the connection.
 *
 *     [2026-05-20T10:15:00.310Z] "GET /a HTTP/2" 200 - 0 154 226 100 "192.0.2.7" "curl/8" "cd1bde" "www.example.jp" "10.0.35.28:80"
 *
 * Source: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#default-format-string
 */
export const ENVOY: PatternFormat = {
  patterns: [
    { pattern: new RegExp(String.raw`^${ENVOY_REQUEST} ${ENVOY_END}$`) },
    {
      pattern: new RegExp(String.raw`^${ENVOY_REQUEST} \S+ \S+ "${QUOTED}" ${ENVOY_END} \S+ \S+ \S+ (?<peer>\S+)`),
    },
  ],
  written: '[<utcTime>] "<request>" <status> - 0 <bytes> 0 - "<address>" "<agent>" "-" "<host>" "-"',
};

/**
 * Squid's native access log.
 *
 *     1779239700.075    125 192.0.2.7 TCP_MISS/200 4512 GET http://www.example.jp/ - HIER_DIRECT/203.0.113.9 text/html
 *
 * Source: https://wiki.squid-cache.org/Features/LogFormat
 */
export const SQUID: PatternFormat = {
  patterns: [
    {
      pattern:
        /^(?<utcTime>\d{9,11}\.\d{3}) +(?<milliseconds>-?\d+) (?<peer>\S+) [A-Z_]+\/(?<status>\d{3}) (?<bytes>\d+) (?<method>\S+) (?<url>.*) (?<user>\S+) [A-Z_]+\/\S+ \S+$/,
    },
  ],
  written: '<seconds3>      0 <peer> TCP_MISS/<status> <bytes> <method> <url> - HIER_NONE/- -',
};

/**
 * Zoraxy.
 *
 *     [2026-05-20 10:15:00.123456] [router:host-http] [origin:www.example.jp] [client: 192.0.2.7] [useragent: curl/8] GET /a 200
 *
 * Source: https://github.com/tobychui/zoraxy/wiki
 */
export const ZORAXY: PatternFormat = {
  patterns: [
    {
      pattern:
        /^\[(?<time>[^\]]+)\] \[router:[^\]]*\] (?:\[origin: ?(?<host>[^\]]*)\] )?\[client:? ?(?<peer>[^ ]*)\] (?:\[useragent:? ?(?<agent>.*?)\] )?(?<method>[A-Z]+) (?<target>.*) (?<status>\d{3})$/,
    },
  ],
  written:
    '[<isoTime>] [router:host-http] [origin:<host>] [client: <peer>] [useragent: <agent>] <method> <target> <status>',
};
