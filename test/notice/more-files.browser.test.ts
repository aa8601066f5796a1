import { expect } from '@open-wc/testing';
import '../../src/notice/define.js';
import { MESSAGES } from '../../src/notice/messages/index.js';
import { createWords } from '../../src/notice/show/notice-words.js';

const later = (condition: () => unknown) =>
  new Promise<void>((resolve) => {
    const look = () => (condition() ? resolve() : setTimeout(look, 10));
    look();
  });

/** All files of tests have one origin: what another one refused would keep the notice closed. */
async function forgetDecisions(): Promise<void> {
  localStorage.clear();
  document.cookie = 'kotowari-analytics=;max-age=0;path=/';
  await new Promise<unknown>((resolve) => {
    const request = indexedDB.deleteDatabase('kotowari');
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

describe('with the npm classes', () => {
  before(forgetDecisions);

  it('a language and the details come from modules of their own', async () => {
    document.body.innerHTML =
      '<kotowari-notice measurement-id="G-TEST1234" model="opt-in" lang="fr"></kotowari-notice>';
    const root = document.querySelector('kotowari-notice')!.shadowRoot!;
    // until the words are there, nothing is drawn
    expect(root.children.length).to.equal(0);
    await later(() => root.querySelector('[part="details"]'));
    expect(root.querySelector('[part="refuse"]')?.textContent?.trim()).to.equal('Refuser');
    root.querySelector<HTMLElement>('[part="details"]')!.click();
    await later(() => document.querySelector('kotowari-details'));
    const dialog = document.querySelector('kotowari-details')!.shadowRoot!.querySelector('dialog')!;
    expect(dialog.querySelector('h2')?.textContent).to.equal('Détail de ce qui est envoyé');
    dialog.close();
    await later(() => !document.querySelector('kotowari-details'));
    document.body.innerHTML = '';
  });

  it('words that are built in are there at once', () => {
    const words = createWords(() => expect.fail('nothing is fetched'));
    expect(words('ja')).to.equal(MESSAGES.ja);
    expect(words('en')).to.equal(MESSAGES.en);
  });

  it('words that are fetched are asked for once, and told of', async () => {
    let told = 0;
    const words = createWords(() => told++);
    expect(words('de')).to.equal(null);
    expect(words('de')).to.equal(null);
    await later(() => told);
    expect(words('de')?.refuse).to.equal('Ablehnen');
    expect(told).to.equal(1);
  });
});
