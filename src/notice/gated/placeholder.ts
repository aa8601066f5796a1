import { html, render } from 'lit/html.js';
import type { Messages } from '../messages/index.js';
import { pickPlaceholderWords } from './words.js';

/** What a placeholder says and does. */
export interface PlaceholderOptions {
  /** Those of the notice. */
  readonly words: Messages;
  /** Whom the visitor's browser would speak to. */
  readonly receiver: string;
  /** Height of what it stands for, in CSS pixels: nothing on the page moves. */
  readonly height: number;
  /** Called when its button is pressed. */
  readonly onAccept: () => void;
}

const STYLES = /* css */ `
  :host {
    display: grid;
    place-content: center;
    justify-items: center;
    box-sizing: border-box;
    padding: 1rem;
    border: 1px solid;
    text-align: center;
  }
  p { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
  button { min-width: 8rem; min-height: 44px; font: inherit; }
  :focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

/** Makes what stands in the place of an iframe that the page holds back: where it comes from, and a button of its own. */
export function createPlaceholder({ words, receiver, height, onAccept }: PlaceholderOptions): HTMLElement {
  const { frame, show } = pickPlaceholderWords(words);
  const host = document.createElement('div');
  host.dataset.kotowariPlaceholder = '';
  host.lang = words.lang;
  host.dir = 'auto';
  host.style.minHeight = `${height}px`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  render(
    html`<p>${frame.replaceAll('$', () => receiver)}</p>
      <button part="accept" @click=${onAccept}>${show}</button>`,
    root,
  );
  return host;
}
