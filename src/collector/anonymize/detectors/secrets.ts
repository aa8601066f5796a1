import type { Detector } from './detector.js';

/** RFC 7519: two parts of base64url, of which the first begins with `{"`. */
export const jwt: Detector = {
  kind: 'jwt',
  needsMark: true,
  placeholder: ':token',
  pattern: /eyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)*/g,
  takesAll: true,
  hits: ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'],
  misses: ['eye.chart.png', 'eyJ', 'hobbyJournal.issue.one'],
};

/**
 * Letters and digits that nobody chose: session ids, reset links, base64. Long runs by entropy (3.5 bits a letter over 20), shorter ones by
 * how often kinds of letters change; words joined by dashes, camel case and product codes are spared.
 */
export const token: Detector = {
  kind: 'token',
  placeholder: ':token',
  pattern: /[A-Za-z0-9_-]{5,}/g,
  confirm: isRandom,
  takesAll: true,
  hits: [
    'dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    's3cr3tC4naryV4lue',
    'dQw4w9WgXcQ',
    'V1StGXR8_Z5jdHi6B-myT',
    'A1b2-C3d4-E5f6-G7h8',
    'eWFtYWRhQGV4YW1wbGUuanA',
    'qwzxkjvhpgmtbnrlcdfs',
    'x7k9p2',
    'k7h2j',
    'aB3xY9',
    'dGFyb0BhLmpw',
    'eWFtYWRh',
    '5bGx55Sw6Iqx5a2Q',
    'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
    '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
  ],
  misses: [
    'how-to-install-logstash-on-ubuntu-server',
    'logstash-1.3.2-monolithic.jar',
    'jquery.bxslider.min.js',
    'internationalization',
    'HelloWorldFromTokyo',
    'UTF8toUTF16',
    'iPhone15ProMax',
    'WH-1000XM4',
    'bootstrap-4-0-0-beta-2',
    'shinjuku-chuo-koen',
    'Rechtsschutzversicherung',
    'jdk-8u45-linux-x64',
    'web-2-0-and-html5-and-css3-tutorial',
    'GettingStartedWithNodeJS',
    'ISO_8601_date_and_time_format',
    'barcamprochester3',
    'h2o2',
    'mp3to4',
    'utf8to16',
    'Tokyo2020Games',
    'HomePage',
    'WordPress',
  ],
};

function isRandom(run: string): boolean {
  const pieces = run.split(/[-_]/);
  if (pieces.some((piece) => isRandomPiece(piece) || isWrittenInBase64(piece)) || isWrittenInBase64(run)) return true;
  const odd = pieces.filter((piece) => !WORD.test(piece)).join('').length;
  return run.length >= 16 && odd * 2 >= run.length && (run.length < 20 || entropy(run) >= 3.5);
}

/** A word, a number, or a word with a number at one end: `beta`, `Html`, `NASA`, `mp3`, `v2`, `3rd`, camel case. */
const WORD = /^(?:[a-z]*|[A-Z]+|(?:[A-Z]?[a-z]{2,}|[A-Z]{2,})+|[A-Za-z]{1,24}\d{1,4}|\d{1,4}[A-Za-z]{1,24}|\d+)$/;

function isRandomPiece(piece: string): boolean {
  if (piece.length < 5) return false;
  const alternations = piece.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0;
  if (alternations >= 4) return true;
  const caseChanges = piece.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
  if (piece.length < 8) return alternations >= 3 && caseChanges >= 2;
  if (alternations > 0 && alternations + caseChanges >= 5 && piece.length < caseChanges * 5 + 8) return true;
  if (caseChanges >= 3 && piece.length < caseChanges * 4) return true;
  if (piece.length < 16) return false;
  if (alternations >= 2 && piece.length >= 20) return entropy(piece) >= 3.5;
  const letters = piece.replace(/\d{1,4}$/, '');
  return letters.length >= 16 && /^[A-Za-z]+$/.test(letters) && !isPronounceable(letters.toLowerCase());
}

/**
 * Somebody's words in base64: letters of both cases that decode to nothing but words. Of 8 random letters one in three hundred does by chance,
 * of a name in camel case hardly any.
 */
function isWrittenInBase64(run: string): boolean {
  if (run.length < 8 || run.length % 4 === 1 || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  return READABLE.test(Buffer.from(run, 'base64url').toString('utf8'));
}

const READABLE = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,:;@_+=&/?-]{4,}$/u;

/** Words of European languages and romaji have vowels, short runs of consonants and few rare letters; random letters do not. */
function isPronounceable(letters: string): boolean {
  const vowels = letters.match(/[aeiouy]/g)?.length ?? 0;
  const rare = letters.match(/[jqxzvwk]/g)?.length ?? 0;
  return vowels / letters.length >= 0.2 && rare / letters.length < 0.25 && !/[^aeiouy]{8}/.test(letters);
}

/** Shannon entropy, bits a letter. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
