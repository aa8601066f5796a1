import { pickLanguage } from '../messages/index.js';
import type { PageState } from './page-state.js';
import { readFacts } from './read-facts.js';
import type { CheckFacts } from './read-facts.js';
import { CHECK } from './words.js';
import type { CheckWords } from './words.js';

const REFRESH_MS = 1000;
const PARTS = ['mistakes', 'state', 'loaded', 'blocked', 'bypassed', 'stored'] as const;

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
  const close = create('button', words.close);
  const content = document.createElement('div');
  root.append(close, create('h2', words.heading), content);
  document.body.append(host);
  const refresh = async () => {
    content.replaceChildren(...draw(await readFacts(readState()), words));
  };
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  close.addEventListener('click', () => {
    clearInterval(timer);
    host.remove();
  });
  void refresh();
}

function draw(facts: CheckFacts, words: CheckWords): Element[] {
  const verdict = create('p', facts.sound ? words.sound : words.unsound);
  verdict.part.add('verdict');
  const lists = PARTS.flatMap((part) => {
    const list = document.createElement('ul');
    list.part.add(part);
    list.append(...(facts[part].length ? facts[part] : [words.none]).map((line) => create('li', line)));
    return [create('h3', words[part]), list];
  });
  return [verdict, ...lists];
}

function create<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
