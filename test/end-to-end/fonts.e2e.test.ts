import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FONT_FAMILY } from '../browser/fonts.mjs';
import { openBrowser } from '../browser/open-browser.mjs';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ args: [] });
});
afterAll(() => browser.close());

it.each([
  ['Latin', 'Accept', 'system-ui'],
  ['Latin in bold', 'Accept', 'bold 16px sans-serif'],
  ['Japanese', '同意する・カナ、ひらがな', 'sans-serif'],
])('draws %s letters in the font that the tests bring, on every machine', async (_, text, font) => {
  const page = await browser.newPage();
  await page.setContent(`<p style="font: ${font.includes('px') ? font : `16px ${font}`}">${text}</p>`);
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  expect(fonts.map(({ familyName, glyphCount }) => [familyName, glyphCount])).toEqual([[FONT_FAMILY, text.length]]);
});
