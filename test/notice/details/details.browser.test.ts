import { expect } from '@open-wc/testing';
import { openDetails } from '../../../src/notice/details/index.js';
import { words as ar } from '../../../src/notice/messages/ar.js';
import { words as fr } from '../../../src/notice/messages/fr.js';
import { MESSAGES } from '../../../src/notice/messages/index.js';
import type { Messages } from '../../../src/notice/messages/index.js';
import { resolveOptions } from '../../../src/notice/options.js';

const OPTIONS = {
  measurementId: 'G-TEST1234',
  operator: '○○協会',
  policyUrl: '/privacy',
  contactUrl: '/contact',
  policyVersion: '2026-11',
};

async function show(words: Messages): Promise<HTMLDialogElement> {
  openDetails(resolveOptions(OPTIONS, words.lang), words);
  const root = document.querySelector('kotowari-details')!.shadowRoot!;
  while (!root.querySelector('[part="running"]')) await new Promise((resolve) => setTimeout(resolve, 10));
  return root.querySelector('dialog')!;
}

describe('the details', () => {
  afterEach(async () => {
    document.querySelector('kotowari-details')?.shadowRoot?.querySelector('dialog')?.close();
    while (document.querySelector('kotowari-details')) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  for (const words of [MESSAGES.ja, MESSAGES.en, fr, ar]) {
    it(`render and are accessible in ${words.lang}`, async () => {
      const dialog = await show(words);
      expect(dialog.open).to.equal(true);
      expect(dialog.lang).to.equal(words.lang);
      await expect(document.querySelector('kotowari-details')!).to.be.accessible();
    });
  }

  it('are there once, however often they are asked for', async () => {
    await show(MESSAGES.en);
    openDetails(resolveOptions(OPTIONS, 'en'), MESSAGES.en);
    expect(document.querySelectorAll('kotowari-details').length).to.equal(1);
  });

  it('leave nothing in the page when they are closed', async () => {
    const dialog = await show(MESSAGES.en);
    dialog.close();
    while (document.querySelector('kotowari-details')) await new Promise((resolve) => setTimeout(resolve, 10));
    let heard = 0;
    const listener = () => heard++;
    document.addEventListener('keydown', listener);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    document.removeEventListener('keydown', listener);
    expect(heard).to.equal(1);
  });

  it('keep Escape from the page while they are open', async () => {
    await show(MESSAGES.en);
    let heard = 0;
    const listener = () => heard++;
    document.addEventListener('keydown', listener);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    document.removeEventListener('keydown', listener);
    expect(heard).to.equal(1);
  });

  for (const width of [320, 1280]) {
    it(`need no scrolling to the side at ${width} px, and have text of 14 px and more`, async () => {
      const dialog = await show(MESSAGES.ja);
      dialog.style.maxWidth = `${width}px`;
      expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
      for (const element of dialog.querySelectorAll('td,li,p,button')) {
        expect(Number.parseFloat(getComputedStyle(element).fontSize)).to.be.at.least(14);
      }
    });
  }

  it('follow the visitor’s font size, not that of the page', async () => {
    document.documentElement.style.fontSize = '100px';
    const dialog = await show(MESSAGES.en);
    document.documentElement.style.fontSize = '';
    expect(getComputedStyle(dialog).fontSize).to.equal('15.04px');
    expect(dialog.querySelector('button')!.getBoundingClientRect().height).to.be.below(60);
  });

  it('have targets of 24 px and more', async () => {
    const dialog = await show(MESSAGES.ja);
    for (const target of dialog.querySelectorAll('button,a')) {
      expect(target.getBoundingClientRect().height, target.textContent ?? '').to.be.at.least(24);
    }
  });
});
