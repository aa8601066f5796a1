import type { AttackLabel, PanelName } from '../../contract/index.js';
import {
  valueAt,
  type Column,
  type SafeAgent,
  type SafeBatch,
  type SafeReferrer,
  type SafeTarget,
} from '../model/index.js';

/** What the definitions of PRODUCT.md say of a row, as bits: a panel names the one that its rows have. */
export const ROW = { ANY: 1, HUMAN: 2, PAGE_VIEW: 4, ASSET: 8, NOT_FOUND: 16, OWN: 32 } as const;

/** A column of a batch that panels read. */
type ColumnName = 'target' | 'referrer' | 'agent' | 'country' | 'method' | 'protocol' | 'host';
type ValueOf<C extends ColumnName> = SafeBatch[C] extends Column<infer T> ? T : never;

/** How a panel reads its value from a column, and which rows are in it; null: the value is in no panel. */
export interface PanelRule {
  readonly panel: PanelName;
  readonly column: ColumnName;
  /** One of {@link ROW}. */
  readonly rows: number;
  text(value: unknown): string | null;
}

function rule<C extends ColumnName>(
  panel: PanelName,
  column: C,
  text: (value: ValueOf<C>) => string | null,
  rows: number = ROW.ANY,
): PanelRule {
  return { panel, column, rows, text: text as (value: unknown) => string | null };
}

const pathOf = ({ path }: SafeTarget) => path;
const word = (text: string | null) => text;

/**
 * The catalogue of panels that are counted from a column. A new panel is a new row here. Statuses and hours are numbers already, attacks are
 * lists; entry and exit pages come from visits; panels whose field no format carries yet have no row.
 */
export const PANEL_RULES: readonly PanelRule[] = [
  rule('pages', 'target', pathOf, ROW.PAGE_VIEW),
  rule('assets', 'target', pathOf, ROW.ASSET),
  rule('notFound', 'target', pathOf, ROW.NOT_FOUND),
  rule('referrers', 'referrer', ({ value }: SafeReferrer) => value, ROW.PAGE_VIEW),
  rule('campaigns', 'target', ({ campaign }: SafeTarget) => campaign, ROW.PAGE_VIEW),
  rule('hosts', 'host', word),
  rule('countries', 'country', word, ROW.HUMAN),
  rule('browsers', 'agent', ({ browser }: SafeAgent) => browser, ROW.HUMAN),
  rule('systems', 'agent', ({ system }: SafeAgent) => system, ROW.HUMAN),
  rule('devices', 'agent', ({ device }: SafeAgent) => device, ROW.HUMAN),
  rule('bots', 'agent', ({ bot }: SafeAgent) => bot),
  rule('methods', 'method', word),
  rule('protocols', 'protocol', word),
];

/** Values of the panel of hours. */
export const HOURS: readonly string[] = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

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

/** @returns the bits of {@link ROW} that one row has. */
export function readRow(batch: SafeBatch, row: number): number {
  const isBot = valueAt(batch.agent, row).bot !== null;
  const { path, isAsset, isOwn } = valueAt(batch.target, row);
  const status = batch.status[row]!;
  const isAnswered = (status >= 200 && status < 300) || status === 304;
  const isPage = isAnswered && !isBot && path !== null && !isAsset && !isOwn;
  return (
    ROW.ANY |
    (isBot ? 0 : ROW.HUMAN) |
    (isPage && valueAt(batch.method, row) === 'GET' ? ROW.PAGE_VIEW : 0) |
    (isAsset && isAnswered ? ROW.ASSET : 0) |
    (status === 404 ? ROW.NOT_FOUND : 0) |
    (isOwn ? ROW.OWN : 0)
  );
}

/** @returns every label of a row once, its own and those that it earned together with others. */
export function labelsOf(batch: SafeBatch, row: number, rates: readonly AttackLabel[]): readonly AttackLabel[] {
  const attacks = valueAt(batch.attacks, row);
  return attacks.length === 0 ? rates : [...new Set([...attacks.map(({ label }) => label), ...rates])];
}
