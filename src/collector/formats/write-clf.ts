import type { WrittenRow } from '../model/index.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Writes a request in the Common or Combined Log Format, with or without virtual host.
 *
 *     fd1c:…::  - - [20/May/2026:10:15:00 +0900] "GET /news/ HTTP/1.1" 200 512 "https://example.org/" "Firefox/126 (Windows; desktop)"
 */
export function writeClf(row: WrittenRow, shape: { readonly vhost: boolean; readonly combined: boolean }): string {
  const request =
    row.method === null
      ? '-'
      : [row.method, row.target ?? '/', ...(row.protocol === null ? [] : [row.protocol])].join(' ');
  const vhost = shape.vhost ? `${row.host ?? '-'} ` : '';
  const agents = shape.combined ? ` "${row.referrer ?? '-'}" "${row.userAgent ?? '-'}"` : '';
  return `${vhost}${row.address} - - [${clfTime(row.time)}] "${request}" ${row.status ?? '-'} ${row.bytesSent}${agents}`;
}

/** `2026-05-20T10:15:00+09:00` → `20/May/2026:10:15:00 +0900` */
function clfTime(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${iso.slice(11, 19)} ${iso.slice(19).replace(':', '')}`;
}
