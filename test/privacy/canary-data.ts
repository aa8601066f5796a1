/** One personal datum: how it is written, and what must be found nowhere afterwards. */
export interface Datum {
  readonly kind: string;
  readonly text: string;
  /** Parts that tell the person even when marks between them are gone. */
  readonly traces: readonly string[];
}

/** Texts of one kind; each number gives another, so that a hit tells which line it came from. */
type Make = (number: number) => string;

const pad = (number: number, length: number): string => String(number).padStart(length, '0');

/** Puts the check digit behind digits. Written here a second time on purpose: the program's own rule must not make its test. */
function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function withMyNumberCheck(digits: string): string {
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const rest = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % 11;
  return digits + String(rest <= 1 ? 0 : 11 - rest);
}

function withIbanCheck(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((letter) => String(parseInt(letter, 36))).join('');
  const check = 98n - (BigInt(digits) % 97n);
  return `${country}${pad(Number(check), 2)}${account}`;
}

const groups = (text: string, mark: string): string => text.match(/.{1,4}/g)!.join(mark);
const letters = (number: number, length: number): string =>
  Array.from({ length }, (_, at) => 'kXq7Zp2VtR9wLb4NfG8s'[(number * 7 + at * 3 + ((number * at) % 5)) % 20]).join('');

/** What people leave in addresses of pages, by kind. */
export const DATA: Readonly<Record<string, readonly Make[]>> = {
  mail: [
    (n) => `hanako.canary${n}@example.jp`,
    (n) => `canary${n}+tag@mail.example.co.jp`,
    (n) => `canary${n}[at]example.com`,
    (n) => `canary${n}(at)example.jp`,
    (n) => `canary${n}_at_example.co.jp`,
    (n) => `花子カナリア${n}@例え.jp`,
    (n) => `canary${n}_at_example.tokyo`,
    (n) => `canary${n}(a)example.jp`,
    (n) => `canary${n}+AEA-example.jp`,
    (n) => `hana-canary${n}-gmail-com`,
  ],
  phone: [
    (n) => `090-8765-${pad(n, 4)}`,
    (n) => `0808765${pad(n, 4)}`,
    (n) => `03-8765-${pad(n, 4)}`,
    (n) => `0468765${pad(n, 3)}`,
    (n) => `(045)876-${pad(n, 4)}`,
    (n) => `0120-876-${pad(n, 3)}`,
    (n) => `0800-876-${pad(n, 4)}`,
    (n) => `0570-876-${pad(n, 3)}`,
    (n) => `+81-70-8765-${pad(n, 4)}`,
    (n) => `+81708765${pad(n, 4)}`,
    (n) => `090ー8764ー${pad(n, 4)}`,
    (n) => `+1-202-555-${pad(n, 4)}`,
    (n) => `090の8763の${pad(n, 4)}`,
    (n) => `03局8765番${pad(n, 4)}`,
    (n) => `090____8762____${pad(n, 4)}`,
    (n) => `9765-${pad(n, 4)}`,
  ],
  'my-number': [
    (n) => withMyNumberCheck(`98765${pad(n, 6)}`),
    (n) => groups(withMyNumberCheck(`87654${pad(n, 6)}`), '-'),
    (n) => groups(withMyNumberCheck(`76543${pad(n, 6)}`), ' '),
  ],
  'driving-license': [(n) => `30987654${pad(n, 4)}`],
  passport: [(n) => `TK98${pad(n, 5)}`],
  'residence-card': [(n) => `AB9876${pad(n, 4)}CD`, (n) => `AB-9875-${pad(n, 4)}-CD`],
  'license-plate': [(n) => `品川${300 + (n % 600)}あ9${n % 10}-${pad(n % 100, 2)}`],
  'pension-number': [(n) => `9876-54${pad(n, 4)}`],
  'insurer-number': [(n) => `0613${pad(n, 4)}`],
  'resident-code': [(n) => `4987654${pad(n, 4)}`],
  card: [
    (n) => withLuhn(`411198765${pad(n, 6)}`),
    (n) => groups(withLuhn(`555598765${pad(n, 6)}`), '-'),
    (n) => withLuhn(`3787654${pad(n, 7)}`),
  ],
  imei: [(n) => withLuhn(`4901987${pad(n, 7)}`)],
  iban: [
    (n) => withIbanCheck('GB', `WEST98765${pad(n, 9)}`),
    (n) => groups(withIbanCheck('DE', `98765432${pad(n, 10)}`), '-'),
  ],
  jwt: [(n) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnk${letters(n, 9)}.${letters(n + 3, 24)}`],
  base64: [
    (n) => Buffer.from(`canary${n}@a.jp`).toString('base64url'),
    (n) => Buffer.from(`${kanji(n)}`).toString('base64url'),
  ],
  token: [(n) => `${letters(n, 24)}`, (n) => `s3cr3t-${letters(n, 20)}`],
  uuid: [(n) => `9f86d081-884c-4d65-9a2f-c0ffee${pad(n, 6)}`],
  ulid: [(n) => `01ARZ3NDEKTSV4RRFF${pad(n, 8)}`],
  hex: [(n) => `9f86d081884c7d659a2feaa0c5${pad(n, 6)}`, (n) => `c0ffee0987${pad(n, 4)}a${pad(n, 4)}b`],
  'numeric-id': [(n) => `9876${pad(n, 5)}`],
  ipv4: [(n) => `203.0.${n % 250}.${(n * 7) % 250}`, (n) => `203-0-113-${100 + (n % 150)}`],
  ipv6: [(n) => `2001:db8:77:${(n + 4096).toString(16)}::1`, (n) => `2001-db8-77-${(n + 4096).toString(16)}--1`],
  mac: [
    (n) => `00:1A:2B:3C:${pad(n % 100, 2)}:5E`,
    (n) => `00-1A-2B-4D-${pad(n % 100, 2)}-5E`,
    (n) => `00_1A_2B_4E_${pad(n % 100, 2)}_5E`,
  ],
  coordinates: [(n) => `35.68${pad(n, 4)},139.76${pad(n, 4)}`],
  'postal-code': [(n) => `〒987-${pad(n, 4)}`],
  'birth-date': [
    (n) => `19${60 + (n % 30)}-0${1 + (n % 9)}-1${n % 10}`,
    (n) => `昭和${30 + (n % 30)}年${1 + (n % 9)}月2${n % 10}日`,
    (n) => `1${n % 10}-0${1 + (n % 9)}-19${60 + (n % 30)}`,
    (n) => `令和${1 + (n % 9)}年${1 + (n % 9)}月1${n % 10}日生`,
  ],
  place: [(n) => `${kanji(n)}区囀町${n}丁目8番1号`, (n) => `${kanji(n)}町${n % 90}-8-${n % 100}`],
  addressee: [(n) => `${kanji(n)}様`, (n) => `佐藤${kanji(n).slice(0, 3)}殿`, (n) => `${kanji(n)}さん`],
};

/** Names: found by the key or the segment in front. */
export const NAMES: readonly Make[] = [(n) => `カナリア花子${n}`, (n) => `${kanji(n)}`, (n) => `hanako-canaria${n}`];

/** A name that nobody has. */
function kanji(number: number): string {
  const signs = '鳥籠雛翼嘴囀羽巣';
  return Array.from({ length: 4 }, (_, at) => signs[(number >> (at * 3)) & 7]).join('') + '彁';
}

/** @returns the datum with number `number` of each way of writing each kind. */
export function createData(makers: Readonly<Record<string, readonly Make[]>>, from: number): Datum[] {
  let number = from;
  return Object.entries(makers).flatMap(([kind, ways]) =>
    ways.map((make) => {
      const text = make(number++);
      return { kind, text, traces: tracesOf(text) };
    }),
  );
}

/** The text itself; its digits without marks; the part in front of an `@`. */
function tracesOf(text: string): string[] {
  const digits = text.replace(/\D/g, '');
  const isNumber = /^[-+() \dー]+$/.test(text) && digits.length >= 9;
  const local = /^[^@[(]*?canary\d+/u.exec(text)?.[0] ?? /^[^@]+(?=@)/u.exec(text)?.[0];
  return [...new Set([text, ...(isNumber ? [digits] : []), ...(local ? [local] : [])])];
}
