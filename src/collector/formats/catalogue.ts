import { KotowariError, nearest, type LogFormat, type RawBatch } from '../model/index.js';
import { AWS_ALB, AWS_ELB, AWS_S3 } from './aws.js';
import { ClfReader } from './clf.js';
import { CPANEL, GANDI, NGINX_PROXY_MANAGER, NPMPLUS } from './hosting.js';
import { JsonReader } from './json.js';
import { LayoutReader, layoutOf } from './layout.js';
import { LogfmtReader } from './logfmt.js';
import { LtsvReader } from './ltsv.js';
import { FirstOfReaders, PatternReader, type PatternFormat } from './pattern.js';
import { ENVOY, HAPROXY, SQUID, TRAEFIK, ZORAXY } from './proxies.js';
import { openFormat, type FormatRow, type LogReader } from './reader.js';
import { compileTemplate, isTemplate } from './template.js';
import { compileNginx } from './template-nginx.js';
import { CLOUDFRONT, W3cReader } from './w3c.js';

/** An address, words, a time in brackets: the family of the Common Log Format. */
const CLF = /^\S+ .{0,400}?\[\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "/;
const NEVER = /^(?!)/;

const byPattern = (format: PatternFormat) => (): LogReader => new PatternReader(format);
const clf = (shape: { readonly vhost: boolean; readonly combined: boolean }) => (): LogReader => new ClfReader(shape);
const combined = { vhost: false, combined: true };

/** Combined, and what Nginx Proxy Manager writes into the same folder. */
const withProxyManager = (shape: typeof combined) => (): LogReader => new ClfWithProxyManager(shape);

/** A line that begins with its time is one of Nginx Proxy Manager; all others are of the family. */
class ClfWithProxyManager extends ClfReader {
  readonly #other = new PatternReader(NGINX_PROXY_MANAGER);

  override readLine(...line: Parameters<ClfReader['readLine']>): ReturnType<ClfReader['readLine']> {
    const [{ bytes }, start] = line;
    return bytes[start] === 91 && bytes[start + 3] === 47 ? this.#other.readLine(...line) : super.readLine(...line);
  }
}

/**
 * BunkerWeb.
 *
 *     www.example.jp 192.0.2.7 - 95386da81aa13b6ab3ce9c989e1e470e - [20/May/2026:10:15:00 +0000] "GET / HTTP/1.1" 200 43 "-" "curl/8"
 *
 * Source: https://docs.bunkerweb.io/latest/advanced/ (LOG_FORMAT)
 */
const BUNKERWEB =
  '$host $remote_addr - $request_id $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';

/**
 * ingress-nginx.
 *
 *     192.0.2.7 - - [20/May/2026:10:15:00 +0000] "GET /a HTTP/2.0" 200 12 "-" "curl/8" 462 0.050 [web-9000] [] 10.0.5.8:9000 19 0.049 200 752178ad
 *
 * Source: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/log-format/
 */
const NGINX_INGRESS =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id';

/**
 * Bunny CDN.
 *
 *     HIT|200|1779239700421|412|390|192.0.2.7|-|https://cdn.example.jp/a.png|DE|curl/8|322b688bd63fb63f|JP
 *
 * Source: https://docs.bunny.net/docs/cdn-logging
 */
const BUNNY = '<skip>|<status>|<epochMs>|<bytes>|<skip>|<address>|<referrer>|<url>|<skip>|<agent>|<skip>|<skip>';

/**
 * lighttpd, and hosts that write the virtual host where the identity belongs (OVH).
 *
 *     192.0.2.7 www.example.jp - [20/May/2026:10:15:00 +0900] "GET / HTTP/1.1" 200 5 "-" "curl/8"
 *
 * Source: https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_accesslog
 */
const HOST_SECOND = '%h %V %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';

/**
 * The log of requests over TLS in Apache's own configuration.
 *
 *     [20/May/2026:10:15:00 +0900] 192.0.2.7 TLSv1.3 TLS_AES_256_GCM_SHA384 "GET / HTTP/1.1" 5
 *
 * Source: https://httpd.apache.org/docs/2.4/ssl/ssl_howto.html#logging
 */
const APACHE_SSL_REQUEST = '%t %h %{SSL_PROTOCOL}x %{SSL_CIPHER}x "%r" %b';

/** The family's readers read each other's lines: which of its names a log has is told by what most lines carry. */
function nameOfClf(sample: readonly string[], raw: RawBatch): string {
  let hosts = 0;
  for (let at = 0; at < raw.rows; at++) if (raw.text('host', at) !== null) hosts++;
  const quoted = sample.filter((line) => /" \S+ \S+ (?:"(?:[^"\\]|\\.)*"|-) ["-]/.test(line)).length;
  return `${quoted * 2 >= sample.length ? 'combined' : 'common'}${hosts * 2 >= raw.rows ? '-vhost' : ''}`;
}

const row = (name: string, looks: RegExp, open: () => LogReader): FormatRow => ({
  name,
  open,
  sniff: (sample) => sample.filter((line) => looks.test(line)).length / Math.max(1, sample.length),
});

/**
 * Every log format by its name. Adding one is one row here. Those that are told by their own marks go before the family of the Common Log Format, and
 * within it those with more fields; names that write what another one writes come last and are not guessed.
 */
const FORMATS: readonly FormatRow[] = [
  row('w3c', /^#(?:Version|Fields|Software|Date|Start-Date|Remark):/i, () => new W3cReader()),
  row('aws-cloudfront', /^\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t[A-Z]{3}\d/, () => new W3cReader(CLOUDFRONT)),
  row('caddy', /^\{.*"request":\{.*"(?:remote_ip|remote_addr)":/, () => new JsonReader()),
  row('traefik-json', /^\{.*"(?:ClientAddr|DownstreamStatus)":/, () => new JsonReader()),
  row('fastly', /^\{.*"(?:fastly_server|fastly_is_edge|response_body_size)"\s*:/, () => new JsonReader()),
  row('json', /^\{\s*"/, () => new JsonReader()),
  row('ltsv', /^[\w.-]+:[^\t]*\t[\w.-]+:/, () => new LtsvReader()),
  row('aws-alb', /^(?:https?|h2|grpcs?|wss?) \d{4}-\d\d-\d\dT/, byPattern(AWS_ALB)),
  row('aws-elb', /^\d{4}-\d\d-\d\dT\S+Z \S+ \S+:\d+ /, byPattern(AWS_ELB)),
  row('aws-s3', /^\S+ \S+ \[[^\]]+\] \S+ \S+ \S+ [A-Z0-9_]+\.[A-Z0-9_.]+ /, byPattern(AWS_S3)),
  row('haproxy', /\S+:\d+ \[\d\d\/\w{3}\/\d{4}:[\d:.]+\] \S+ \S+ (?:[-+]?\d+\/){4}/, byPattern(HAPROXY)),
  row('envoy', /^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] "/, byPattern(ENVOY)),
  row('squid', /^\d{9,11}\.\d{3} +-?\d+ \S+ [A-Z_]+\/\d{3} /, byPattern(SQUID)),
  row('bunny', /^[A-Z-]+\|\d{3}\|\d{13}\|/, () => new LayoutReader({ ...layoutOf(BUNNY), required: 11 })),
  row('zoraxy', /^\[[^\]]+\] \[router:/, byPattern(ZORAXY)),
  row(
    'nginx-proxy-manager',
    /^\[[^\]]+\] (?:\S+ \S+ )?\d{3} - [A-Z]+ https? /,
    () => new FirstOfReaders([new PatternReader(NGINX_PROXY_MANAGER), new ClfReader(combined)]),
  ),
  row(
    'npmplus',
    /^\[\d\d\/\w{3}\/[^\]]+\] \S+ \S+ [\d.]+ "/,
    () =>
      new FirstOfReaders([new PatternReader(NPMPLUS), new PatternReader(NGINX_PROXY_MANAGER), new ClfReader(combined)]),
  ),
  row('bunkerweb', /^\S+ \S+ - (?:[0-9a-f]{32}|-) \S+ \[/, () => new LayoutReader(compileNginx(BUNKERWEB))),
  row('gandi', /\] \([\d.]+ s\) "/, byPattern(GANDI)),
  row('cpanel', /\[\d\d\/\d\d\/\d{4}:[^\]]+\] "/, byPattern(CPANEL)),
  row('traefik', /" \d+ "[^"]*" "[^"]*" \d+ms$/, byPattern(TRAEFIK)),
  row(
    'nginx-ingress',
    /" \d+ [\d.]+ \[[^\]]*\] \[[^\]]*\] /,
    () => new LayoutReader({ ...compileNginx(NGINX_INGRESS), required: 11 }),
  ),
  row('combined-vhost', NEVER, clf({ vhost: true, combined: true })),
  row('combined', NEVER, withProxyManager(combined)),
  row('common-vhost', NEVER, clf({ vhost: true, combined: false })),
  { ...row('common', CLF, clf({ vhost: false, combined: false })), refine: nameOfClf },
  row(
    'lighttpd',
    /^\S+ (?!\d+\.\d+\.\d+\.\d+ )[\w-]+\.[\w.-]+ \S+ \[/,
    () => new LayoutReader(compileTemplate(HOST_SECOND).layout),
  ),
  row('ovh', NEVER, () => new LayoutReader(compileTemplate(HOST_SECOND).layout)),
  row(
    'apache-ssl-request',
    /^\[\d\d\/\w{3}\/[^\]]+\] \S+ (?:TLS|SSL)v[\d.]+ /,
    () => new LayoutReader(compileTemplate(APACHE_SSL_REQUEST).layout),
  ),
  row('logfmt', /^(?:[\w.@/-]+=(?:"|\S)).* [\w.@/-]+=/, () => new LogfmtReader()),
  row('litespeed', NEVER, withProxyManager(combined)),
  row('gunicorn', NEVER, withProxyManager(combined)),
  row('morgan', NEVER, withProxyManager(combined)),
  row('jetty', NEVER, withProxyManager(combined)),
  row('tomcat', NEVER, clf({ vhost: false, combined: false })),
  row('openbsd-httpd', NEVER, clf({ vhost: true, combined: false })),
];

/** Names that `--format` takes, besides `auto` and a template. */
export const FORMAT_NAMES: readonly string[] = FORMATS.map((format) => format.name);

/** @returns all rows, the most telling first: of two that fit equally, the earlier one reads more. */
export function listFormats(): readonly FormatRow[] {
  return FORMATS;
}

/**
 * Opens a format for one log.
 *
 * @param name as given to `--format`: a name, or a template out of a server's configuration.
 * @throws KotowariError `usage` for an unknown one, naming the nearest.
 */
export function findFormat(name: string): LogFormat {
  const found = FORMATS.find((format) => format.name === name);
  if (found) return openFormat(found);
  if (isTemplate(name)) return openFormat(compileTemplate(name, 'template'));
  const near = nearest(name, FORMAT_NAMES);
  const hint = near ? ` did you mean "${near}"?` : '';
  throw new KotowariError(
    'usage',
    `unknown log format "${name}";${hint} known: auto, ${FORMAT_NAMES.join(', ')}, or a template such as '$remote_addr … "$request"' or '%h … "%r"'`,
  );
}
