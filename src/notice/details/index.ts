import type { Messages } from '../messages/index.js';
import type { NoticeOptions } from '../options.js';
import { createDialog } from './dialog.js';
import { detailsStyles } from './kotowari-details.styles.js';
import { describeServices } from './service-description.js';
import { pickDetailsWords } from './words.js';

const NAME = 'kotowari-details';

/**
 * Opens the details: a modal dialog that says what each service sends, what is recorded and what runs now, with both buttons for each
 * purpose. Escape and the close button end it; the focus goes back to where it was.
 *
 * This function is all that `kotowari.js` knows of `kotowari-details.js`, and it hands over plain data; the decision, the stores and the
 * page are read here, as they are, and choices go through `window.kotowari`. A change of this interface changes the name of the function,
 * so that a file of another version counts as missing.
 *
 * @param options of the notice, with every default
 * @param words of the notice, in the language that it shows
 */
export function openDetails(options: NoticeOptions, words: Messages): void {
  if (document.querySelector(NAME)) return;
  const details = pickDetailsWords(words);
  const { services, incomplete } = describeServices(options, details, words.refuse);
  for (const line of incomplete) {
    // eslint-disable-next-line no-console -- for the owner: a service that is not told of must not run
    console.warn(`Kotowari: a declared service lacks mandatory fields: ${line}`);
  }
  const host = document.createElement(NAME);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(detailsStyles);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const dialog = createDialog({ options, words, details, services }, root, () => host.remove());
  document.body.append(host);
  dialog.showModal();
  // reading begins at the title, and not at the button that ends it
  dialog.querySelector('h2')?.focus();
}
