import { QUOTED, type PatternFormat } from './pattern.js';

const NPM_END = String.raw`- (?<method>\S+) (?<scheme>\S+) (?<host>\S+) "(?<target>${QUOTED})" \[Client (?<peer>[^\]]+)\] \[Length (?<bytes>\d+|-)\] \[Gzip [^\]]*\] (?:\[Sent-to [^\]]*\] )?"(?<agent>${QUOTED})" "(?<referrer>${QUOTED})"`;

/**
 * NPMplus.
 *
 *     [20/May/2026:10:15:00 +0900] www.example.jp 192.0.2.7 0.037 "GET / HTTP/1.1" 200 26477 27235 - curl/8
 *
 * Source: https://github.com/ZoeyVid/NPMplus/blob/develop/rootfs/usr/local/nginx/conf/nginx.conf
 */
export const NPMPLUS: PatternFormat = {
  patterns: [
    {
      pattern: new RegExp(
        String.raw`^\[(?<time>[^\]]+)\] (?<host>\S+) (?<peer>\S+) (?<seconds>[\d.]+) "(?<request>${QUOTED})" (?<status>\d{3}) (?<bytes>\d+|-) (?:\d+|-) (?<referrer>\S+) (?<agent>.*)$`,
      ),
    },
  ],
  written: '[<time>] <host> <peer> 0.000 "<request>" <status> <bytes> 0 <referrer> <agent>',
};

/**
 * Nginx Proxy Manager, log of a proxied host and of one that answers itself.
 *
 *     [20/May/2026:10:15:00 +0000] - 200 200 - GET https www.example.jp "/a" [Client 192.0.2.7] [Length 192] [Gzip 3.10] [Sent-to app] "curl/8" "-"
 *     [20/May/2026:10:15:00 +0000] 404 - GET https www.example.jp "/a" [Client 192.0.2.7] [Length 192] [Gzip -] "curl/8" "-"
 *
 * Source: https://github.com/NginxProxyManager/nginx-proxy-manager/blob/develop/docker/rootfs/etc/nginx/conf.d/include/log-proxy.conf
 */
export const NGINX_PROXY_MANAGER: PatternFormat = {
  patterns: [
    { pattern: new RegExp(String.raw`^\[(?<time>[^\]]+)\] \S+ \S+ (?<status>\d{3}) ${NPM_END}`) },
    { pattern: new RegExp(String.raw`^\[(?<time>[^\]]+)\] (?<status>\d{3}) ${NPM_END}`) },
    ...NPMPLUS.patterns,
  ],
  written:
    '[<time>] - - <status> - <method> https <host> "<target>" [Client <peer>] [Length <bytes>] [Gzip -] [Sent-to -] "<agent>" "<referrer>"',
};

/**
 * cPanel's own access log.
 *
 *     192.0.2.7 - taro [05/20/2026:10:15:00 -0000] "GET /a HTTP/1.1" 200 0 "-" "curl/8" "s" "-" 2083
 *
 * Source: https://docs.cpanel.net/knowledge-base/cpanel-product/the-cpanel-log-files/
 */
export const CPANEL: PatternFormat = {
  patterns: [
    {
      pattern: new RegExp(
        String.raw`^(?<peer>\S+) \S+ (?<user>.*?) \[(?<_month>\d\d)\/(?<_day>\d\d)\/(?<_rest>\d{4}:\d\d:\d\d:\d\d) (?<_zone>[+-]\d{4})\] "(?<request>${QUOTED})" (?<status>\d{3}|-) (?<bytes>\d+|-)(?: "(?<referrer>${QUOTED})" "(?<agent>${QUOTED})")?`,
      ),
      also: (fields, { _month, _day, _rest = '', _zone }) =>
        fields.text('time', `${_rest.slice(0, 4)}-${_month}-${_day} ${_rest.slice(5)}${_zone}`),
    },
    {
      pattern: new RegExp(
        String.raw`^(?<peer>\S+) \S+ (?<user>.*?) \[(?<time>\d\d\/\w{3}\/[^\]]+)\] "(?<request>${QUOTED})" (?<status>\d{3}|-) (?<bytes>\d+|-)(?: "(?<referrer>${QUOTED})" "(?<agent>${QUOTED})")?`,
      ),
    },
  ],
  written: '<peer> - - [<time>] "<request>" <status> <bytes> "<referrer>" "<agent>" "-" "-" 0',
};

/**
 * Gandi's simple hosting: the time that the answer took stands before the request.
 *
 *     www.example.jp 192.0.2.7 - - [20/May/2026:10:15:00 +0000] (0 s) "GET / HTTP/1.1" 200 5 "-" "curl/8"
 *
 * Source: https://docs.gandi.net/en/web_hosting/
 */
export const GANDI: PatternFormat = {
  patterns: [
    {
      pattern: new RegExp(
        String.raw`^(?:(?<host>\S+) )?(?<peer>\S+) \S+ (?<user>\S+) \[(?<time>[^\]]+)\] (?:\((?<seconds>[\d.]+) s\) )?"(?<request>${QUOTED})" (?<status>\d{3}|-) (?<bytes>\d+|-)(?: "(?<referrer>${QUOTED})" "(?<agent>${QUOTED})")?`,
      ),
    },
  ],
  written: '<host> <peer> - - [<time>] (0 s) "<request>" <status> <bytes> "<referrer>" "<agent>"',
};
