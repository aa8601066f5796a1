import { createData, DATA, NAMES, type Datum } from './canary-data.js';
import { ENCODINGS } from './canary-encodings.js';

/** A log with a personal datum in every field where one may stand, and the texts that must be found nowhere afterwards. */
export interface SeededLog {
  readonly lines: readonly string[];
  /** Each is of one kind and encoding, so that a hit tells where it came from. */
  readonly canaries: readonly string[];
}

/** A request; what is absent is harmless. `raw` stands instead of the whole request. */
type Parts = Partial<Record<'address' | 'user' | 'target' | 'referrer' | 'agent' | 'raw', string>>;

const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.127 Safari/537.36';

/** Every place of a request that an encoded datum can take. */
const PLACES: readonly ((text: string) => Parts)[] = [
  (text) => ({ target: `/page/${text}` }),
  (text) => ({ target: `/page/${text}/edit` }),
  (text) => ({ target: `/page/file-${text}.html` }),
  (text) => ({ target: `/page%2F${text}%2Fedit` }),
  (text) => ({ target: `/page;v=${text}/edit;w=${text}` }),
  (text) => ({ target: `/page?x=${text}` }),
  (text) => ({ target: `/page?${text}` }),
  (text) => ({ target: `/page?${text}=1` }),
  (text) => ({ target: `/page?a=1;x=${text}&b=2` }),
  (text) => ({ target: `/page#${text}` }),
  (text) => ({ target: `/go?next=${encodeURIComponent(`https://other.example/?x=${text}`)}` }),
  (text) => ({ target: `/go/https://other.example/${text}` }),
  (text) => ({ target: `/go/https%3A%2F%2Fother.example%2F${text}` }),
  (text) => ({ target: `http://${text}@example.jp/page` }),
  (text) => ({ target: `http://example.jp/${text}/page` }),
  (text) => ({ target: `/?utm_source=${text}&utm_medium=${text}&utm_campaign=${text}` }),
  (text) => ({ referrer: `https://other.example/${text}?x=${text}#${text}` }),
  (text) => ({ referrer: `https://${text}@other.example/` }),
  (text) => ({ referrer: `https://${text}.other.example/` }),
  (text) => ({ agent: `Mozilla/5.0 (X11; Linux x86_64; ${text}) Gecko/20100101 Firefox/126.0` }),
  (text) => ({ agent: `${text}/1.0 (+https://other.example/${text})` }),
  (text) => ({ raw: `\\x16\\x03${text}` }),
  (text) => ({ raw: `${text} / HTTP/1.1` }),
  (text) => ({ raw: `GET / ${text}` }),
];

/** Places of which nothing is kept, or that tell that a name follows: names are recognized by nothing else. A host may be called like a person. */
const NAME_PLACES: readonly ((text: string) => Parts)[] = [
  ...PLACES.slice(4, 14),
  ...PLACES.slice(16).filter((place) => !/\/name\./.test(place('name').referrer ?? '')),
  (text) => ({ target: `/users/${text}/orders` }),
  (text) => ({ target: `/members/${text}/profile` }),
  (text) => ({ target: `/name/${text}` }),
  (text) => ({ target: `/%E6%B0%8F%E5%90%8D/${text}` }),
  (text) => ({ target: `/%8E%81%96%BC/${text}` }),
  (text) => ({ target: `/search/${text}` }),
  (text) => ({ target: `/~${text}/index.html` }),
  (text) => ({ target: `/form?name=${text}&%8E%81%96%BC=${text}&%BB%E1%CC%BE=${text}` }),
];

/**
 * Seeds every kind of datum in every encoding and place, and addresses, user names and whole user agents. Every seeded line comes from several
 * networks, so that the small-group gate opens for whatever cleaning lets through: a test that only the gate passes would prove nothing.
 *
 * @param networks how many networks show each line.
 */
export function createSeededLog(networks = 3): SeededLog {
  const canaries = new Set<string>();
  const lines: string[] = [];
  let number = 0;
  const add = (parts: Parts): void => {
    for (let network = 0; network < networks; network++) lines.push(toLine(parts, network, number++));
  };
  let from = 1;
  for (const encode of Object.values(ENCODINGS)) {
    for (const [data, places] of [
      [createData(DATA, from), PLACES],
      [createData({ name: NAMES }, from + 100), NAME_PLACES],
    ] as const) {
      for (const datum of data) {
        const text = encode(datum.text);
        if (text === null) continue;
        for (const trace of tracesIn(datum, text)) canaries.add(trace);
        for (const place of places) add(place(text));
        if (!/[\s"\\]/.test(text)) add({ user: text });
      }
    }
    from += 200;
  }
  addAddresses(add, canaries);
  lines.push(...rejectedLines(canaries));
  for (let network = 0; network < networks; network++)
    for (let host = 1; host <= 20; host++) canaries.add(addressOf(network, host));
  for (const own of ['Chrome/126.0.6478.127', 'Win64']) canaries.add(own);
  return { lines, canaries: [...canaries] };
}

/** What is searched for: the datum, what remains of it without marks, and the encoded form itself unless it is too long for a line of output. */
function tracesIn({ traces }: Datum, encoded: string): string[] {
  return encoded.length <= 120 && encoded.length >= 8 ? [...traces, encoded] : [...traces];
}

function toLine(parts: Parts, network: number, number: number): string {
  const address = parts.address ?? addressOf(network, (number % 20) + 1);
  const second = String(number % 60).padStart(2, '0');
  const minute = String(Math.floor(number / 60) % 60).padStart(2, '0');
  const request = parts.raw ?? `GET ${parts.target ?? '/'} HTTP/1.1`;
  const status = parts.raw === undefined ? 200 : 400;
  return `${address} - ${parts.user ?? '-'} [20/May/2026:10:${minute}:${second} +0900] "${request}" ${status} 512 "${parts.referrer ?? '-'}" "${parts.agent ?? AGENT}"`;
}

function addressOf(network: number, host: number): string {
  return `198.51.${100 + network}.${host + 200}`;
}

/** Every way of writing an address, as the client and wherever else one may stand. */
function addAddresses(add: (parts: Parts) => void, canaries: Set<string>): void {
  for (const address of [
    '203.0.113.77',
    '2001:db8:77:77:1:2:3:4',
    '[2001:db8:88::88]:4711',
    '203.0.113.78:5555',
    '::ffff:203.0.113.79',
    '2002:cb00:7150::1',
    '64:ff9b::203.0.113.81',
    '2001:0:4136:e378:8000:63bf:34ff:8eb2',
    'fe80::1234:5678%eth0',
    'canary-host-1.example.jp',
  ]) {
    const bare = address.replace(/^\[|\].*$/g, '').replace(/:(4711|5555)$/, '');
    canaries.add(bare);
    add({ address });
    if (bare.includes('%')) continue;
    add({ target: `/lookup?ip=${bare}` });
    add({ agent: `Probe/1.0 from ${bare}` });
    if (/[a-z]{4}/.test(bare)) continue;
    add({ target: `/whois/${bare}/` });
    add({ target: `/whois/x-${bare}-y.html` });
    add({ target: `/?utm_medium=${bare}` });
    add({ referrer: `http://${bare.includes(':') ? `[${bare}]` : bare}/admin` });
  }
  // as they look once they are unwrapped
  for (const unwrapped of ['203.0.113.78', '203.0.113.79', '203.0.113.80', '203.0.113.81']) canaries.add(unwrapped);
  add({ user: 'yamada-canary-user' });
  add({ user: 'suzuki hanako-canary' });
  add({ agent: 'CanaryPhone SM-X900Z Build/CANARY.240101.001' });
  for (const text of ['yamada-canary-user', 'hanako-canary', 'CanaryPhone', 'SM-X900Z', 'CANARY.240101.001'])
    canaries.add(text);
}

/** One line for each reason of rejection, full of data. */
function rejectedLines(canaries: Set<string>): string[] {
  const load = (name: string, from: number): string => {
    canaries.add(name);
    const data = createData(DATA, from);
    for (const { traces } of data) for (const trace of traces) canaries.add(trace);
    return `${name}?x=${data.map(({ text }) => text.replaceAll(' ', '+')).join('&x=')}`;
  };
  for (const address of ['203.0.113.200', '203.0.113.201', '203.0.113.202', '203.0.113.203']) canaries.add(address);
  const time = '[20/May/2026:10:16:00 +0900]';
  return [
    `203.0.113.200 - - ${time} "GET /${load('cutshortcanary', 3000)} HTTP/1.1" 200 1 "-" "Moz`,
    `203.0.113.201 ${load('nomatchcanary', 3200)} no log line at all`,
    `203.0.113.202 - - [99/Xxx/2026:10:16:00 +0900] "GET /${load('badtimecanary', 3400)} HTTP/1.1" 200 1 "-" "x"`,
    `203.0.113.203, 10.0.0.1 - - ${time} "GET /${load('badaddresscanary', 3600)} HTTP/1.1" 200 1 "-" "x"`,
  ];
}
