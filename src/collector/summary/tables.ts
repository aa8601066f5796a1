import type { AttackLabel, PanelName } from '../../contract/index.js';
import type { SafeBatch } from '../model/index.js';

/** One row of a batch, with what several tables ask of it. */
export interface RowFacts {
  readonly isBot: boolean;
  readonly isPageView: boolean;
  /** Labels that many requests of one client earned together; those of the request itself are in the batch. */
  readonly rates: readonly AttackLabel[];
}

/** How a panel reads its value from a row, or its distinct values; null: the row is not in this panel. */
export interface PanelRule {
  readonly panel: PanelName;
  value(batch: SafeBatch, row: number, facts: RowFacts): string | readonly string[] | null;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/**
 * The catalogue of panels that are counted row by row. A new panel is a new row here. Entry and exit pages come from visits;
 * panels whose field no format carries yet have no row.
 */
export const PANEL_RULES: readonly PanelRule[] = [
  { panel: 'pages', value: (batch, row, { isPageView }) => (isPageView ? batch.target[row]!.path : null) },
  {
    panel: 'assets',
    value: (batch, row) => {
      const target = batch.target[row]!;
      return target.isAsset && isAnswered(batch.status[row]!) ? target.path : null;
    },
  },
  { panel: 'notFound', value: (batch, row) => (batch.status[row] === 404 ? batch.target[row]!.path : null) },
  { panel: 'referrers', value: (batch, row, { isPageView }) => (isPageView ? batch.referrer[row]!.value : null) },
  { panel: 'campaigns', value: (batch, row, { isPageView }) => (isPageView ? batch.target[row]!.campaign : null) },
  { panel: 'hosts', value: (batch, row) => batch.host[row]! },
  { panel: 'countries', value: (batch, row, { isBot }) => (isBot ? null : batch.country[row]!) },
  { panel: 'browsers', value: (batch, row, { isBot }) => (isBot ? null : batch.agent[row]!.browser) },
  { panel: 'systems', value: (batch, row, { isBot }) => (isBot ? null : batch.agent[row]!.system) },
  { panel: 'devices', value: (batch, row, { isBot }) => (isBot ? null : batch.agent[row]!.device) },
  { panel: 'bots', value: (batch, row) => batch.agent[row]!.bot },
  { panel: 'statuses', value: (batch, row) => (batch.status[row] ? String(batch.status[row]) : null) },
  { panel: 'methods', value: (batch, row) => batch.method[row]! },
  { panel: 'protocols', value: (batch, row) => batch.protocol[row]! },
  { panel: 'hoursOfDay', value: (batch, row) => HOURS[batch.hourOfDay[row]!]! },
  { panel: 'attacks', value: (batch, row, { rates }) => labelsOf(batch, row, rates) },
];

/** Panels in which the networks of bots count too: a bot is as likely to be in them as anybody. */
export const BOT_PANELS: ReadonlySet<string> = new Set(['bots', 'attacks']);

/** Panels whose values are paths, so that `publicPaths` names them. */
export const PATH_PANELS: ReadonlySet<string> = new Set([
  'pages',
  'assets',
  'notFound',
  'entryPages',
  'exitPages',
  'referrers',
]);

/** @returns what the definitions of PRODUCT.md say of one row. */
export function factsOf(batch: SafeBatch, row: number, rates: readonly AttackLabel[] = NO_LABELS): RowFacts {
  const isBot = batch.agent[row]!.bot !== null;
  const target = batch.target[row]!;
  return {
    isBot,
    rates,
    isPageView:
      !isBot &&
      batch.method[row] === 'GET' &&
      isAnswered(batch.status[row]!) &&
      target.path !== null &&
      !target.isAsset &&
      !target.isOwn,
  };
}

function isAnswered(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304;
}

const NO_LABELS: readonly AttackLabel[] = [];

/** @returns every label of a row once, its own and those of rates; null for a row without. */
function labelsOf(batch: SafeBatch, row: number, rates: readonly AttackLabel[]): readonly AttackLabel[] | null {
  const attacks = batch.attacks[row]!;
  if (attacks.length === 0 && rates.length === 0) return null;
  return [...new Set([...attacks.map(({ label }) => label), ...rates])];
}
