import type { PanelName, RejectionReason, ReportTotals } from '../../contract/index.js';

/** Languages the summary page speaks. */
export type Lang = 'ja' | 'en';

/** A number shown as a figure: one of the totals; `rejected` stands for the sum over its reasons. */
export type FigureName = keyof Omit<ReportTotals, 'lines' | 'parsed'>;

/** A number that the time series can show. */
export type Metric = 'pageViews' | 'visitors' | 'requests' | 'bytesSent' | 'errors';

/** A label and what it means, in the words of PRODUCT.md section 2, "Definitions". */
export interface Term {
  readonly label: string;
  readonly meaning: string;
}

/** Every text of the summary page in one language. Numbers and dates arrive already formatted. */
export interface Messages {
  readonly lang: Lang;
  readonly title: string;
  readonly tagline: string;
  readonly switchTo: { readonly lang: Lang; readonly label: string };
  readonly connection: {
    readonly loading: string;
    readonly live: (time: string) => string;
    readonly unreachable: string;
    readonly refused: (status: number) => string;
    readonly unreadable: string;
    readonly retrying: string;
    readonly stillShown: (time: string) => string;
  };
  readonly range: {
    readonly label: string;
    readonly firstDay: string;
    readonly lastDay: string;
    readonly latest: string;
    readonly thirtyDays: string;
    readonly all: string;
    readonly invalid: string;
  };
  readonly empty: string;
  readonly timesIn: (zone: string) => string;
  readonly figures: {
    readonly heading: string;
    readonly terms: Readonly<Record<FigureName, Term>>;
    readonly meaningOf: (label: string) => string;
    readonly shareOfRequests: (share: string) => string;
    readonly shareOfLines: (share: string) => string;
  };
  readonly chart: {
    readonly heading: string;
    readonly metric: string;
    readonly cursor: string;
    readonly total: string;
    readonly peak: string;
    readonly keys: string;
    readonly table: string;
    readonly time: string;
  };
  readonly panels: {
    readonly heading: string;
    readonly names: Readonly<Record<PanelName, string>>;
    readonly value: string;
    readonly requests: string;
    readonly visitors: string;
    readonly bytesSent: string;
    readonly showAll: (count: string) => string;
    readonly showFewer: (count: string) => string;
    readonly download: (format: string, panel: string) => string;
    readonly other: string;
    readonly otherMeaning: (smallGroup: number) => string;
    readonly sensitive: string;
    readonly sensitiveMeaning: string;
    readonly tooFewNetworks: (smallGroup: number) => string;
  };
  readonly quality: {
    readonly heading: string;
    readonly lines: string;
    readonly parsed: string;
    readonly rejected: string;
    readonly reasons: Readonly<Record<RejectionReason, string>>;
    readonly late: Term;
    readonly keyLost: Term;
    readonly capped: Term;
    readonly folded: Term;
    readonly none: string;
    readonly privacyHeading: string;
    readonly nobody: string;
    readonly inside: string;
    readonly smallGroup: (smallGroup: number) => string;
  };
  /** What a raw value means, in plain words; a value that is not here is shown as it stands. */
  readonly glosses: {
    readonly statuses: Readonly<Record<string, string>>;
    readonly devices: Readonly<Record<string, string>>;
    readonly attacks: Readonly<Record<string, string>>;
  };
}
