import { expect, fixture, html } from '@open-wc/testing';
import { OTHER, type PanelName, type PanelRow } from '../../src/contract/index.js';
import { defineDashboard } from '../../src/dashboard/define-dashboard.js';
import { createFormats } from '../../src/dashboard/formats.js';
import { messagesIn } from '../../src/dashboard/messages/index.js';
import type { PanelTable } from '../../src/dashboard/panel-table.js';
import { deepQueryAll } from './fixtures/deep.js';
import { createReport, emptyPanels } from './fixtures/report.js';

defineDashboard();

const row = (value: string, requests: number): PanelRow => ({ value, requests, visitors: 1, bytesSent: 1000 });
const values = (element: Element) => deepQueryAll(element, 'tbody th').map((cell) => cell.textContent?.trim());

function openPanel(panel: PanelName, rows: readonly PanelRow[]): Promise<PanelTable> {
  const report = createReport({ panels: { ...emptyPanels(), [panel]: rows } });
  return fixture<PanelTable>(
    html`<kotowari-panel
      .report=${report}
      .panel=${panel}
      .messages=${messagesIn('en')}
      .formats=${createFormats('en', 'UTC')}
    ></kotowari-panel>`,
  );
}

describe('kotowari-panel', () => {
  const many = [...Array.from({ length: 12 }, (_, index) => row(`/page-${index}`, 100 - index)), row(OTHER, 40)];

  it('is accessible', async () => {
    await expect(await openPanel('pages', many)).to.be.accessible();
  });

  it('renders nothing without rows', async () => {
    expect(deepQueryAll(await openPanel('pages', []), '*')).to.have.length(0);
  });

  it('shows ten rows and what is folded, then all on demand, then ten again', async () => {
    const panel = await openPanel('pages', many);
    expect(values(panel)).to.deep.equal([...many.slice(0, 10).map(({ value }) => value), 'Other']);
    const [button] = deepQueryAll(panel, '.actions button');
    expect(button?.getAttribute('aria-expanded')).to.equal('false');
    expect(button?.textContent).to.contain('Show all 13 rows');
    button?.click();
    await panel.updateComplete;
    expect(values(panel)).to.have.length(13);
    button?.click();
    await panel.updateComplete;
    expect(values(panel)).to.have.length(11);
  });

  it('offers no more rows when there are none', async () => {
    const panel = await openPanel('pages', many.slice(2));
    expect(deepQueryAll(panel, '[aria-expanded]')).to.have.length(0);
  });

  it('scales bars to the largest row', async () => {
    const panel = await openPanel('pages', [row('/', 200), row('/a', 50)]);
    expect(deepQueryAll(panel, 'rect').map((bar) => bar.getAttribute('width'))).to.deep.equal(['100%', '25%']);
  });

  it('puts hours of the day in their own order, all of them', async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => row(String(hour), hour === 14 ? 90 : hour));
    const panel = await openPanel('hoursOfDay', hours.toReversed());
    expect(values(panel)).to.deep.equal(hours.map(({ value }) => `${value.padStart(2, '0')}:00`));
  });

  it('keeps the direction of each value to itself', async () => {
    const panel = await openPanel('pages', [row('/עברית/دليل', 2)]);
    expect(deepQueryAll(panel, 'th bdi').map((value) => value.textContent)).to.deep.equal(['/עברית/دليل']);
  });

  it('saves the panel as a file whose formulas are text', async () => {
    const panel = await openPanel('referrers', [row('=cmd()', 2)]);
    const { click } = HTMLAnchorElement.prototype;
    const saved: { name: string; url: string }[] = [];
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, url: this.href });
    };
    deepQueryAll(panel, '.save button').forEach((button) => button.click());
    HTMLAnchorElement.prototype.click = click;
    expect(saved.map(({ name }) => name)).to.deep.equal([
      'kotowari-referrers-2026-06-01.csv',
      'kotowari-referrers-2026-06-01.json',
    ]);
    expect(await (await fetch(saved[0]?.url ?? '')).text()).to.contain('"\'=cmd()",2,1,1000');
  });
});
