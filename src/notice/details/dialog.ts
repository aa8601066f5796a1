import type { Decision } from '../../contract/index.js';
import { create } from './create.js';
import { readPresentState } from './present-state.js';
import { listPurposes, toChoiceLabel, toClosingSection, toNowSection, toPurposeSection } from './sections.js';
import type { DetailsText, Word } from './sections.js';

const REDRAW_MS = 1000;

/** The part of `window.kotowari` that is used here. */
type Api = Readonly<Record<Word, (purpose: string) => Promise<void>>> & { readonly decision: Decision };

/** Makes the dialog, closed. It keeps itself up to date while it is in the page. @param onClosed called once, when it was closed */
export function createDialog(text: DetailsText, onClosed: () => void): HTMLDialogElement {
  const { options, words, details, services } = text;
  const api = (globalThis as { kotowari?: Api }).kotowari;
  const said = create('p', { role: 'status', part: 'said' });
  const now = create('div', {});
  let drawn = '';
  const drawNow = async () => {
    const state = await readPresentState();
    if (drawn === (drawn = JSON.stringify(state))) return;
    now.replaceChildren(toNowSection(text, state));
  };
  const choose = (purpose: string) => async (word: Word) => {
    await api?.[word](purpose);
    said.textContent = words.now + toChoiceLabel(api?.decision[purpose], options, words);
    await drawNow();
  };
  const dialog = create(
    'dialog',
    { part: 'dialog', 'aria-labelledby': 'title', lang: words.lang, dir: 'auto' },
    create(
      'header',
      {},
      create('h2', { id: 'title', tabindex: '-1', autofocus: '' }, details.title),
      create('button', { part: 'close', click: () => dialog.close() }, details.close),
    ),
    now,
    ...listPurposes(services).map((purpose) => toPurposeSection(purpose, text, choose(purpose))),
    said,
    toClosingSection(text),
  );
  // a tag begins when it has arrived, other tabs may refuse: all is looked at anew
  const timer = setInterval(drawNow, REDRAW_MS);
  // the notice behind hides at Escape, but this one closes the dialog; what the browser does with the key it does all the same
  addEventListener('keydown', keepEscape, true);
  dialog.addEventListener('close', () => {
    clearInterval(timer);
    removeEventListener('keydown', keepEscape, true);
    onClosed();
    giveFocusBack();
  });
  void drawNow();
  return dialog;
}

function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopImmediatePropagation();
}

/** The browser gives the focus back to what opened the dialog; a choice may have taken that away with the notice. */
function giveFocusBack(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector('kotowari-settings')?.shadowRoot?.querySelector('button')?.focus();
}
