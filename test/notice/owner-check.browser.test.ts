import { expect, waitUntil } from '@open-wc/testing';

const address = location.href;

describe('?kotowari-check with the npm classes', () => {
  after(() => history.replaceState(null, '', address));

  it('opens when the elements are defined, is accessible, and closes', async () => {
    history.replaceState(null, '', `${address}${location.search ? '&' : '?'}kotowari-check`);
    await import('../../src/notice/define.js');
    const find = () => document.querySelector<HTMLElement>('[data-kotowari-check-panel]');
    await waitUntil(() => find()?.shadowRoot?.querySelector('[part="verdict"]'), 'the check opens', { timeout: 8000 });
    const panel = find()!;
    expect(panel.shadowRoot?.querySelector('[part="bypassed"]')?.textContent).to.equal('none');
    await expect(panel).to.be.accessible();
    panel.shadowRoot?.querySelector('button')?.click();
    expect(find()).to.equal(null);
  });
});
