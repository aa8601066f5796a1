import type { AttackLabel, PanelName } from '../../contract/index.js';
import {
  valueAt,
  type Column,
  type SafeAgent,
  type SafeBatch,
  type SafeReferrer,
  type SafeTarget,
} from '../model/index.js';

/** One row of a batch, with what several tables ask of it. */
export interface RowFacts {
  readonly isBot: boolean;
  readonly isPageView: boolean;
  /** Answered with a page, or with "you have it". */
  readonly isAnswered: boolean;
  readonly isAsset: boolean;
  readonly status: number;
}

/** A column of a batch that panels read. */
type ColumnName = 'target' | 'referrer' | 'agent' | 'country' | 'method' | 'protocol' | 'host';
type ValueOf<C extends ColumnName> = SafeBatch[C] extends Column<infer T> ? T : never;

/** How a panel reads its value from a column, and which rows are in it; null: the value is in no panel. */
export interface PanelRule {
  readonly panel: PanelName;
  readonly column: ColumnName;
  text(value: unknown): string | null;
  shows(facts: RowFacts): boolean;
}

function rule<C extends ColumnName>(
  panel: PanelName,
  column: C,
  text: (value: ValueOf<C>) => string | null,
  shows: (facts: RowFacts) => boolean = () => true,
): PanelRule {
  return { panel, column, text: text as (value: unknown) => string | null, shows };
}

const pathOf = ({ path }: SafeTarget) => path;
const isPageView = (facts: RowFacts) => facts.isPageView;
const isNoBot = (facts: RowFacts) => !facts.isBot;
const word = (text: string | null) => text;

/**
 * The catalogue of panels that are counted row by row from a column. A new panel is a new row here. Statuses and hours are numbers already,
 * attacks are lists; entry and exit pages come from visits; panels whose field no format carries yet have no row.
 */
export const PANEL_RULES: readonly PanelRule[] = [
  rule('pages', 'target', pathOf, isPageView),
  rule('assets', 'target', pathOf, ({ isAsset, isAnswered }) => isAsset && isAnswered),
  rule('notFound', 'target', pathOf, ({ status }) => status === 404),
  rule('referrers', 'referrer', ({ value }: SafeReferrer) => value, isPageView),
  rule('campaigns', 'target', ({ campaign }: SafeTarget) => campaign, isPageView),
  rule('hosts', 'host', word),
  rule('countries', 'country', word, isNoBot),
  rule('browsers', 'agent', ({ browser }: SafeAgent) => browser, isNoBot),
  rule('systems', 'agent', ({ system }: SafeAgent) => system, isNoBot),
  rule('devices', 'agent', ({ device }: SafeAgent) => device, isNoBot),
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

/** @returns what the definitions of PRODUCT.md say of one row. */
export function factsOf(batch: SafeBatch, row: number): RowFacts {
  const isBot = valueAt(batch.agent, row).bot !== null;
  const { path, isAsset, isOwn } = valueAt(batch.target, row);
  const status = batch.status[row]!;
  const isAnswered = (status >= 200 && status < 300) || status === 304;
  const isPage = path !== null && !isAsset && !isOwn;
  return {
    isBot,
    isAsset,
    isAnswered,
    status,
    isPageView: isPage && isAnswered && !isBot && valueAt(batch.method, row) === 'GET',
  };
}

/** @returns every label of a row once, its own and those that it earned together with others. */
export function labelsOf(batch: SafeBatch, row: number, rates: readonly AttackLabel[]): readonly AttackLabel[] {
  const attacks = valueAt(batch.attacks, row);
  return attacks.length === 0 ? rates : [...new Set([...attacks.map(({ label }) => label), ...rates])];
}
