import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { PANEL_NAMES, type Report } from '../../src/contract/index.js';
import { defineDashboard } from '../../src/dashboard/define-dashboard.js';
import { deepQuery, deepQueryAll, deepText } from './fixtures/deep.js';
import { createReport, emptyPanels } from './fixtures/report.js';
import { StubCollector } from './fixtures/stub-collector.js';

defineDashboard();

const address = `${location.pathname}${location.search}`;
const HOSTILE = [
  '<img src=x onerror="window.hit=1">',
  '/exe.\u202Egpj',
  '=cmd()',
  '</script><script>window.hit=1</script>',
  '${7*7}{{7*7}}',
];

async function openPage(collector: StubCollector | null, search: string): Promise<HTMLElement> {
  history.replaceState(null, '', `${location.pathname}${search}`);
  const page = await fixture<HTMLElement>(html`<kotowari-summary></kotowari-summary>`);
  const shown = () =>
    deepQueryAll(page, 'kotowari-data-quality').length > 0 || deepQueryAll(page, '.notice.failed').length > 0;
  await waitUntil(shown, 'the page shows a report');
  if (collector) expect(collector.questions.length).to.be.greaterThan(0);
  return page;
}

describe('kotowari-summary', () => {
  let collector: StubCollector;
  beforeEach(() => {
    collector = new StubCollector(createReport());
  });
  afterEach(() => {
    collector.restore();
    document.getElementById('kotowari-report')?.remove();
    history.replaceState(null, '', address);
  });

  it('shows totals, the series and every panel that has rows, in the order of the contract', async () => {
    const page = await openPage(collector, '?lang=en');
    const number = (name: string) => deepQuery(page, `[data-figure=${name}]`).querySelector('.number')?.textContent;
    expect(number('pageViews')).to.equal('4,236');
    expect(number('visitors')).to.equal('2,142');
    expect(number('bytesSent')).to.equal('481\u00a0MB');
    expect(number('rejected')).to.equal('3');
    expect(deepQueryAll(page, 'path.bars')).to.have.length(1);
    const shown = deepQueryAll(page, 'kotowari-panel').map((panel) => panel.dataset['panel']);
    expect(shown).to.deep.equal(PANEL_NAMES.filter((name) => collector.report.panels[name].length > 0));
    expect(deepText(page)).to.contain('Mon, June 1 –').and.to.contain('Times are in Asia/Tokyo.');
  });

  for (const lang of ['ja', 'en']) {
    it(`is accessible (${lang})`, async () => {
      const page = await openPage(collector, `?lang=${lang}`);
      deepQuery(page, 'details').setAttribute('open', '');
      deepQuery(page, '[data-figure=visitors]').querySelector('button')?.click();
      await waitUntil(() => deepQueryAll(page, '.scroll td').length > 100);
      await expect(page).to.be.accessible();
    });
  }

  it('shows hostile values as text and runs nothing', async () => {
    const pages = HOSTILE.map((value) => ({ value, requests: 1, visitors: 1, bytesSent: 1 }));
    collector.report = createReport({
      panels: { ...emptyPanels(), pages },
      timeZone: '<b onclick=1>',
      quality: { late: 0, keyLost: ['<img src=x>'], capped: ['2026-06-04'], folded: {}, tooFewNetworks: false },
    });
    const page = await openPage(collector, '?lang=en');
    const values = deepQueryAll(deepQuery(page, 'kotowari-panel'), 'bdi').map((value) => value.textContent);
    expect(values).to.deep.equal(HOSTILE.map((value) => value.replace('\u202E', 'U+202E')));
    expect(deepQueryAll(page, 'img, script, b[onclick]')).to.have.length(0);
    expect((window as { hit?: number }).hit).to.equal(undefined);
    expect(deepText(page)).to.not.contain('\u202E');
  });

  it('needs no inline style, which the content security policy would drop', async () => {
    const page = await openPage(collector, '?lang=en');
    expect(deepQueryAll(page, '[style]')).to.have.length(0);
    expect(page.shadowRoot?.adoptedStyleSheets.length).to.be.greaterThan(0);
  });

  it('says why no panel is shown when there were too few networks', async () => {
    collector.report = createReport({
      panels: emptyPanels(),
      quality: { late: 0, keyLost: [], capped: [], folded: {}, tooFewNetworks: true },
      smallGroup: 5,
    });
    const page = await openPage(collector, '?lang=ja');
    expect(deepQuery(page, '.too-few').textContent).to.contain('ネットワークが 5 に達していません');
    expect(deepQueryAll(page, 'kotowari-panel')).to.have.length(0);
    expect(deepQueryAll(page, 'path.bars')).to.have.length(1);
  });

  it('shows the frame and a sentence when nothing was recorded', async () => {
    const totals: Report['totals'] = { ...createReport().totals, lines: 0, parsed: 0, rejected: {}, requests: 0 };
    collector.report = createReport({ totals, series: [], panels: emptyPanels(), period: { from: null, to: null } });
    const page = await openPage(collector, '?lang=en');
    expect(deepText(page)).to.contain('Nothing was recorded in this period.');
  });

  it('speaks Japanese and English, and keeps the choice in the address', async () => {
    const page = await openPage(collector, '?lang=ja');
    expect(deepText(page)).to.contain('日別訪問者数').and.to.contain('見つからなかったページ');
    expect(document.documentElement.lang).to.equal('ja');
    deepQuery(page, '.masthead button').click();
    await waitUntil(() => document.documentElement.lang === 'en');
    expect(deepText(page)).to.contain('Daily visitors').and.not.to.contain('日別訪問者数');
    expect(new URLSearchParams(location.search).get('lang')).to.equal('en');
    expect(document.title).to.contain('Access summary');
  });

  it('takes the language of the document when the address names none', async () => {
    document.documentElement.dataset['lang'] = 'ja';
    const page = await openPage(collector, '');
    delete document.documentElement.dataset['lang'];
    expect(deepText(page)).to.contain('日別訪問者数');
  });

  it('keeps metric and period in the address, and asks for that period', async () => {
    const page = await openPage(collector, '?lang=en&from=2026-06-01&to=2026-06-08');
    expect(collector.questions[0]?.url).to.equal('/api/report?from=2026-06-01&to=2026-06-08');
    const errors = deepQueryAll(page, 'input[type=radio]').find(
      (input) => (input as HTMLInputElement).value === 'errors',
    );
    errors?.click();
    await waitUntil(() => location.search.includes('metric=errors'));
    const [, thirtyDays] = deepQueryAll(page, '.shortcuts button');
    thirtyDays?.click();
    await waitUntil(() => collector.questions.some(({ url }) => url !== collector.questions[0]?.url));
    expect(location.search).to.equal('?days=30&metric=errors&lang=en');
    expect(thirtyDays?.getAttribute('aria-pressed')).to.equal('true');
  });

  it('shows what is new within two seconds and asks with the ETag it knows', async () => {
    const page = await openPage(collector, '?lang=en');
    collector.report = createReport({ totals: { ...createReport().totals, pageViews: 4237 } });
    const views = () => deepQuery(page, '[data-figure=pageViews]').querySelector('.number')?.textContent;
    await waitUntil(() => views() === '4,237', 'the new number is shown', { timeout: 2000 });
    expect(collector.questions[0]?.etag).to.equal(null);
    expect(collector.questions[1]?.etag).to.equal('"v1"');
  });

  it('says that the collector cannot be reached, keeps the numbers, and recovers', async () => {
    const page = await openPage(collector, '?lang=en');
    collector.down = true;
    await waitUntil(() => deepQueryAll(page, '.notice.failed').length === 1, 'the failure is shown', { timeout: 3000 });
    expect(deepQuery(page, '[role=status]').textContent).to.contain('The collector cannot be reached.');
    expect(deepQueryAll(page, 'kotowari-figures')).to.have.length(1);
    collector.down = false;
    await waitUntil(() => deepQueryAll(page, '.notice.failed').length === 0, 'the failure is gone', { timeout: 3000 });
  });

  it('shows a report that the document carries, and never asks for one', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.id = 'kotowari-report';
    script.textContent = JSON.stringify(createReport()).replaceAll('<', '\\u003c');
    document.body.append(script);
    const page = await openPage(null, '?lang=en');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(collector.questions).to.deep.equal([]);
    expect(deepText(page)).to.contain('4,236').and.not.to.contain('Updating by itself');
    expect(deepQueryAll(page, 'input[type=date]')).to.have.length(0);
  });

  it('says so when the document carries a report it cannot read', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.id = 'kotowari-report';
    script.textContent = '{"schema":"kotowari-report/9"}';
    document.body.append(script);
    const page = await openPage(null, '?lang=en');
    expect(deepQuery(page, '.notice.failed').textContent).to.contain('cannot be read');
    expect(collector.questions).to.deep.equal([]);
  });
});
