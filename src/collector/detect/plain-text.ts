/** Longer parts are searched up to here: Apache and nginx refuse request lines over 8 kB, and a log writes up to four characters a byte. */
const MAX_SEARCHED_CHARS = 32_768;
const MAX_PASSES = 3;

/**
 * Reads a part of a request as the application behind the server might: escapes of the log, percent signs nested up to three times,
 * `%u0041`, overlong UTF-8, HTML entities, full-width forms, `+` in a query; then in lower case, without null bytes, each run of white
 * space as one space. Never throws.
 *
 * @returns the text, and where it holds SQL comments also with each as a space and with each removed.
 */
export function toPlainTexts(sent: string, plusIsSpace: boolean): readonly string[] {
  let text = unescapeLog(sent.slice(0, MAX_SEARCHED_CHARS));
  if (plusIsSpace) text = text.replaceAll('+', ' ');
  for (let pass = 0; pass < MAX_PASSES && text.includes('%'); pass++) {
    const next = decodePercents(text);
    if (next === text) break;
    text = next;
  }
  if (text.includes('&')) text = decodeEntities(text);
  // full-width and other compatibility forms: ＜script＞
  if (NOT_ASCII.test(text)) text = text.normalize('NFKC');
  const plain = text.toLowerCase().replaceAll('\0', '').replace(WHITE_SPACE, ' ');
  return plain.includes('/*') ? [plain, replaceComments(plain, ' '), replaceComments(plain, '')] : [plain];
}

/** As it was sent, but for case and the log's own escapes: for rules to which the encoding is the evidence. */
export function toSentText(sent: string): string {
  return unescapeLog(sent.slice(0, MAX_SEARCHED_CHARS)).toLowerCase();
}

const NOT_ASCII = /[^\x00-\x7f]/;

/** A tab, line feed or escape byte parts words for SQL and shells. */
const WHITE_SPACE = /[\x01-\x20\x7f\u00a0]+/g;

/** nginx writes `\x22` and `\x5C`, Apache `\"` and `\\`, JSON logs `\u003c`. Bytes become percent signs and decode with the rest. */
function unescapeLog(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(["\\/]))/gi,
    (_, byte?: string, unit?: string, mark?: string) =>
      byte !== undefined ? `%${byte}` : unit !== undefined ? String.fromCharCode(parseInt(unit, 16)) : (mark ?? ''),
  );
}

function decodePercents(text: string): string {
  return text.replace(/%u([0-9a-f]{4})|(?:%[0-9a-f]{2})+/gi, (run, unit?: string) =>
    unit === undefined ? decodeBytes(run) : String.fromCharCode(parseInt(unit, 16)),
  );
}

/** One run of `%XX`. What is no UTF-8 is read as servers read it that do not check: overlong forms by their bits, the rest as latin1. */
function decodeBytes(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return decodeLoosely(Buffer.from(run.replaceAll('%', ''), 'hex'));
  }
}

function decodeLoosely(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    let point = more === 0 ? lead : lead & (0x3f >> more);
    let read = 0;
    while (read < more && (bytes[at + read + 1]! & 0xc0) === 0x80) point = (point << 6) | (bytes[at + ++read]! & 0x3f);
    const isWhole = read === more && point <= 0x10ffff;
    text += String.fromCodePoint(isWhole ? point : lead);
    if (isWhole) at += more;
  }
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  colon: ':',
  lpar: '(',
  rpar: ')',
  sol: '/',
  tab: '\t',
  newline: '\n',
};

/** `&lt;`, `&#60;`, `&#x3c`; named ones need their semicolon, as `&` also parts the fields of a query. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x0{0,6}([0-9a-f]{1,5});?|#0{0,6}(\d{1,6});?|(lt|gt|quot|apos|amp|colon|lpar|rpar|sol|tab|newline);)/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()]!;
      const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}

/** A comment parts words or splits one; what stands in one that begins with `!` and a version MySQL runs. By hand: a pattern would start anew at each beginning. */
function replaceComments(text: string, by: string): string {
  let result = '';
  let at = 0;
  for (let open = text.indexOf('/*'); open >= 0; open = text.indexOf('/*', at)) {
    result += text.slice(at, open) + by;
    const close = text.indexOf('*/', open + 2);
    const isCode = text[open + 2] === '!';
    if (isCode) result += text.slice(open + 3, close < 0 ? undefined : close).replace(/^\d{1,6}/, '') + by;
    at = close < 0 ? text.length : close + 2;
  }
  return (result + text.slice(at)).replace(/ {2,}/g, ' ');
}
