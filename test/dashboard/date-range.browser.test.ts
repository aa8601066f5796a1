import { expect, fixture, html } from '@open-wc/testing';
import type { DateRange } from '../../src/dashboard/date-range.js';
import { defineDashboard } from '../../src/dashboard/define-dashboard.js';
import { messagesIn } from '../../src/dashboard/messages/index.js';
import type { Range } from '../../src/dashboard/page-state.js';
import { deepQuery, deepQueryAll } from './fixtures/deep.js';

defineDashboard();

async function openRange(): Promise<{
  element: DateRange;
  chosen: Range[];
  type: (which: string, day: string) => Promise<void>;
}> {
  const chosen: Range[] = [];
  const element = await fixture<DateRange>(
    html`<kotowari-date-range
      .days=${{ first: '2026-06-01', last: '2026-06-07' }}
      .messages=${messagesIn('en')}
      @range-change=${(event: CustomEvent<Range>) => chosen.push(event.detail)}
    ></kotowari-date-range>`,
  );
  const type = async (which: string, day: string) => {
    const input = deepQuery(element, `[data-day=${which}]`) as HTMLInputElement;
    input.value = day;
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };
  return { element, chosen, type };
}

describe('kotowari-date-range', () => {
  it('is accessible', async () => {
    await expect((await openRange()).element).to.be.accessible();
  });

  it('shows the days of the report and takes the last one as inclusive', async () => {
    const { element, chosen, type } = await openRange();
    const days = deepQueryAll(element, 'input').map((input) => (input as HTMLInputElement).value);
    expect(days).to.deep.equal(['2026-06-01', '2026-06-07']);
    await type('last', '2026-06-03');
    expect(chosen).to.deep.equal([{ kind: 'dates', from: '2026-06-01', to: '2026-06-04' }]);
  });

  it('refuses an end before the beginning, says why, and forgives', async () => {
    const { element, chosen, type } = await openRange();
    await type('last', '2026-05-03');
    expect(chosen).to.deep.equal([]);
    expect(deepQuery(element, '[role=alert]').textContent).to.contain('The last day must be');
    await type('last', '2026-06-01');
    expect(chosen).to.have.length(1);
    expect(deepQuery(element, '[role=alert]').textContent).to.equal('');
  });

  it('waits while a year is being typed or a day is missing', async () => {
    const { chosen, type } = await openRange();
    await type('first', '0002-06-01');
    await type('first', '');
    expect(chosen).to.deep.equal([]);
  });

  it('offers shortcuts and shows which one is on', async () => {
    const { element, chosen } = await openRange();
    const [latest, thirtyDays, all] = deepQueryAll(element, 'button');
    thirtyDays?.click();
    all?.click();
    expect(chosen).to.deep.equal([{ kind: 'days', days: 30 }, { kind: 'all' }]);
    expect(latest?.getAttribute('aria-pressed')).to.equal('true');
    expect(all?.getAttribute('aria-pressed')).to.equal('false');
  });
});
