import { html, nothing, render } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Decision } from '../../contract/index.js';
import { readPresentState } from './present-state.js';
import type { PresentState } from './present-state.js';
import { listPurposes, toChoiceLabel, toClosingSection, toNowSection, toPurposeSection } from './sections.js';
import type { DetailsText, Word } from './sections.js';

const REDRAW_MS = 1000;

/** The part of `window.kotowari` that is used here. */
type Api = Readonly<Record<Word, (purpose: string) => Promise<void>>> & { readonly decision: Decision };

/**
 * Draws the dialog into a root, closed. It keeps itself up to date until it is closed.
 *
 * @param onClosed called once, when it was closed
 */
export function createDialog(text: DetailsText, root: ShadowRoot, onClosed: () => void): HTMLDialogElement {
  const api = (globalThis as { kotowari?: Api }).kotowari;
  let state: PresentState | undefined;
  let said = '';
  const choose = async (purpose: string, word: Word) => {
    await api?.[word](purpose);
    said = text.words.now + toChoiceLabel(api?.decision[purpose], text.options, text.words);
    await look();
  };
  const draw = () => {
    render(toDialog(text, { state, said, choose, close: () => dialog.close() }), root);
  };
  const look = async () => {
    state = await readPresentState();
    draw();
  };
  draw();
  const dialog = root.querySelector('dialog') as HTMLDialogElement;
  // a tag begins when it has arrived, other tabs may refuse: all is looked at anew
  const timer = setInterval(look, REDRAW_MS);
  // the notice behind hides at Escape, but this one closes the dialog; what the browser does with the key it does all the same
  addEventListener('keydown', keepEscape, true);
  dialog.addEventListener('close', () => {
    clearInterval(timer);
    removeEventListener('keydown', keepEscape, true);
    onClosed();
    giveFocusBack();
  });
  void look();
  return dialog;
}

/** What changes while the dialog is open, and what its buttons do. */
interface Present {
  /** Undefined until the page and the stores have been read. */
  readonly state: PresentState | undefined;
  /** What screen readers are told after a choice. */
  readonly said: string;
  readonly choose: (purpose: string, word: Word) => Promise<void>;
  readonly close: () => void;
}

function toDialog(text: DetailsText, { state, said, choose, close }: Present): TemplateResult {
  const { words, details, services } = text;
  return html`<dialog part="dialog" aria-labelledby="title" lang=${words.lang} dir="auto">
    <header>
      <h2 id="title" tabindex="-1">${details.title}</h2>
      <button part="close" @click=${close}>${details.close}</button>
    </header>
    ${state ? toNowSection(text, state) : nothing}
    ${listPurposes(services).map((purpose) => toPurposeSection(purpose, text, (word) => choose(purpose, word)))}
    <p role="status" part="said">${said}</p>
    ${toClosingSection(text)}
  </dialog>`;
}

function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopImmediatePropagation();
}

/** The browser gives the focus back to what opened the dialog; a choice may have taken that away with the notice. */
function giveFocusBack(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector('kotowari-settings')?.shadowRoot?.querySelector('button')?.focus();
}
