import type { WrittenRow } from '../model/index.js';
import type { FieldKind } from './row-fields.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How each field is written of what may be kept. A kind that is missing here is not kept: it is written as absent. */
const WRITERS: Readonly<Partial<Record<FieldKind, (row: WrittenRow) => string | number | null>>> = {
  address: (row) => row.address,
  peer: (row) => row.address,
  forwarded: (row) => row.address,
  time: (row) => clfTime(row.time),
  epochMs: (row) => String(Date.parse(row.time)),
  haproxyTime: (row) => clfTime(row.time).replace(/ .*/, '.000'),
  isoTime: (row) => row.time.replace('T', ' ').replace(/([+-]\d\d:\d\d)$/, ' $1'),
  seconds3: (row) => `${Date.parse(row.time) / 1000}.000`,
  utcTime: (row) => `${utc(row.time).slice(0, 19)}Z`,
  date: (row) => utc(row.time).slice(0, 10),
  clock: (row) => utc(row.time).slice(11, 19),
  request: writeRequest,
  method: (row) => row.method,
  target: (row) => row.target,
  url: (row) => row.target && (row.host === null ? row.target : `https://${row.host}${row.target}`),
  path: (row) => row.target?.split('?')[0] ?? null,
  query: (row) => row.target?.split('?')[1] ?? null,
  protocol: (row) => row.protocol,
  status: (row) => row.status,
  bytes: (row) => row.bytesSent,
  referrer: (row) => row.referrer,
  agent: (row) => row.userAgent,
  host: (row) => row.host,
};

/** @returns the field as text, or null when there is nothing that may be written. */
export function writeField(kind: FieldKind, row: WrittenRow): string | null {
  const value = WRITERS[kind]?.(row) ?? null;
  return value === null ? null : String(value);
}

/** `GET /news/ HTTP/1.1`; null for a request that could not be read. */
export function writeRequest({ method, target, protocol }: WrittenRow): string | null {
  if (method === null) return null;
  return [method, target ?? '/', ...(protocol === null ? [] : [protocol])].join(' ');
}

/** `2026-05-20T10:15:00+09:00` → `20/May/2026:10:15:00 +0900` */
export function clfTime(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${iso.slice(11, 19)} ${iso.slice(19).replace(':', '').replace('Z', '+0000')}`;
}

/** The same instant in UTC. */
export function utc(iso: string): string {
  return new Date(iso).toISOString();
}
