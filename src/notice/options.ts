import { pickLanguage } from './messages/index.js';
import type { Language } from './messages/index.js';

/** `opt-in`: nothing before an explicit accept. `opt-out`: from the moment the notice was shown, until refused. */
export type Model = 'opt-in' | 'opt-out';

/** What a site owner can set, as strings: attributes of the element, or `data-` attributes of the script tag. */
export const OPTION_NAMES = [
  'measurementId',
  'model',
  'preset',
  'lang',
  'operator',
  'contactUrl',
  'policyUrl',
  'policyVersion',
  'denyPaths',
  'cookieDomain',
  'tagUrl',
] as const;

/** Options as given; whatever is absent has a default. */
export type GivenOptions = Partial<Record<(typeof OPTION_NAMES)[number], string | null | undefined>>;

/** Options with every default filled in. */
export interface NoticeOptions {
  /** `G-…` or `GTM-…`; what is neither is left out, so that a misspelt ID never reaches Google. */
  readonly measurementIds: readonly string[];
  readonly model: Model;
  /** Days after which a grant is asked for again; 13 months at most (CNIL, law-and-specs.md §3.1). */
  readonly grantDays: number;
  readonly language: Language;
  /** Empty: "this site". */
  readonly operator: string;
  readonly contactUrl: string;
  readonly policyUrl: string;
  readonly policyVersion: string;
  /** Path patterns, separated by white space, where Google never runs. */
  readonly denyPaths: string;
  /** Domain of the refusal cookie; empty: the highest that sticks. */
  readonly cookieDomain: string;
  /** Where the Google tag is loaded from. */
  readonly tagUrl: string;
}

const PRESETS: Readonly<Record<string, readonly [Model, number]>> = {
  jp: ['opt-out', 395],
  'jp-strict': ['opt-in', 395],
  eu: ['opt-in', 182],
  uk: ['opt-in', 182],
  us: ['opt-out', 395],
  global: ['opt-in', 182],
};

/** Google's own address of gtag.js. */
export const DEFAULT_TAG_URL = 'https://www.googletagmanager.com/gtag/js';

/**
 * Fills in the defaults. With neither preset nor model, a page in Japanese gets `jp`, any other page `global`.
 * An unknown preset or model means the strictest: opt-in.
 *
 * @param pageLanguage the page's own `lang`; it decides the law, while `given.lang` decides the words only
 */
export function resolveOptions(given: GivenOptions, pageLanguage: string): NoticeOptions {
  const japanese = pickLanguage(pageLanguage) === 'ja';
  const preset = PRESETS[given.preset || (japanese ? 'jp' : 'global')] ?? ['opt-in', 182];
  return {
    measurementIds: (given.measurementId ?? '').split(/[\s,]+/).filter((id) => /^(?:G|GTM)-[A-Z0-9]{4,}$/.test(id)),
    model: given.model ? (given.model === 'opt-out' ? 'opt-out' : 'opt-in') : preset[0],
    grantDays: preset[1],
    language: pickLanguage(given.lang || pageLanguage),
    operator: given.operator ?? '',
    contactUrl: given.contactUrl ?? '',
    policyUrl: given.policyUrl ?? '',
    policyVersion: given.policyVersion ?? '',
    denyPaths: given.denyPaths ?? '',
    cookieDomain: given.cookieDomain ?? '',
    tagUrl: given.tagUrl || DEFAULT_TAG_URL,
  };
}
