import { html, render } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { pickLanguage } from '../messages/index.js';
import type { PageState } from './page-state.js';
import { readFacts } from './read-facts.js';
import type { CheckFacts } from './read-facts.js';
import { CHECK } from './words.js';
import type { CheckWords } from './words.js';

const REFRESH_MS = 1000;
const PARTS = ['state', 'loaded', 'blocked', 'bypassed', 'stored'] as const;

const STYLES = /* css */ `
  :host {
    position: fixed;
    inset: 0 0 auto auto;
    z-index: 2147483646;
    box-sizing: border-box;
    width: min(30rem, 100vw);
    max-height: 55vh;
    overflow: auto;
    padding: 0.75rem 1rem;
    color-scheme: light dark;
    color: CanvasText;
    background: Canvas;
    border: 2px solid;
    font: 13px/1.5 system-ui, sans-serif;
  }
  h2, h3, p, ul { margin: 0 0 0.4rem; font-size: inherit; }
  ul { padding-inline-start: 1.2rem; font-family: monospace; overflow-wrap: anywhere; }
  button { float: inline-end; min-height: 28px; font: inherit; }
`;

/**
 * Shows the owner what is loaded, held back, past the notice and stored on this page, and goes on reading it. Nothing of it leaves the page.
 *
 * @param readState asked each second
 */
export function openCheck(readState: () => PageState): void {
  const words = CHECK[pickLanguage(document.documentElement.lang) === 'ja' ? 'ja' : 'en'];
  const host = document.createElement('section');
  host.dataset.kotowariCheckPanel = '';
  host.ariaLabel = words.heading;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  const close = () => {
    clearInterval(timer);
    host.remove();
  };
  const refresh = async () => {
    render(toPanel(await readFacts(readState()), words, close), root);
  };
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  void refresh();
}

function toPanel(facts: CheckFacts, words: CheckWords, close: () => void): TemplateResult {
  return html`<button @click=${close}>${words.close}</button>
    <h2>${words.heading}</h2>
    <p part="verdict">${facts.sound ? words.sound : words.unsound}</p>
    ${PARTS.map((part) => [html`<h3>${words[part]}</h3>`, toList(part, facts[part].length ? facts[part] : [words.none])])}`;
}

function toList(part: string, lines: readonly string[]): TemplateResult {
  // the text of the list is that of its lines, without white space around
  // prettier-ignore
  return html`<ul part=${part}>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
