import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { Report } from '../../src/contract/index.js';
import { ReportClient, type Connection } from '../../src/dashboard/report-client.js';
import { createReport } from './fixtures/report.js';
import { StubCollector } from './fixtures/stub-collector.js';

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('ReportClient', () => {
  let collector: StubCollector;
  let client: ReportClient;
  let reports: Report[];
  let connections: Connection[];
  beforeEach(() => {
    collector = new StubCollector(createReport());
    reports = [];
    connections = [];
    client = new ReportClient({
      onReport: (report) => reports.push(report),
      onConnection: (connection) => connections.push(connection),
      pollMs: 10,
      timeoutMs: 500,
    });
  });
  afterEach(() => {
    client.close();
    collector.restore();
    Reflect.deleteProperty(document, 'hidden');
  });

  it('tells a report once while the collector says 304', async () => {
    client.watch(() => '');
    await waitUntil(() => collector.questions.length > 3);
    expect(reports).to.have.length(1);
    expect(collector.questions.slice(1, 3).map(({ status }) => status)).to.deep.equal([304, 304]);
    expect(connections).to.deep.equal([{ kind: 'live' }]);
  });

  it('never offers the ETag of one period for another', async () => {
    let query = '?from=2026-06-01&to=2026-06-08';
    client.watch(() => query);
    await waitUntil(() => collector.questions.length > 1);
    query = '?from=2026-06-02&to=2026-06-09';
    await waitUntil(() => collector.questions.some(({ url }) => url.endsWith(query)));
    expect(collector.questions.find(({ url }) => url.endsWith(query))?.etag).to.equal(null);
  });

  it('drops the answer of a period that was given up', async () => {
    const { fetch } = window;
    let answer = () => {};
    window.fetch = async (...args) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return fetch(...args);
    };
    client.watch(() => '?from=2026-06-01&to=2026-06-02');
    await waitUntil(() => answer.length === 1 || String(answer) !== '() => {}');
    const first = answer;
    window.fetch = fetch;
    client.watch(() => '');
    await waitUntil(() => reports.length === 1);
    collector.report = createReport({ timeZone: 'UTC' });
    client.close();
    first();
    await aTimeout(50);
    expect(reports.map(({ timeZone }) => timeZone)).to.deep.equal(['Asia/Tokyo']);
  });

  it('asks nothing while the tab is hidden, and at once when it is seen again', async () => {
    client.watch(() => '');
    await waitUntil(() => reports.length === 1);
    setHidden(true);
    await aTimeout(40);
    const before = collector.questions.length;
    await aTimeout(100);
    expect(collector.questions.length).to.equal(before);
    setHidden(false);
    await waitUntil(() => collector.questions.length > before);
  });

  it('asks nothing more once it is closed, hidden or not', async () => {
    setHidden(true);
    client.watch(() => '');
    client.close();
    setHidden(false);
    await aTimeout(50);
    expect(collector.questions).to.deep.equal([]);
  });

  it('tells refusals, unreadable answers and silence apart, and goes on asking', async () => {
    collector.status = 503;
    client.watch(() => '');
    await waitUntil(() => connections.length === 1);
    collector.status = 200;
    collector.report = { ...createReport(), schema: 'kotowari-report/9' } as unknown as Report;
    await waitUntil(() => connections.length === 2);
    collector.down = true;
    await waitUntil(() => connections.length === 3);
    collector.down = false;
    collector.report = createReport();
    await waitUntil(() => connections.length === 4);
    expect(connections).to.deep.equal([
      { kind: 'refused', status: 503 },
      { kind: 'unreadable' },
      { kind: 'unreachable' },
      { kind: 'live' },
    ]);
  });

  it('calls a collector that never answers unreachable', async () => {
    window.fetch = (_input, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    client.watch(() => '');
    await waitUntil(() => connections.length === 1, 'the time is over', { timeout: 1500 });
    expect(connections).to.deep.equal([{ kind: 'unreachable' }]);
  });
});
