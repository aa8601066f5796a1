import { foldDigits } from './digit-runs.js';

/** Longest text that is looked into; the rest of a longer one is never kept either. */
const MAX_TEXT = 2048;

/** How a text can be read once every encoding is undone. */
export interface Readings {
  /** The one that may be shown; null when it cannot be told which is right. */
  readonly shown: string | null;
  /** All that are possible: what one of them gives away counts. */
  readonly all: readonly string[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const JAPANESE = ['shift_jis', 'euc-jp'].map((name) => new TextDecoder(name, { fatal: true }));
const PASSES = 3;

/**
 * Undoes percent-encoding (three times at most, `%u3042` too), HTML entities, full-width forms (NFKC) and digits of other scripts.
 * Bytes that are not UTF-8 are read as Shift_JIS and EUC-JP, as forms of older Japanese sites send them.
 */
export function readText(text: string): Readings {
  const bounded = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  if (/^[\w.~-]*$/.test(bounded)) return { shown: bounded, all: [bounded] };
  let readings = [bounded];
  for (let pass = 0; pass < PASSES && readings.some((reading) => reading.includes('%')); pass++)
    readings = readings.flatMap(decodeOnce).slice(0, 4);
  const all = [
    ...new Set(readings.map((reading) => foldDigits(dropUnseen(decodeEntities(reading)).normalize('NFKC')))),
  ];
  const only = readings.length === 1 && !/%[0-9a-f]{2}/i.test(all[0]!) ? all[0]! : null;
  return { shown: only, all };
}

/**
 * What nobody sees parts what belongs together: zero-width characters, soft hyphens, direction marks, and strokes or frames laid over digits.
 * Source: Unicode, Default_Ignorable_Code_Point.
 */
function dropUnseen(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/(?<=\p{N}\p{M}*)\p{M}/gu, '');
}

function decodeOnce(text: string): string[] {
  if (!text.includes('%')) return [text];
  try {
    return [decodeURIComponent(text)];
  } catch {
    return decodeBytes(text.replace(/%u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }
}

/** A percent sign that encodes nothing stays one. */
function decodeBytes(text: string): string[] {
  const bytes = Buffer.concat(
    text
      .split(/(%[0-9a-f]{2})/i)
      .map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  );
  const asUtf8 = tryDecode(utf8, bytes);
  if (asUtf8 !== null) return [asUtf8];
  const japanese = JAPANESE.flatMap((decoder) => tryDecode(decoder, bytes) ?? []);
  const likely = japanese.filter((reading) => LIKELY.test(reading));
  if (likely.length > 0) return likely;
  return japanese.length > 0 ? [...japanese, UNREADABLE] : [UNREADABLE, text.replace(/%[89a-f][0-9a-f]/gi, UNREADABLE)];
}

function tryDecode(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Outside every allow-list, so that a text with it is never shown. */
const UNREADABLE = '\ufffd';

/** Kana, kanji and ASCII only. The wrong one of the two encodings gives half-width kana and rare signs. */
const LIKELY = /^[\x20-\x7e\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]*$/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  commat: '@',
  period: '.',
  lowbar: '_',
  plus: '+',
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole;
  });
}
