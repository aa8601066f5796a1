import type { WrittenRow } from '../model/index.js';
import { clfTime, writeRequest } from './write-fields.js';

/**
 * Writes a request in the Common or Combined Log Format, with or without virtual host.
 *
 *     fd1c:…::  - - [20/May/2026:10:15:00 +0900] "GET /news/ HTTP/1.1" 200 512 "https://example.org/" "Firefox/126 (Windows; desktop)"
 */
export function writeClf(row: WrittenRow, shape: { readonly vhost: boolean; readonly combined: boolean }): string {
  const vhost = shape.vhost ? `${row.host ?? '-'} ` : '';
  const agents = shape.combined ? ` "${row.referrer ?? '-'}" "${row.userAgent ?? '-'}"` : '';
  return `${vhost}${row.address} - - [${clfTime(row.time)}] "${writeRequest(row) ?? '-'}" ${row.status ?? '-'} ${row.bytesSent}${agents}`;
}
