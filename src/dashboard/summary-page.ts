import { LitElement, html, nothing } from 'lit';
import type { Report } from '../contract/index.js';
import { createFormats, type Formats } from './formats.js';
import { dayInZone, daysOfPeriod } from './log-day.js';
import { messagesIn, pickLang, type Lang, type Messages } from './messages/index.js';
import { formatState, parseState, toReportQuery, type PageState } from './page-state.js';
import { filledPanels } from './panels-section.js';
import { parseReport, readInlineReport } from './parse-report.js';
import { ReportClient, type Connection } from './report-client.js';
import { summaryPageStyles } from './summary-page.styles.js';
import { partStyles, themeStyles } from './theme.styles.js';

/**
 * The whole summary page. A document that carries a report in itself (`#kotowari-report`) gets that one and nothing is fetched; else the
 * collector is asked every second. The address bar holds period, metric and language; the document's language and title follow.
 */
export class SummaryPage extends LitElement {
  static override styles = [themeStyles, partStyles, summaryPageStyles];
  static override properties = { state: { state: true }, report: { state: true }, connection: { state: true } };
  declare private state: PageState;
  declare private report: Report | null;
  declare private connection: Connection;
  readonly #client = new ReportClient({
    onReport: (report) => {
      this.report = report;
      this.#changedAt = new Date();
    },
    onConnection: (connection) => (this.connection = connection),
  });
  #inline = false;
  #changedAt: Date | null = null;
  #documentLang: string | null = null;
  #formats: { readonly lang: Lang; readonly timeZone: string; readonly formats: Formats } | null = null;

  constructor() {
    super();
    this.state = parseState('');
    this.report = null;
    this.connection = { kind: 'loading' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.state = parseState(location.search);
    this.#documentLang = document.documentElement.dataset['lang'] ?? null;
    const inline = readInlineReport(document);
    this.#inline = inline !== null;
    if (inline === null) {
      this.#watch();
      return;
    }
    this.report = parseReport(inline);
    this.connection = this.report ? { kind: 'live' } : { kind: 'unreadable' };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#client.close();
  }

  override updated(): void {
    const messages = this.#messages();
    const days = this.report && daysOfPeriod(this.report.period);
    const period = days ? ` ${days.first} – ${days.last}` : '';
    document.documentElement.lang = messages.lang;
    document.title = `${messages.title}${period}`;
  }

  override render() {
    const messages = this.#messages();
    const formats = this.#formatsIn(messages.lang, this.report?.timeZone ?? 'UTC');
    return html`<div class="page" lang=${messages.lang}>
      ${this.#header(messages, formats)}
      <main>
        ${this.#notice(messages, formats)} ${this.report ? this.#body(this.report, messages, formats) : nothing}
      </main>
    </div>`;
  }

  #header(messages: Messages, formats: Formats) {
    const days = this.report && daysOfPeriod(this.report.period);
    return html`<header>
      <div class="masthead">
        <p class="brand">
          <span lang="ja" class="mark" aria-hidden="true">断</span><b>Kotowari</b>
          <span class="muted tagline">${messages.tagline}</span>
        </p>
        <button
          type="button"
          lang=${messages.switchTo.lang}
          @click=${() => this.#setState({ lang: messages.switchTo.lang })}
        >
          ${messages.switchTo.label}
        </button>
      </div>
      <h1>
        <span class="title">${messages.title}</span>
        ${days ? html`<span class="period">${formats.period(days.first, days.last).map((part) => html`<span>${part}</span> `)}</span>` : nothing}
      </h1>
      <div class="controls">
        ${
          this.#inline
            ? nothing
            : html`<kotowari-date-range
                .range=${this.state.range}
                .days=${days}
                .messages=${messages}
                @range-change=${(event: CustomEvent<PageState['range']>) => this.#setState({ range: event.detail })}
              ></kotowari-date-range>`
        }
        <p class="small muted">${this.#status(messages, formats)}</p>
      </div>
    </header>`;
  }

  #status(messages: Messages, formats: Formats) {
    const zone = this.report ? messages.timesIn(this.report.timeZone) : '';
    if (this.#inline || this.connection.kind !== 'live' || !this.#changedAt) return zone;
    return html`<span class="screen-only">${messages.connection.live(formats.clock(this.#changedAt))}</span> ${zone}`;
  }

  #notice(messages: Messages, formats: Formats) {
    const { connection } = messages;
    const kind = this.connection.kind;
    const text = {
      live: nothing,
      loading: connection.loading,
      unreachable: connection.unreachable,
      refused: connection.refused(this.connection.kind === 'refused' ? this.connection.status : 0),
      unreadable: connection.unreadable,
    }[kind];
    const failed = kind !== 'live' && kind !== 'loading';
    const shown = this.#changedAt ? connection.stillShown(formats.clock(this.#changedAt)) : '';
    return html`<div role="status" class=${failed ? 'notice failed' : 'notice'}>
      ${
        text === nothing
          ? nothing
          : html`<p>
              ${text} ${failed && !this.#inline ? html`<span>${connection.retrying} ${shown}</span>` : nothing}
            </p>`
      }
    </div>`;
  }

  #body(report: Report, messages: Messages, formats: Formats) {
    const explained = filledPanels(report).length > 0 || (report.quality.tooFewNetworks && report.totals.requests > 0);
    return html`
      ${report.totals.requests === 0 ? html`<p class="empty">${messages.empty}</p>` : nothing}
      <kotowari-figures .totals=${report.totals} .messages=${messages} .formats=${formats}></kotowari-figures>
      ${
        report.series.length === 0
          ? nothing
          : html`<kotowari-series
              .report=${report}
              .metric=${this.state.metric}
              .messages=${messages}
              .formats=${formats}
              @metric-change=${(event: CustomEvent<PageState['metric']>) => this.#setState({ metric: event.detail })}
            ></kotowari-series>`
      }
      ${explained ? html`<kotowari-panels .report=${report} .messages=${messages} .formats=${formats}></kotowari-panels>` : nothing}
      <kotowari-data-quality .report=${report} .messages=${messages} .formats=${formats}></kotowari-data-quality>
    `;
  }

  #messages(): Messages {
    const wishes: (Lang | string | null)[] = [this.state.lang, this.#documentLang, ...navigator.languages];
    return messagesIn(pickLang(wishes));
  }

  /** The same object while language and zone stay, so that parts whose data did not change are not rendered again. */
  #formatsIn(lang: Lang, timeZone: string): Formats {
    if (this.#formats?.lang !== lang || this.#formats.timeZone !== timeZone) {
      this.#formats = { lang, timeZone, formats: createFormats(lang, timeZone) };
    }
    return this.#formats.formats;
  }

  #watch(): void {
    const { range } = this.state;
    this.#client.watch(() => toReportQuery(range, this.#today()));
  }

  #setState(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    const search = formatState(this.state, location.search);
    try {
      history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
    } catch {
      // a page opened from disk may not change its address in every browser: the choice then lives as long as the page
    }
    if (change.range && !this.#inline) this.#watch();
  }

  /** Today in the report's zone; before the first report, in the browser's. */
  #today(): string {
    return dayInZone(new Date(), this.report?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  }
}
