import { expect } from '@open-wc/testing';
import '../../../src/notice/define.js';
import type { KotowariNotice } from '../../../src/notice/index.js';

type Page = typeof globalThis & {
  kotowari: { forget(): Promise<void>; open(): void; refuse(): Promise<void>; configure(o: object): void };
};
const page = globalThis as Page;

/** One page has one controller; each test sets it back to a visitor who has not chosen. */
async function placeNotice(attributes: string): Promise<KotowariNotice> {
  document.body.innerHTML = `<button id="before">x</button><kotowari-notice measurement-id="G-TEST1234" ${attributes}></kotowari-notice><button id="after">y</button>`;
  const notice = document.querySelector('kotowari-notice')!;
  await new Promise((resolve) => document.addEventListener('kotowari-decision', resolve, { once: true }));
  await page.kotowari.forget();
  return notice;
}
const part = (notice: KotowariNotice, name: string) =>
  notice.shadowRoot!.querySelector<HTMLElement>(`[part="${name}"]`)!;

describe('kotowari-notice', () => {
  afterEach(async () => {
    await page.kotowari.refuse();
    document.body.innerHTML = '';
  });

  for (const lang of ['ja', 'en']) {
    it(`renders and is accessible in ${lang}`, async () => {
      const notice = await placeNotice(`model="opt-in" lang="${lang}" operator="○○協会" policy-url="/privacy"`);
      expect(notice.open).to.equal(true);
      expect(part(notice, 'panel').getAttribute('role')).to.equal('region');
      expect(part(notice, 'panel').closest('[lang]')?.getAttribute('lang')).to.equal(lang);
      expect(part(notice, 'accept').textContent?.trim()).to.equal(lang === 'ja' ? '同意する' : 'Accept');
      expect(part(notice, 'refuse').textContent?.trim()).to.equal(lang === 'ja' ? '拒否する' : 'Refuse');
      expect(part(notice, 'text').textContent).to.contain('○○協会').and.to.contain('Google LLC');
      expect(part(notice, 'policy').getAttribute('href')).to.equal('/privacy');
      await expect(notice).to.be.accessible();
    });
  }

  for (const position of ['bottom', 'top', 'corner', 'inline']) {
    for (const scheme of ['light', 'dark']) {
      it(`has no finding of axe at ${position} on a ${scheme} page, open, asked for and closed`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const notice = await placeNotice(
          `model="opt-out" lang="ja" position="${position}" policy-url="/privacy" contact-url="/contact"`,
        );
        await expect(document.body).to.be.accessible({ ignoredRules: ['page-has-heading-one', 'region'] });
        await page.kotowari.refuse();
        await expect(notice).to.be.accessible();
        page.kotowari.open();
        await expect(notice).to.be.accessible();
        document.documentElement.style.colorScheme = '';
        page.kotowari.configure({ position: '' });
      });
    }
  }

  it('gives both buttons the same size and looks', async () => {
    const notice = await placeNotice('model="opt-in" lang="ja"');
    const [accept, refuse] = ['accept', 'refuse'].map((name) => part(notice, name));
    const looks = (element: HTMLElement) => {
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return [color, backgroundColor, borderColor, fontSize, fontWeight, Math.round(width), Math.round(height)];
    };
    expect(looks(accept!)).to.deep.equal(looks(refuse!));
    expect(accept!.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('takes no focus, holds none, and lets Escape hide it on this page only', async () => {
    const notice = await placeNotice('model="opt-in"');
    expect(document.activeElement).to.equal(document.body);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(notice.open).to.equal(false);
    expect(part(notice, 'panel')).to.equal(null);
  });

  it('leaves Escape to an input method and to the page', async () => {
    const notice = await placeNotice('model="opt-in"');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true }));
    const used = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    used.preventDefault();
    document.dispatchEvent(used);
    expect(notice.open).to.equal(true);
  });

  it('moves the focus to a notice that was asked for, and back', async () => {
    const notice = await placeNotice('model="opt-in"');
    await page.kotowari.refuse();
    const opener = document.querySelector<HTMLElement>('#after')!;
    opener.dataset.kotowariOpen = '';
    opener.focus();
    opener.click();
    expect(notice.open).to.equal(true);
    expect(document.activeElement).to.equal(notice);
    part(notice, 'refuse').click();
    expect(document.activeElement).to.equal(opener);
  });

  it('says after a choice what was saved', async () => {
    const notice = await placeNotice('model="opt-in" lang="en"');
    part(notice, 'refuse').click();
    const said = part(notice, 'said');
    expect(said.getAttribute('role')).to.equal('status');
    expect(said.textContent).to.equal('Current setting: Refuse');
  });

  it('moves nothing on the page, and keeps within 320 px', async () => {
    const shifts: PerformanceEntry[] = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift' });
    const notice = await placeNotice(
      'style="max-width: 320px" model="opt-in" lang="ja" operator="とても長い名前の○○○○○○○○○○○○○○○○○○○○○○協会連合会"',
    );
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(part(notice, 'panel').scrollWidth).to.be.at.most(320);
    expect(shifts).to.deep.equal([]);
  });
});

describe('kotowari-settings', () => {
  it('renders, is accessible, and says what is set', async () => {
    const notice = await placeNotice('model="opt-in" lang="ja"');
    const settings = document.createElement('kotowari-settings');
    document.body.append(settings);
    await page.kotowari.refuse();
    expect(settings.shadowRoot!.textContent).to.contain('現在の設定：拒否する');
    await expect(settings).to.be.accessible();
    settings.shadowRoot!.querySelector('button')!.click();
    expect(notice.open).to.equal(true);
    document.body.innerHTML = '';
  });
});
