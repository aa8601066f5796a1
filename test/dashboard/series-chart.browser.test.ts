import { expect, fixture, html } from '@open-wc/testing';
import { defineDashboard } from '../../src/dashboard/define-dashboard.js';
import { createFormats } from '../../src/dashboard/formats.js';
import { messagesIn } from '../../src/dashboard/messages/index.js';
import type { SeriesChart } from '../../src/dashboard/series-chart.js';
import { deepQuery } from './fixtures/deep.js';
import { createSeries } from './fixtures/report.js';

defineDashboard();

async function openChart(
  series = createSeries(),
): Promise<{ chart: SeriesChart; plot: HTMLElement; press: (key: string) => Promise<string | null> }> {
  const chart = await fixture<SeriesChart>(
    html`<kotowari-series-chart
      .series=${series}
      .metric=${'requests'}
      .total=${11_652}
      .messages=${messagesIn('en')}
      .formats=${createFormats('en', 'Asia/Tokyo')}
    ></kotowari-series-chart>`,
  );
  const plot = deepQuery(chart, '[role=slider]');
  const press = async (key: string) => {
    plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await chart.updateComplete;
    return plot.getAttribute('aria-valuetext');
  };
  return { chart, plot, press };
}

describe('kotowari-series-chart', () => {
  it('is accessible', async () => {
    const { chart } = await openChart();
    await expect(chart).to.be.accessible();
  });

  it('shows the total and the peak until a moment is picked', async () => {
    const { chart } = await openChart();
    const text = deepQuery(chart, '.read-out').textContent?.replace(/\s+/g, ' ');
    expect(text).to.contain('Total 11,652').and.to.contain('Peak Wed, Jun 3 14:00–15:00');
  });

  it('reads moments with the keyboard', async () => {
    const { plot, press } = await openChart();
    plot.focus();
    expect(await press('Home')).to.match(/^Mon, Jun 1 00:00–01:00: [\d,]+$/);
    expect(await press('ArrowLeft')).to.contain('Mon, Jun 1 00:00');
    expect(await press('ArrowRight')).to.contain('Mon, Jun 1 01:00');
    expect(await press('PageUp')).to.contain('Tue, Jun 2 01:00');
    expect(await press('End')).to.contain('Sun, Jun 7 23:00–24:00');
    expect(plot.getAttribute('aria-valuenow')).to.equal('167');
    const tab = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true });
    plot.dispatchEvent(tab);
    expect(tab.defaultPrevented).to.equal(false);
  });

  it('reads the moment under the pointer', async () => {
    const { chart, plot } = await openChart();
    const { right, top } = plot.getBoundingClientRect();
    plot.dispatchEvent(new PointerEvent('pointermove', { clientX: right - 1, clientY: top + 20 }));
    await chart.updateComplete;
    expect(deepQuery(chart, '.picked').textContent).to.contain('Sun, Jun 7 23:00–24:00');
    plot.dispatchEvent(new PointerEvent('pointerleave'));
    await chart.updateComplete;
    expect(deepQuery(chart, '.step').textContent).to.contain('Peak');
  });

  it('keeps a picked moment within a series that became shorter', async () => {
    const { chart, plot, press } = await openChart();
    plot.focus();
    await press('End');
    chart.series = createSeries(2, 'day');
    await chart.updateComplete;
    expect(plot.getAttribute('aria-valuetext')).to.contain('Tue, Jun 2');
    expect(plot.getAttribute('aria-valuemax')).to.equal('1');
  });
});
