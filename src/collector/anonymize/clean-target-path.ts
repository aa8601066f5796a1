import { ALLOWED_TEXT } from '../../clean/index.js';
import { PLACEHOLDERS, type Kind, type Placeholder } from './detectors/detector.js';
import { maskText } from './detectors/mask.js';
import { readText } from './detectors/read-text.js';
import { placeholderByRoute } from './detectors/routes.js';

const MAX_SEGMENTS = 12;
const MAX_SEGMENT_LENGTH = 80;
const YEAR = /^(?:19|20)\d\d$/;
/** The web has no older archives. */
const ARCHIVE_YEAR = /^(?:199[5-9]|20\d\d)$/;
const DAY_OR_MONTH = /^(?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;
/** What a cleaned segment may be: it stays as it is when a cleaned log is read again. */
const PLACEHOLDER = /^:(?:id|mail|name|number|address|place|date|url|words|more|(?:token|text)(?:\.[a-z0-9]{2,5})?)$/;
/** What kind of file it is may be told whatever its name. */
const ENDING =
  /\.(?:html?|php|pdf|css|m?js|json|xml|txt|png|jpe?g|gif|svg|webp|ico|zip|gz|mp[34]|woff2?|[ot]tf|eot|docx?|xlsx?|pptx?|csv|rss|jar|tgz|aspx?|jsp|cgi|avif|webm|ics|map)$/i;
/** A picture for dense screens: `logo@2x.png`. The only `@` that is no mail address. */
const DENSITY = /@[1-4]x(?=\.(?:png|jpe?g|gif|webp|svg)$)/i;
const NESTED = /(?<=.)(?:https?|ftp)(?::|%3a)(?:\/|%2f)/i;

/** A path that may be kept, and what kinds of data it lost. */
export interface CleanedPath {
  readonly path: string;
  readonly kinds: readonly Kind[];
}

/**
 * Makes a request's path safe to keep: every encoding undone, detectors for each kind, what a segment is because of the one in front, and an
 * allow-list of characters at the end: what nothing recognizes and the list does not hold becomes `:text`.
 *
 * Idempotent; never throws; looks at a bounded part of the path. Rules: law-and-specs.md section 4.3.
 */
export function readTargetPath(path: string): CleanedPath {
  const kinds = new Set<Kind>();
  const bounded = path.slice(0, MAX_PATH).replace(/[?#].*$/s, '');
  const nested = NESTED.exec(bounded);
  const plain = nested ? `${bounded.slice(0, nested.index)}:url` : bounded;
  const segments = plain.split('/', MAX_SEGMENTS + 2).slice(plain.startsWith('/') ? 1 : 0);
  const parts = segments.slice(0, MAX_SEGMENTS).flatMap(readSegment);
  if (nested) kinds.add('url');
  const kept: string[] = [];
  parts.slice(0, MAX_SEGMENTS).forEach((part, index) => {
    const before = parts[index - 1]?.text.toLowerCase() ?? '';
    const after = parts[index + 1]?.text ?? '';
    kept.push(cleanPart(part, { before, after, kept, kinds }));
  });
  const isLong = segments.length > MAX_SEGMENTS || parts.length > MAX_SEGMENTS;
  return { path: `/${[...kept, ...(isLong ? [':more'] : [])].join('/')}`, kinds: [...kinds] };
}

/** The path alone. See {@link readTargetPath}. */
export function cleanTargetPath(path: string): string {
  return readTargetPath(path).path;
}

/** Longer ones occur in attacks only. */
const MAX_PATH = 8192;

interface Part {
  /** The reading that may be shown; `:text` when there is none. */
  readonly text: string;
  readonly all: readonly string[];
}

/**
 * An encoded slash hides segments in one (`a%2F42`): they are cleaned one by one. Matrix parameters (`;sid=…`) end here, up to the next slash
 * that is not encoded; so does an address that was encoded twice and more.
 */
function readSegment(segment: string): Part[] {
  const { shown, all } = readText(segment);
  if (shown === null) return [{ text: ':text', all: all.map(withoutParameters) }];
  return withoutParameters(shown)
    .replace(/[a-z]+:\/{2}.*$|(?:https?|ftp|wss?|file):\/.*$/is, ':url')
    .split('/', MAX_SEGMENTS)
    .map((text) => ({ text, all: [text] }));
}

function withoutParameters(text: string): string {
  return text.replace(/;.*$/s, '').trim();
}

interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly kept: readonly string[];
  readonly kinds: Set<Kind>;
}

function cleanPart({ text, all }: Part, { before, after, kept, kinds }: Surroundings): string {
  if (text === ':text') return text + (all.map(endingOf).find((ending) => ending !== '') ?? '');
  if (text === '' || PLACEHOLDER.test(text)) return text;
  const byRoute = placeholderByRoute({ text, before, after });
  if (byRoute !== null) {
    kinds.add(BY_ROUTE[byRoute] ?? 'name');
    return byRoute;
  }
  if (isDatePart(text, kept)) return text;
  // what is left of digits alone is a day or month (20240401, 202404), or a short number
  if (/^\d{1,5}$/.test(text)) {
    kinds.add('numeric-id');
    return ':id';
  }
  return cleanSegment(text, kinds);
}

/** What it is called when only its place told. */
const BY_ROUTE: Partial<Record<Placeholder, Kind>> = {
  ':id': 'account',
  ':words': 'free-words',
  ':token': 'secret',
  ':date': 'birth-date',
  ':place': 'place',
  ':mail': 'mail',
  ':number': 'phone',
};

/** `/2015/05/17` says when, not who. A month or day counts only behind a year of the web: `/1980/05/17` is a birthday. */
function isDatePart(text: string, kept: readonly string[]): boolean {
  if (YEAR.test(text)) return true;
  if (!DAY_OR_MONTH.test(text)) return false;
  const [year = '', month = ''] = [kept.at(-2), kept.at(-1)];
  return ARCHIVE_YEAR.test(month) || (DAY_OR_MONTH.test(month) && ARCHIVE_YEAR.test(year));
}

/** Makes one text safe to keep, whatever stands around it: a segment, a campaign's name, a label of a host name. */
export function cleanSegment(text: string, kinds?: Set<Kind>): string {
  if (text.length > MAX_SEGMENT_LENGTH || CONTROL.test(text)) return `:text${endingOf(text)}`;
  const density = DENSITY.exec(text)?.[0] ?? '';
  const bare = density ? text.replace(DENSITY, '') : text;
  if (/^~./.test(bare)) {
    kinds?.add('name');
    return '~:name';
  }
  const { text: named, kinds: found, all } = maskText(bare);
  for (const kind of found) kinds?.add(kind);
  if (all !== null) return all === ':token' ? `:token${endingOf(bare)}` : all;
  if (!ALLOWED_TEXT.test(named.replace(PLACEHOLDERS, 'x'))) return `:text${endingOf(bare)}`;
  return density ? named.replace(/(?=\.[a-z]+$)/i, density) : named;
}

const CONTROL = /\p{Cc}/u;

function endingOf(text: string): string {
  return ENDING.exec(text)?.[0].toLowerCase() ?? '';
}
