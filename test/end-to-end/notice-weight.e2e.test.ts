import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getRoot, isSeen, readFocus } from '../browser/notice-looks.mjs';
import { noticePage, openStage, whenNotice } from '../browser/stage.mjs';

const HOME = 'https://www.example.co.jp/';

let stage: Awaited<ReturnType<typeof openStage>>;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  visitor = await stage.visitor();
  page = await visitor.newPage();
});
afterEach(() => visitor.close());

async function visit(width = 1280, height = 720) {
  await page.setViewport({ width, height });
  await page.goto(HOME);
  await whenNotice(page);
}

describe('G6, J4: both choices weigh the same, and the first layer says what it must', () => {
  const cases = ['ja', 'en'].flatMap((lang) =>
    ['opt-in', 'opt-out'].flatMap((model) =>
      ['bottom', 'top', 'corner', 'inline', 'bottom" data-look="bar', 'bottom" data-look="plain'].map(
        (position) => [lang, model, position] as const,
      ),
    ),
  );
  it.each(cases)('in %s, %s, %s', async (lang, model, position) => {
    const body = position === 'inline' ? '<kotowari-notice></kotowari-notice>' : '';
    const attributes = `data-model="${model}" data-position="${position}" data-contact-url="/contact"`;
    stage.pages = { '/': noticePage({ lang, attributes, body }) };
    for (const [width, height] of [
      [320, 568],
      [375, 667],
      [1280, 720],
    ]) {
      await visit(width, height);
      const [accept, refuse] = await (await getRoot(page)).evaluate(readButtons);
      expect(refuse).toEqual(accept);
      // neither is chosen before, nor begins with the focus
      expect(await readFocus(page)).toBe('body');
      expect(await isSeen(page, 'policy', ...(position === 'inline' ? [] : ['accept', 'refuse']))).toBe(true);
      const seen = await (
        await getRoot(page)
      ).evaluate((root) => {
        const texts = [...root.querySelectorAll('h2, p:not([part]), a, button')];
        return {
          size: Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize))),
          inView: texts[1]!.getBoundingClientRect().top >= 0 && texts[1]!.getBoundingClientRect().bottom <= innerHeight,
          text: texts[1]!.textContent,
          wide: document.documentElement.scrollWidth > innerWidth,
        };
      });
      expect(seen).toMatchObject({ inView: true, wide: false });
      expect(seen.size).toBeGreaterThanOrEqual(14);
      expect(seen.text).toMatch(/Google LLC/);
      expect(seen.text).toMatch(/改善するため|to improve it/);
    }
  });
});

function readButtons(root: ShadowRoot) {
  return ['accept', 'refuse'].map((name) => {
    const part = root.querySelector(`[part="${name}"]`)!;
    const { color, backgroundColor, borderColor, fontSize, fontWeight, opacity, textDecorationLine } =
      getComputedStyle(part);
    const { width, height } = part.getBoundingClientRect();
    const looks = { color, backgroundColor, borderColor, fontSize, fontWeight, opacity, textDecorationLine };
    return { ...looks, width: Math.round(width), height: Math.round(height), disabled: part.matches(':disabled') };
  });
}
