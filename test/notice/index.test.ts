import { expect, it } from 'vitest';

it('can be imported where there is no document, and does nothing there', async () => {
  expect(globalThis.document).toBeUndefined();
  const { KotowariNotice } = await import('../../src/notice/index.js');
  expect(KotowariNotice).toBeTypeOf('function');
  expect(globalThis).not.toHaveProperty('kotowari');
  expect(globalThis).not.toHaveProperty('dataLayer');
});
