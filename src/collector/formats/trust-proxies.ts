import { BlockList, isIP } from 'node:net';
import { KotowariError, type RawBatch, type RawDictionaries, type TextColumn } from '../model/index.js';
import { createDictionaries, internText } from './text-dictionary.js';

/** Puts the visitor's address where a trusted proxy's stands. */
export type ProxyTrust = (raw: RawBatch) => RawBatch;

/**
 * Trusts proxies: of a request that came from one of them the list that proxies wrote (`X-Forwarded-For`) is walked from the right, past every
 * trusted one; the first other address is the client. What stands further left anybody can write.
 *
 * @param ranges addresses or CIDR ranges. @throws KotowariError `usage` for what is neither.
 */
export function createProxyTrust(ranges: readonly string[]): ProxyTrust {
  if (ranges.length === 0) return (raw) => raw;
  const trusted = new BlockList();
  for (const range of ranges) addRange(trusted, range);
  const known = new Map<string, string>();
  const clientOf = (address: string, list: string): string => {
    const key = `${address} ${list}`;
    const found = known.get(key) ?? walk(trusted, address, list);
    if (known.size > 50_000) known.clear();
    known.set(key, found);
    return found;
  };
  const dictionaries = createDictionaries();
  return (raw) => {
    dictionaries.forget();
    const column = clients(raw, clientOf, dictionaries.of('remoteAddr'));
    return {
      ...raw,
      text: (field, row) => {
        const text = raw.text(field, row);
        const list = field === 'remoteAddr' && text !== null ? raw.text('forwardedFor', row) : null;
        return list === null ? text : clientOf(text!, list);
      },
      column: (field) => (field === 'remoteAddr' ? column : raw.column(field)),
    };
  };
}

function addRange(trusted: BlockList, range: string): void {
  const [address = '', bits, ...more] = range.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const most = family === 'ipv6' ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (isIP(address) === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most || bits === '' || more.length > 0)
    throw new KotowariError(
      'usage',
      `--trusted-proxy "${range}" is not understood; expected an address or a range such as 10.0.0.0/8`,
    );
  trusted.addSubnet(address, prefix, family);
}

function walk(trusted: BlockList, address: string, list: string): string {
  let client = address;
  for (const hop of list
    .split(',')
    .map((each) => bare(each))
    .reverse()) {
    if (!isTrusted(trusted, client)) return client;
    if (isIP(hop) === 0) return client; // `unknown`, or what a client made up
    client = hop;
  }
  return client;
}

function isTrusted(trusted: BlockList, address: string): boolean {
  const text = bare(address).replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(text);
  return family !== 0 && trusted.check(text, family === 6 ? 'ipv6' : 'ipv4');
}

/** Without brackets, zone and port. */
function bare(address: string): string {
  const text = address.trim().replace(/^"|"$/g, '');
  const match = /^\[([^\]%]+)[^\]]*\]|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text);
  return match ? (match[1] ?? match[2]!) : text.replace(/%.*$/, '');
}

function clients(
  raw: RawBatch,
  clientOf: (address: string, list: string) => string,
  dictionary: ReturnType<RawDictionaries['of']>,
): TextColumn {
  const addresses = raw.column('remoteAddr');
  const lists = raw.column('forwardedFor');
  const codes = Int32Array.from({ length: raw.rows }, (_, row) => {
    if (addresses.codes[row]! < 0) return -1;
    const address = addresses.dictionary.text(addresses.codes[row]!);
    const list = lists.codes[row]! < 0 ? null : lists.dictionary.text(lists.codes[row]!);
    return internText(dictionary, list === null ? address : clientOf(address, list));
  });
  return { codes, dictionary };
}
