import { domainToUnicode } from 'node:url';
import { cleanHost } from '../../clean/index.js';
import { PLACEHOLDERS } from './detectors/detector.js';
import { maskText } from './detectors/mask.js';
import { readText } from './detectors/read-text.js';

/**
 * Makes a host name safe to keep: clients write `Host` and referrers as they like. Labels that hold a telephone number, a token or an
 * address become placeholders, `:token.example.net`; the rest of the name stays, in its own letters. Idempotent.
 *
 * @returns null when it is no host name.
 */
export function cleanHostName(host: string): string | null {
  const lower = host.trim().toLowerCase();
  if (lower === ':address' || lower === ':mail') return lower;
  const cleaned = cleanHost(lower.replace(PLACEHOLDERS, 'x'));
  if (cleaned === null || cleaned === ':address') return cleaned;
  const { shown } = readText(lower);
  if (shown === null) return null;
  const labels = lower.split('.').map(cleanLabel).join('.');
  // what runs over several labels no label shows: an address of mail with its @ spelled out, a number in groups
  const { kinds } = maskText(labels.replace(/xn--[a-z0-9-]+/g, 'x'));
  return kinds.size === 0 ? labels : kinds.has('mail') ? ':mail' : ':address';
}

function cleanLabel(label: string): string {
  // the letters of an encoded name look like a token
  const readable = label.startsWith('xn--') ? domainToUnicode(label) : label;
  const { text, kinds } = maskText(readText(readable).shown ?? label);
  return kinds.size === 0 ? label : text;
}
