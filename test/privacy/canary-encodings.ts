/** Ways in which one text reaches a log. null: this encoding cannot write the text. */
export type Encode = (text: string) => string | null;

const percentOf = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const percent = (text: string): string => percentOf(Buffer.from(text));
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');

/** Node decodes Shift_JIS and EUC-JP but encodes neither: the table is made by decoding every pair of bytes. */
function createEncoder(name: string): Encode {
  const decoder = new TextDecoder(name, { fatal: true });
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (text.length === 1 && !table.has(text)) table.set(text, [lead, trail]);
      } catch {
        // no letter has these bytes
      }
    }
  }
  return (text) => {
    const letters = [...text].map((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : table.get(letter)));
    return letters.some((bytes) => bytes === undefined) || /^[\0-\x7f]*$/.test(text)
      ? null
      : percentOf((letters as number[][]).flat());
  };
}

/** By name, for messages of failing tests. */
export const ENCODINGS: Readonly<Record<string, Encode>> = {
  // as browsers leave it: a space is a plus
  plain: (text) => text.replaceAll(' ', '+'),
  percent,
  twice: (text) => encodeURIComponent(percent(text)),
  thrice: (text) => encodeURIComponent(encodeURIComponent(percent(text))),
  wide: (text) => percent(wide(text)),
  entities: (text) => percent([...text].map((letter) => `&#${letter.codePointAt(0)};`).join('')),
  // left in an address as it is, its number sign and all
  rawEntities: (text) => [...text].map((letter) => `&#x${letter.codePointAt(0)!.toString(16)};`).join(''),
  // what nobody sees between the letters: zero width, soft hyphen, direction, a joiner of marks
  unseen: (text) => percent([...text].map((letter, at) => letter + '\u200b\u00ad\u200e\u034f'[at % 4]).join('')),
  framed: (text) => percent(text.replace(/\d/g, '$&\ufe0f\u20e3')),
  escapes: (text) =>
    Array.from(Buffer.from(text), (byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  shiftJis: createEncoder('shift_jis'),
  eucJp: createEncoder('euc-jp'),
};
