import { OPTION_NAMES } from '../options.js';
import type { GivenOptions } from '../options.js';
import type { PageState } from './page-state.js';

const NAMES = OPTION_NAMES.map((name) => name.replace(/[A-Z]/g, '-$&').toLowerCase());
/** A slip of the pen: this many letters more, fewer or other. */
const MAX_DISTANCE = 2;
/** Shorter words are near to everything. */
const MIN_LETTERS = 5;
const LANGUAGES = 'ja en ar de es fr it ko pt zh zh-hant';
const VALUES = {
  model: 'opt-in opt-out',
  preset: 'jp jp-strict eu uk us global',
  position: 'bottom top corner inline',
  look: 'plain card bar',
} as const;

/**
 * Names each mistake in the owner's set-up, in one line that quotes it and says what would be accepted; none for a set-up that is right.
 * Attributes of other tools on our tag are not ours to judge.
 *
 * @param tag the script's; null where it could not be told
 */
export function reviewSetup(tag: Element | null, state: Pick<PageState, 'given' | 'options' | 'services'>): string[] {
  const names = tag ? [...tag.attributes].flatMap(({ name }) => reviewName(name)) : [];
  const { given, options } = state;
  const ids = options.rejectedIds.map(
    (id) => `measurement-id "${id}" is no ID of Google Analytics 4 or of a container; accepted: G-…, GTM-…`,
  );
  const found = [...names, ...ids, ...reviewValues(given), ...reviewPaths(options.denyPaths)];
  const idle = !options.measurementIds.length && !ids.length && !state.services;
  if (idle && !names.some((line) => line.includes('measurement-id')))
    found.push(
      `no data-measurement-id was found on ${tag ? `"${toMarkup(tag)}"` : 'any script tag'}; accepted: a tag of its own, <script defer src="kotowari.js" data-measurement-id="G-…">, in no bundle`,
    );
  return found;
}

function reviewName(name: string): string[] {
  const bare = name.replace(/^data-/, '');
  if (NAMES.includes(bare) && (bare !== name || name === 'lang')) return [];
  const nearest = bare === 'open' ? undefined : findNearest(bare);
  return nearest ? [`attribute "${name}" is unknown; the nearest is "data-${nearest}"`] : [];
}

function findNearest(name: string): string | undefined {
  const plain = name.replace(/[^a-z]/g, '');
  const near = NAMES.map((known) => [measure(plain, known.replaceAll('-', '')), known] as const)
    .filter(
      ([distance, known]) =>
        distance === 0 || (distance <= MAX_DISTANCE && Math.min(plain.length, known.length) >= MIN_LETTERS),
    )
    .sort(([one], [other]) => one - other);
  const longer =
    plain.length >= MIN_LETTERS ? NAMES.find((known) => known.replaceAll('-', '').startsWith(plain)) : undefined;
  return near[0]?.[1] ?? longer;
}

function reviewValues(given: GivenOptions): string[] {
  const lines = Object.entries(VALUES).flatMap(([name, known]) => {
    const value = (given as Readonly<Record<string, string>>)[name];
    return !value || known.split(' ').includes(value)
      ? []
      : [`${name} "${value}" is unknown; known: ${known.replaceAll(' ', ', ')}`];
  });
  const { lang } = given;
  const language = lang?.toLowerCase().replace(/^jp\b/, 'ja').split(/[-_]/)[0] ?? '';
  if (language && !LANGUAGES.split(' ').includes(language))
    lines.push(`lang "${lang ?? ''}" has no words; known: ${LANGUAGES.replaceAll(' ', ', ')}`);
  return lines;
}

function reviewPaths(patterns: string): string[] {
  return patterns
    .split(/\s+/)
    .filter((pattern) => pattern && (!/^[/*]/.test(pattern) || pattern.includes(',')))
    .map(
      (pattern) => `deny-paths "${pattern}" matches no page; accepted: paths separated by spaces, /soudan/* /members/*`,
    );
}

function toMarkup(tag: Element): string {
  return (tag.cloneNode() as Element).outerHTML.slice(0, 120);
}

/** How many letters to change, add or leave out to make one word of another (Levenshtein). */
function measure(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  [...one].forEach((letter, index) => {
    const next = [index + 1];
    for (let at = 0; at < other.length; at++)
      next.push(Math.min(next[at]! + 1, row[at + 1]! + 1, row[at]! + (letter === other[at] ? 0 : 1)));
    row = next;
  });
  return row[other.length]!;
}
