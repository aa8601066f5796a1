// @ts-check
// What docs/attributes/ says about each attribute beyond its one line in src/notice/options.ts. `npm run docs` fails on an attribute without a
// text, and on a text without an attribute.

/**
 * @typedef {object} AttributeText
 * @property {string} does a paragraph
 * @property {readonly (readonly [string, string])[]} [values] each with what it means; for an attribute that takes only these
 * @property {string} fallback what holds without it
 * @property {string} example attributes as they stand on the script tag
 * @property {readonly string[]} wrong what goes wrong, and how to see it
 */

/** @type {Readonly<Record<string, AttributeText>>} */
export const ATTRIBUTE_TEXTS = {
  'measurement-id': {
    does: 'What Google’s tag is loaded for. Several IDs share one notice and one decision; each gets its page views once. A container (`GTM-…`) is loaded when the decision allows it, and hears “denied” before anything else.',
    fallback: 'nothing is loaded and, unless the page declares other services, no notice is shown.',
    example: 'data-measurement-id="G-XXXXXXX,GTM-XXXXXX"',
    wrong: [
      'An ID that Google would not know (`UA-…`, lower-case letters) is left out without a word: nothing of it is ever loaded.',
      'Google’s own snippet beside the script: it sends before any decision. Remove it; the console names the line.',
      'A container starts what its owner put into it. A refusal silences Google’s tags; other vendors run on until a reload, and the notice says so.',
    ],
  },
  model: {
    does: 'Who has to act. It beats what `preset` says about the model, not what it says about lifetimes.',
    values: [
      ['opt-in', 'nothing reaches Google before the visitor accepts'],
      ['opt-out', 'Google runs from the moment the notice was *shown* until the visitor refuses'],
    ],
    fallback: 'by `preset`; without one, `opt-out` on a page in Japanese, else `opt-in`.',
    example: 'data-model="opt-in"',
    wrong: [
      'Any other word means `opt-in`.',
      'Under opt-out, a notice that nobody can see (covered, `display: none`, below the fold) sends nothing. That is meant.',
      'A browser that cannot keep a refusal gets nothing under opt-out either, until the visitor accepts.',
    ],
  },
  preset: {
    does: 'Model and lifetime of a grant for the law that your visitors live under. A refusal is kept as long as the browser allows.',
    values: [
      ['jp', 'opt-out, asked again after 13 months'],
      ['jp-strict', 'opt-in, asked again after 13 months'],
      ['us', 'opt-out, asked again after 13 months'],
      ['eu', 'opt-in, asked again after 6 months'],
      ['uk', 'opt-in, asked again after 6 months'],
      ['global', 'opt-in, asked again after 6 months'],
    ],
    fallback: '`jp` on a page whose `lang` is Japanese, else `global`.',
    example: 'data-preset="eu"',
    wrong: [
      'An unknown word means `global`, the strictest.',
      'The default follows the page’s own `<html lang>`, not `data-lang`: a Japanese page read in English is still under Japanese law. Without `lang` on the page it is `global`.',
    ],
  },
  lang: {
    does: 'The language of the words. Japanese and English are built in; `ar de es fr it ko pt zh zh-hant` come from `messages/` beside the script, fetched when needed, and say that no native speaker has reviewed them yet. Arabic is written from right to left.',
    fallback: 'the page’s `<html lang>`; a language that is not there is English.',
    example: 'data-lang="fr"',
    wrong: [
      'Without `messages/kotowari-fr.js` on the server the notice is in English. Copy the folder `messages/` too.',
      'It changes words, not law: see `preset`.',
    ],
  },
  position: {
    does: 'Where the notice stands. `--kotowari-inset` moves it further.',
    values: [
      ['bottom', 'across the bottom of the window'],
      ['top', 'across the top'],
      ['corner', 'a card in the corner'],
      ['inline', 'where the page has put `<kotowari-notice>`; it takes room there'],
    ],
    fallback: '`bottom`.',
    example: 'data-position="corner"',
    wrong: [
      '`inline` without a `<kotowari-notice>` of the page: the script puts one at the very top of `<body>`.',
      '`inline` below the fold: under opt-out nothing is sent before the visitor has scrolled to it.',
    ],
  },
  look: {
    does: 'How the notice looks. `--kotowari-accent` and `--kotowari-on-accent` color the two buttons, always both alike; `--kotowari-background` and `--kotowari-color` the rest. Each look has a dark side, which follows the page’s `color-scheme`. What moves stands still for visitors who asked their system for less motion.',
    values: [
      ['card', 'a card with round corners and a shadow, a little away from the edge'],
      ['bar', 'a strip from edge to edge'],
      ['plain', 'a strip in the system’s colors, without shadow, round corner or motion'],
    ],
    fallback: '`card`.',
    example: 'data-look="bar"',
    wrong: [
      'Any other word looks as `card` does.',
      'An accent color without `--kotowari-on-accent`: the text on the buttons may no longer stand out. Set both.',
    ],
  },
  operator: {
    does: 'Who speaks: the name of the organization, as it stands in the privacy policy. The sentences are built around it.',
    fallback: '“this site”.',
    example: 'data-operator="Example Association"',
    wrong: ['The law wants a name (電気通信事業法 27条の12; GDPR art. 13). “This site” is no name.'],
  },
  'contact-url': {
    does: 'A link to where the operator can be asked, on the first layer and in the details.',
    fallback: 'no link.',
    example: 'data-contact-url="/contact"',
    wrong: ['A link that is itself behind a consent form. It must open without a choice.'],
  },
  'policy-url': {
    does: 'A link to the privacy policy. Without `kotowari-details.js` on the server, the button for details leads there too.',
    fallback: 'no link.',
    example: 'data-policy-url="/privacy"',
    wrong: ['A policy that promises something else than the notice does.'],
  },
  'policy-version': {
    does: 'Change it when what you tell visitors has changed. The notice comes again. A grant for another version no longer counts; a refusal goes on counting: a new version never turns Google on.',
    fallback: 'the notice comes again only when a choice has expired.',
    example: 'data-policy-version="2026-11"',
    wrong: ['A version that changes with each build: every visitor is asked each time.'],
  },
  'deny-paths': {
    does: 'Where Google never runs, whatever was chosen: `/soudan/*` is that folder and all below, a path without `*` that one page. Case and percent-encoding do not matter. The tag stops before a single-page application enters such a path; neither its address, its title nor that somebody was there reaches Google.',
    fallback: 'none.',
    example: 'data-deny-paths="/soudan/* /members/*"',
    wrong: [
      'Commas: paths are separated by spaces.',
      'Patterns hold for the path, not for the query: `/?page=soudan` is `/`.',
      'Only this notice knows them. Give the collector the same list: `--sensitive-path "/soudan/*"`.',
    ],
  },
  'cookie-domain': {
    does: 'The domain of the cookie that mirrors a refusal (`kotowari-analytics=denied`), so that subdomains keep to it too.',
    fallback: 'the highest domain on which a cookie stays: `example.co.jp` on `www.example.co.jp`.',
    example: 'data-cookie-domain="www.example.co.jp"',
    wrong: [
      'A domain that the page does not belong to: the browser refuses the cookie, and a host-only one is written.',
      'On a shared host (`you.example-host.jp`) the neighbors would see your visitors’ refusals: name your own host.',
    ],
  },
  'cookie-prefix': {
    does: 'gtag’s `cookie_prefix`, if your site ever had one: `my` stands for `my_ga`. After a refusal cookies with this prefix are deleted like Google’s other ones.',
    fallback: 'only cookies by Google’s own names are deleted.',
    example: 'data-cookie-prefix="my"',
    wrong: ['A prefix that your own cookies share is harmless: what follows it must be a name of Google’s.'],
  },
  'record-url': {
    does: 'An endpoint of your own server that keeps a refusal in a cookie. Safari ends what scripts store after seven days, but not what a server sets. The notice posts `denied`, the same bytes for everybody, when the visitor refuses, and once in each later visit. The answer: `204` with `Set-Cookie: kotowari-analytics=denied; Path=/; Max-Age=34560000; SameSite=Lax` (not `HttpOnly`: an accept must be able to delete it).',
    fallback: 'the refusal lives where scripts can keep it; where the browser cuts that short, the notice says so.',
    example: 'data-record-url="/kotowari/refusal"',
    wrong: [
      'Another origin: the browser does not send it.',
      'An endpoint that does not answer: the refusal holds all the same, as long as the browser lets it.',
    ],
  },
  'stop-url': {
    does: 'A switch for the whole site: put a file on the same origin that says `{"stop": true}`, and from the next page load Google runs for nobody. `{"stop": false}` or no file (404) lets it run. It is asked for once a page, only where Google would run, and Google waits for the answer.',
    fallback: 'no switch, and no wait.',
    example: 'data-stop-url="/kotowari-stop.json"',
    wrong: [
      'An error page (500, HTML with status 200) stops Google: no readable answer is no leave.',
      'It needs `kotowari-gated.js` on the server. Without that file Google does not run.',
    ],
  },
  'tag-url': {
    does: 'Where the Google tag comes from: a first-party gateway of yours. `?id=…` is added; for a container `gtag/js` at the end becomes `gtm.js`.',
    fallback: '`https://www.googletagmanager.com/gtag/js`.',
    example: 'data-tag-url="/metrics/gtag/js"',
    wrong: [
      'A gateway hides Google from blockers, not from the law: what is sent, and to whom, stays the same, and so does the notice.',
    ],
  },
  open: {
    does: 'Reflects whether the notice is open, for style sheets and tests: `kotowari-notice[open]`. Open the notice with `window.kotowari.open()` or an element with `data-kotowari-open`.',
    fallback: 'absent while the notice is closed.',
    example: '',
    wrong: ['Writing it opens nothing: it is taken away, or put back, at the next change.'],
  },
};
