import { isbot } from 'isbot';

/** What a person would count in a Combined log with an editor and a pocket calculator. */
export interface NaiveCount {
  readonly lines: number;
  readonly parsed: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly methods: Readonly<Record<string, number>>;
  readonly bytesSent: number;
  readonly errors: number;
  readonly bots: number;
  readonly visitors: number;
  readonly visits: number;
  readonly pageViews: number;
  /** Requests by day and hour as they are written: `07/Mar/2026:03`. */
  readonly hours: Readonly<Record<string, number>>;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NOT_A_PAGE =
  'css js mjs svg jpg jpeg png gif ico woff2 woff ttf txt xml json gz zip bz2 tgz deb rpm exe jar bin mp4 mp3 webm avi bmp'.split(
    ' ',
  );

/** One request, cut apart with `split`; nothing of the program's own parser is used. */
interface NaiveRequest {
  readonly address: string;
  readonly stamp: string;
  readonly request: string;
  readonly status: string;
  readonly bytes: number;
  readonly agent: string;
}

/** Counts a Combined log by plain string work. Log days are the days as written: give a log in the zone that is tested. */
export function countNaively(text: string): NaiveCount {
  const lines = text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined);
  const requests = lines.map(cut).filter((request) => request !== null);
  // an absent user agent, written `-`, is nobody's name: not a bot
  const people = requests.filter(({ agent }) => agent === '-' || !isbot(agent));
  const times = new Map<string, number[]>();
  for (const { address, agent, stamp } of people) {
    const visitor = `${stamp.slice(0, 11)} ${placeOf(address)} ${agent}`;
    times.set(visitor, [...(times.get(visitor) ?? []), seconds(stamp)]);
  }
  return {
    lines: lines.length,
    parsed: requests.length,
    statuses: tally(requests.map(({ status }) => status)),
    methods: tally(requests.map(({ request }) => request.split(' ')[0]!).filter((word) => /^[A-Z]+$/.test(word))),
    bytesSent: requests.reduce((sum, { bytes }) => sum + bytes, 0),
    errors: requests.filter(({ status }) => Number(status) >= 400).length,
    bots: requests.length - people.length,
    visitors: times.size,
    visits: [...times.values()].reduce((sum, list) => sum + visitsOf(list), 0),
    pageViews: people.filter(isPage).length,
    hours: tally(requests.map(({ stamp }) => stamp.slice(0, 14))),
  };
}

function cut(line: string): NaiveRequest | null {
  const parts = line.replaceAll('\\"', '\u0001').split('"');
  if (parts.length !== 7) return null;
  const [front = '', request = '', numbers = '', , , agent = ''] = parts;
  const [, status = '', bytes = ''] = numbers.split(' ');
  const stamp = front.slice(front.indexOf('[') + 1, front.indexOf(']'));
  const address = front.split(' ')[0]!;
  const day = Number(stamp.slice(0, 2));
  if (address.includes(',') || new Date(seconds(stamp) * 1000).getUTCDate() !== day) return null;
  return { address, stamp, request, status, bytes: bytes === '-' ? 0 : Number(bytes), agent };
}

/** Seconds as written, whatever the zone: only differences and days matter. */
function seconds(stamp: string): number {
  const [day = '', month = '', year = ''] = stamp.slice(0, 11).split('/');
  const [hour, minute, second] = stamp.slice(12, 20).split(':').map(Number);
  return Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), hour, minute, second) / 1000;
}

/** An IPv6 address counts by its first four groups; the fixtures write `2001:db8:1::1`, whose fourth group is zero. */
function placeOf(address: string): string {
  return address.includes('::')
    ? address.split('::')[0]!
    : address.includes(':')
      ? address.split(':').slice(0, 4).join(':')
      : address;
}

function visitsOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.filter((time, index) => index === 0 || time - sorted[index - 1]! > 1800).length;
}

function isPage({ request, status }: NaiveRequest): boolean {
  const [method, target = ''] = request.split(' ');
  const path = target.split('?')[0]!;
  const name = path.split('/').at(-1)!;
  const ending = name.includes('.') ? name.split('.').at(-1)!.toLowerCase() : '';
  const answered = status.startsWith('2') || status === '304';
  return method === 'GET' && answered && !NOT_A_PAGE.includes(ending);
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
