import {
  OTHER,
  SENSITIVE,
  type MeasuredData,
  type PanelName,
  type PanelRow,
  type Report,
} from '../../contract/index.js';
import { limited, SMALLEST_GROUP, toMeasured, told } from './measure.js';

/** Panels of closed lists in which bots count too: a row without any visitor is nobody's. */
const BOT_PANELS: ReadonlySet<PanelName> = new Set(['bots', 'attacks']);

/** IPv4 and IPv6, anywhere in a value. */
const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}/;
/** Letters of base64, as our own tokens are. A campaign may be called like that (`Spring2026Sale`); there the door looked for tokens. */
const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{12,}$/;

/**
 * Measures what a report gives away, by the report alone. A value belongs to enough people when as many daily visitors as networks are asked
 * for showed it: fewer visitors cannot come from more networks. Of the others the report must say that they are common: so many a panel.
 */
export function measureReport(report: Report): MeasuredData {
  const smallGroup = Math.max(report.smallGroup, SMALLEST_GROUP);
  const { visitors } = report.totals;
  const rows = Object.entries(report.panels).flatMap(([panel, ofPanel]) =>
    ofPanel.map((row) => ({ panel: panel as PanelName, row })),
  );
  const named = rows.filter(({ row }) => row.value !== OTHER);
  const small = named.filter(({ panel, row }) => isSmall(panel, row, smallGroup));
  const sensitive = rows.filter(({ row }) => row.value === SENSITIVE).map(({ row }) => row);
  const times = report.series.filter((point) => point.visitors > 0);
  const highest = Math.max(0, ...named.map(({ row }) => row.visitors));
  return toMeasured({ data: 'report', class: 'statistics', smallGroup: report.smallGroup }, [
    limited('groups-too-small', Number(report.smallGroup < SMALLEST_GROUP), 1),
    limited('unique-values', countUnproved(small, report.quality.common), named.length),
    told('lonely-times', times.filter((point) => point.visitors < smallGroup).length, times.length),
    limited('identifiers', named.filter(isIdentifier).length, named.length),
    limited('sensitive-posterior', Math.max(0, ...sensitive.map((row) => row.visitors)), visitors),
    limited('sensitive-bytes', Math.max(0, ...sensitive.map((row) => row.bytesSent)), report.totals.bytesSent),
    told('highest-posterior', Math.min(highest, visitors), visitors),
    limited('rows-of-few', visitors < smallGroup ? rows.filter(({ row }) => row.visitors > 0).length : 0, rows.length),
  ]);
}

/** A panel with one more small row than the report calls common holds one that nobody answers for. */
function countUnproved(
  small: readonly { readonly panel: PanelName }[],
  common: Report['quality']['common'] = {},
): number {
  const byPanel = new Map<PanelName, number>();
  for (const { panel } of small) byPanel.set(panel, (byPanel.get(panel) ?? 0) + 1);
  return [...byPanel].reduce((sum, [panel, count]) => sum + Math.max(0, count - (common[panel] ?? 0)), 0);
}

function isIdentifier({ panel, row: { value } }: { readonly panel: PanelName; readonly row: PanelRow }): boolean {
  return ADDRESS.test(value) || (panel !== 'campaigns' && TOKEN.test(value));
}

function isSmall(panel: PanelName, { visitors, value }: PanelRow, smallGroup: number): boolean {
  return visitors > 0 && visitors < smallGroup && value !== SENSITIVE && !BOT_PANELS.has(panel);
}
