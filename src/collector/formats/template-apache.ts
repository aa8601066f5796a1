import type { WrittenRow } from '../model/index.js';
import type { FieldKind } from './row-fields.js';
import { toLayout, type Layout, type LayoutPart } from './layout.js';
import { clfTime } from './write-fields.js';

/**
 * Directives of Apache that we read. Others are passed over.
 * Source: https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats
 */
const DIRECTIVES: Readonly<Record<string, FieldKind>> = {
  a: 'address',
  h: 'peer',
  '{c}a': 'peer',
  '{c}h': 'peer',
  u: 'user',
  r: 'request',
  m: 'method',
  U: 'path',
  q: 'query',
  H: 'protocol',
  s: 'status',
  b: 'bytes',
  B: 'bytes',
  O: 'bytes',
  S: 'skip',
  v: 'host',
  V: 'host',
  p: 'port',
  T: 'seconds',
  '{s}T': 'seconds',
  '{ms}T': 'milliseconds',
  '{us}T': 'microseconds',
  D: 'microseconds',
  t: 'time',
  '{user-agent}i': 'agent',
  '{referer}i': 'referrer',
  '{referrer}i': 'referrer',
  '{host}i': 'host',
  '{x-forwarded-for}i': 'forwarded',
  '{x-real-ip}i': 'address',
  '{cf-connecting-ip}i': 'address',
  '{true-client-ip}i': 'address',
};

/** Times of `%{…}t` that stand in one piece. */
const TIME_FORMATS: Readonly<Record<string, (iso: string) => string>> = {
  sec: (iso) => String(Date.parse(iso) / 1000),
  msec: (iso) => String(Date.parse(iso)),
  usec: (iso) => `${Date.parse(iso)}000`,
  '%Y-%m-%dT%H:%M:%S%z': (iso) => iso.replace(/(\d\d):(\d\d)$/, '$1$2'),
  '%Y-%m-%d %H:%M:%S %z': (iso) => iso.replace('T', ' ').replace(/([+-]\d\d):(\d\d)$/, ' $1$2'),
  '%Y-%m-%dT%H:%M:%S': (iso) => iso.slice(0, 19),
  '%Y-%m-%d %H:%M:%S': (iso) => iso.slice(0, 19).replace('T', ' '),
  '%d/%b/%Y:%H:%M:%S %z': clfTime,
  '%d/%b/%Y:%T %z': clfTime,
};

/**
 * Compiles an Apache `LogFormat`, bare or as it stands in a configuration: with the directive, its quotes, `\"` and the nickname.
 *
 *     LogFormat "%v:%p %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\"" vhost_combined
 */
export function compileApache(text: string): Layout {
  const pieces = [...bodyOf(text).matchAll(/%%|%[<>!\d,]*(\{[^}]*\})?(\^?[A-Za-z]{1,2}(?<=\^..)|[A-Za-z])|[^%]+|%/g)];
  return toLayout(
    pieces.flatMap((piece) =>
      piece[2] === undefined ? [piece[0].replace('%%', '%')] : toPart(piece[1] ?? '', piece[2]),
    ),
  );
}

function toPart(argument: string, letter: string): readonly LayoutPart[] {
  if (letter !== 't')
    return [{ kind: DIRECTIVES[`${argument.toLowerCase()}${letter}`] ?? DIRECTIVES[argument ? '' : letter] ?? 'skip' }];
  // `%t` brings its brackets with it
  if (argument === '') return ['[', { kind: 'time' }, ']'];
  const format = argument.slice(1, -1).replace(/^(?:begin|end):/, '');
  const bracketed = /^\[(.*)\]$/.exec(format);
  const write = TIME_FORMATS[bracketed?.[1] ?? format];
  const field = { kind: 'time' as const, write: ({ time }: WrittenRow) => (write ?? clfTime)(time) };
  return bracketed ? ['[', field, ']'] : [field];
}

function bodyOf(text: string): string {
  const match = /^\s*LogFormat\s+"((?:[^"\\]|\\.)*)"/i.exec(text);
  const body = match?.[1] ?? text;
  return (match || body.includes('\\"') ? body.replaceAll('\\"', '"') : body).replaceAll('\\t', '\t');
}
