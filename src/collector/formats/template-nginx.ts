import type { FieldKind } from './row-fields.js';
import { toLayout, type Layout } from './layout.js';

/**
 * Variables of nginx that we read. Others are passed over.
 * Source: https://nginx.org/en/docs/varindex.html
 */
const VARIABLES: Readonly<Record<string, FieldKind>> = {
  remote_addr: 'address',
  realip_remote_addr: 'peer',
  proxy_protocol_addr: 'address',
  http_x_real_ip: 'address',
  http_cf_connecting_ip: 'address',
  http_true_client_ip: 'address',
  http_x_forwarded_for: 'forwarded',
  proxy_add_x_forwarded_for: 'forwarded',
  remote_user: 'user',
  time_local: 'time',
  time_iso8601: 'time',
  msec: 'time',
  request: 'request',
  request_method: 'method',
  request_uri: 'target',
  uri: 'path',
  document_uri: 'path',
  args: 'query',
  query_string: 'query',
  server_protocol: 'protocol',
  status: 'status',
  body_bytes_sent: 'bytes',
  bytes_sent: 'bytes',
  http_referer: 'referrer',
  http_user_agent: 'agent',
  host: 'host',
  http_host: 'host',
  server_name: 'host',
  request_time: 'seconds',
  scheme: 'scheme',
  server_port: 'port',
};

/** How the times are written that are not the log's own kind. */
const TIMES: Readonly<Record<string, (iso: string) => string>> = {
  time_iso8601: (iso) => iso,
  msec: (iso) => `${Date.parse(iso) / 1000}.000`,
};

/**
 * Compiles an nginx `log_format`, without or with its name, `escape=…` and quotes as they stand in a configuration.
 *
 *     log_format main escape=json '$remote_addr - $remote_user [$time_local] "$request" '
 *                                 '$status $body_bytes_sent "$http_referer"';
 */
export function compileNginx(text: string): Layout {
  const pieces = [...bodyOf(text).matchAll(/\$\{(\w+)\}|\$(\w+)|[^$]+|\$/g)];
  return toLayout(
    pieces.map((piece) => {
      const name = piece[1] ?? piece[2];
      if (name === undefined) return piece[0];
      const time = TIMES[name];
      return { kind: VARIABLES[name] ?? 'skip', ...(time && { write: ({ time: iso }) => time(iso) }) };
    }),
  );
}

/** The template itself: quoted pieces joined, directive, name and escape taken off. */
function bodyOf(text: string): string {
  const bare = text
    .trim()
    .replace(/^log_format\s+\S+\s+/, '')
    .replace(/;$/, '')
    .trim();
  const unnamed = bare.replace(/^escape=\w+\s+/, '');
  const quoted = [...unnamed.matchAll(/'((?:[^'\\]|\\.)*)'/g)];
  const isWhole = quoted.length > 0 && /^(?:'(?:[^'\\]|\\.)*'\s*)+$/.test(unnamed);
  return isWhole ? quoted.map((match) => match[1]!.replaceAll("\\'", "'")).join('') : unnamed;
}
