import { expect, fixture, html } from '@open-wc/testing';
import type { Report } from '../../src/contract/index.js';
import type { DataQuality } from '../../src/dashboard/data-quality.js';
import { defineDashboard } from '../../src/dashboard/define-dashboard.js';
import type { Figures } from '../../src/dashboard/figures.js';
import { createFormats } from '../../src/dashboard/formats.js';
import { messagesIn } from '../../src/dashboard/messages/index.js';
import { deepQuery, deepQueryAll, deepText } from './fixtures/deep.js';
import { createReport } from './fixtures/report.js';

defineDashboard();

const messages = messagesIn('en');
const formats = createFormats('en', 'Asia/Tokyo');

const openQuality = (report: Report) =>
  fixture<DataQuality>(
    html`<kotowari-data-quality .report=${report} .messages=${messages} .formats=${formats}></kotowari-data-quality>`,
  );

describe('kotowari-figures', () => {
  it('opens the meaning of one figure at a time', async () => {
    const figures = await fixture<Figures>(
      html`<kotowari-figures
        .totals=${createReport().totals}
        .messages=${messages}
        .formats=${formats}
      ></kotowari-figures>`,
    );
    const button = (name: string) => deepQuery(figures, `[data-figure=${name}] button`);
    const open = () =>
      deepQueryAll(figures, '.meaning').filter((meaning) => getComputedStyle(meaning).display !== 'none');
    expect(open()).to.have.length(0);
    button('visitors').click();
    await figures.updateComplete;
    expect(open().map(({ textContent }) => textContent)).to.deep.equal([messages.figures.terms.visitors.meaning]);
    button('bots').click();
    await figures.updateComplete;
    expect(open().map(({ id }) => id)).to.deep.equal(['bots']);
    expect(button('visitors').getAttribute('aria-expanded')).to.equal('false');
  });
});

describe('kotowari-data-quality', () => {
  it('shows that lines are requests and rejected lines, by reason', async () => {
    const text = deepText(await openQuality(createReport()));
    expect(text).to.contain('Lines read 11,655 = Requests 11,652 + Unreadable lines 3');
    expect(text)
      .to.contain('Cut short 1')
      .and.to.contain('Not in the expected format 2')
      .and.not.to.contain('Too long');
  });

  it('shows late requests, days with a lost key and folded requests', async () => {
    const text = deepText(await openQuality(createReport()));
    expect(text).to.contain('Late requests 4').and.to.contain('2026-06-03').and.to.contain('Pages 340');
  });

  it('says whose data is not here, the class, and the size of the small group', async () => {
    const text = deepText(await openQuality(createReport({ smallGroup: 4 })));
    expect(text)
      .to.contain('Nobody’s IP address')
      .and.to.contain('“inside”')
      .and.to.contain('only if 4 different networks');
  });

  it('does not claim a protection that is off', async () => {
    expect(deepText(await openQuality(createReport({ smallGroup: 1 })))).to.contain('Small-group protection is off');
  });
});
