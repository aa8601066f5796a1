import { pickLanguage } from './messages/index.js';
import type { Language } from './messages/index.js';

/** `opt-in`: nothing before an explicit accept. `opt-out`: from the moment the notice was shown, until refused. */
export type Model = 'opt-in' | 'opt-out';

/**
 * What a site owner can set, as strings: attributes of the element in kebab-case, or `data-` attributes of the script tag.
 * custom-elements.json takes the words beside each from here.
 */
export const OPTION_NAMES = [
  'measurementId', // G-…, several separated by commas, or GTM-…
  'model', // opt-in or opt-out; default: by preset
  'preset', // jp, jp-strict, eu, uk, us or global; default: jp on a page in Japanese, else global
  'lang', // language of the words: ja, en, or one with a file in messages/ (not yet read by a native speaker); default: the page's
  'position', // bottom, top, corner, or inline: where the page has put the element; default: bottom
  'look', // card, bar, or plain: round corners and a shadow, a strip across, or black on white; default: card
  'operator', // who speaks: the name of the organization
  'contactUrl', // where to ask the operator
  'policyUrl', // the privacy policy
  'policyVersion', // a new one shows the notice again
  'denyPaths', // path patterns, separated by spaces, where Google never runs
  'cookieDomain', // where the refusal cookie lives; default: the highest domain that sticks
  'cookiePrefix', // gtag's cookie_prefix, if the site has one: such cookies are deleted too
  'recordUrl', // same-origin endpoint that keeps a refusal in a cookie set by the server
  'stopUrl', // kill switch: same-origin JSON, {"stop": true}; the tag waits for it
  'tagUrl', // where the Google tag comes from; default: Google
] as const;

type OptionName = (typeof OPTION_NAMES)[number];

/** Options as given; whatever is absent has a default. */
export type GivenOptions = Partial<Record<OptionName, string | null | undefined>>;

/** `measurementId` as an attribute: `measurement-id`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

/** The attributes of `<kotowari-notice>`, for JSX and other typed templates. */
export type NoticeAttributes = { readonly [Name in OptionName as Kebab<Name>]?: string | undefined };

/**
 * Options with every default filled in; empty where there is none. `denyPaths`: path patterns, separated by white space, where Google never
 * runs; `/*` stops Google on the page at once. `cookieDomain`: of the refusal cookie; empty for the highest that sticks. `stopUrl`: see
 * {@link KillSwitch}. `tagUrl`: where the Google tag comes from.
 */
export interface NoticeOptions extends Readonly<Record<Exclude<OptionName, 'model'>, string>> {
  /** `G-…` or `GTM-…`; what is neither is left out, so that a misspelt ID never reaches Google. */
  readonly measurementIds: readonly string[];
  readonly model: Model;
  /** Days after which a grant is asked for again; 13 months at most (CNIL, law-and-specs.md §3.1). */
  readonly grantDays: number;
  readonly language: Language;
}

/** The shortest thirteen months, less the day on which a grant begins. */
const THIRTEEN_MONTHS = 392;
const SIX_MONTHS = 182;
const PRESETS: Readonly<Record<string, readonly [Model, number]>> = {
  jp: ['opt-out', THIRTEEN_MONTHS],
  'jp-strict': ['opt-in', THIRTEEN_MONTHS],
  us: ['opt-out', THIRTEEN_MONTHS],
};

/**
 * Fills in the defaults. With neither preset nor model, a page in Japanese gets `jp`, any other page `global`.
 * `eu`, `uk`, `global`, and whatever is unknown, mean the strictest: opt-in.
 *
 * @param pageLanguage the page's own `lang`; it decides the law, while `given.lang` decides the words only
 */
export function resolveOptions(given: GivenOptions, pageLanguage: string): NoticeOptions {
  const texts = Object.fromEntries(OPTION_NAMES.map((name) => [name, given[name] ?? ''])) as Record<OptionName, string>;
  const preset = PRESETS[texts.preset || (pickLanguage(pageLanguage) === 'ja' ? 'jp' : '')];
  const [model, grantDays] = preset ?? ['opt-in', SIX_MONTHS];
  return {
    ...texts,
    tagUrl: texts.tagUrl || 'https://www.googletagmanager.com/gtag/js',
    measurementIds: texts.measurementId.split(/[\s,]+/).filter((id) => /^(?:G|GTM)-[A-Z0-9]{4,}$/.test(id)),
    model: (texts.model || model) === 'opt-out' ? 'opt-out' : 'opt-in',
    grantDays,
    language: pickLanguage(texts.lang || pageLanguage),
  };
}

/**
 * Reads the options that stand on an element.
 *
 * @param prefix `data-` on a script tag
 */
export function readOptions(element: Element | null, prefix = ''): GivenOptions {
  const given: GivenOptions = {};
  for (const name of OPTION_NAMES) {
    // of HTML elements, attribute names are found in any case: `measurement-Id`
    const value = element?.getAttribute(prefix + name.replace(/[A-Z]/g, '-$&'));
    if (value != null) given[name] = value;
  }
  return given;
}
