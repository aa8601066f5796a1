import { Facts, type Attack, type RawBatch } from '../model/index.js';
import { NO_ATTACKS } from './search.js';

const MALFORMED_LINE: readonly Attack[] = [{ label: 'malformed-request', places: ['requestLine'] }];
const MALFORMED_METHOD: readonly Attack[] = [{ label: 'malformed-request', places: ['method'] }];
const SCANNING_METHOD: readonly Attack[] = [{ label: 'scanner', places: ['method'] }];
const PROBING_METHOD: readonly Attack[] = [{ label: 'probing', places: ['method'] }];

/** Registered methods (IANA, RFC 9110, WebDAV) and those that proxies and caches use among themselves. */
const METHODS = new Set(
  'GET HEAD POST PUT DELETE OPTIONS PATCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK REPORT SEARCH ACL BIND UNBIND REBIND CHECKIN CHECKOUT UNCHECKOUT LABEL LINK UNLINK MERGE MKACTIVITY MKCALENDAR MKREDIRECTREF MKWORKSPACE ORDERPATCH UPDATE UPDATEREDIRECTREF VERSION-CONTROL BASELINE-CONTROL PRI QUERY PURGE BAN SUBSCRIBE UNSUBSCRIBE NOTIFY'.split(
    ' ',
  ),
);
const PROTOCOLS = /^HTTP\/(?:0\.9|1\.[01]|2(?:\.0)?|3(?:\.0)?)$/;

/** Reads methods and form of requests. @returns what one row of a batch shows. */
export function createFormReader(): (raw: RawBatch) => (row: number) => readonly Attack[] {
  const judged = new Facts(judgeMethod);
  const known = new Facts((protocol) => PROTOCOLS.test(protocol));
  return (raw) => {
    const methods = raw.column('method');
    const protocols = raw.column('protocol');
    const ofMethod = judged.of(methods.dictionary);
    const isKnown = known.of(protocols.dictionary);
    return (row) => {
      const method = methods.codes[row]!;
      if (method < 0) return isHangUp(raw, row) ? NO_ATTACKS : MALFORMED_LINE;
      const protocol = protocols.codes[row]!;
      const isRefused = raw.status[row]! >= 400;
      if (isRefused && protocol >= 0 && !isKnown[protocol]!) return MALFORMED_LINE;
      const found = ofMethod[method]!;
      return isRefused || found !== MALFORMED_METHOD ? found : NO_ATTACKS;
    };
  };
}

/**
 * Browsers open connections ahead and hang up when they need none: a 408, in nginx also a 400, and not a byte answered. A request
 * line that cannot be read and is answered is something else: TLS on the wrong port, another protocol, noise.
 */
function isHangUp(raw: RawBatch, row: number): boolean {
  return raw.status[row] === 408 || raw.status[row] === 499 || raw.bytesSent[row] === 0;
}

/** TRACE and its kin serve nobody but tools; CONNECT asks whether the server is an open proxy. */
function judgeMethod(method: string): readonly Attack[] {
  if (method === 'TRACE' || method === 'TRACK' || method === 'DEBUG') return SCANNING_METHOD;
  if (method === 'CONNECT') return PROBING_METHOD;
  return METHODS.has(method) ? NO_ATTACKS : MALFORMED_METHOD;
}
