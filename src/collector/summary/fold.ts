import { OTHER, type PanelRow } from '../../contract/index.js';
import type { ValueRow } from '../model/index.js';

/** A panel ready to be shown, and the requests that it may not even show folded. */
export interface FoldedPanel {
  readonly shown: readonly PanelRow[];
  readonly hidden: number;
}

/**
 * Folds what may not be named into `(other)`, which always stands for at least two values: a single unnamed value would be told apart by
 * its numbers. It takes the smallest named value with it; where there is none, nothing of the panel is shown.
 *
 * @param rows values of one panel, from any number of sources.
 * @param visitors daily visitors of the whole period: `(other)` cannot have more, though its values may share visitors.
 */
export function foldPanel(rows: readonly ValueRow[], visitors: number): FoldedPanel {
  const named = new Map<string, PanelRow>();
  let other: PanelRow = { value: OTHER, requests: 0, visitors: 0, bytesSent: 0 };
  let values = 0;
  for (const row of rows) {
    if (row.value === null) {
      other = addRow(other, row);
      values = Math.max(values, row.values);
    } else {
      named.set(
        row.value,
        addRow(named.get(row.value) ?? { value: row.value, requests: 0, visitors: 0, bytesSent: 0 }, row),
      );
    }
  }
  const shown = [...named.values()].sort((a, b) => b.requests - a.requests || (a.value < b.value ? -1 : 1));
  if (values === 0) return { shown, hidden: 0 };
  if (values === 1) {
    const smallest = shown.pop();
    if (!smallest) return { shown: [], hidden: other.requests };
    other = addRow(other, smallest);
  }
  return { shown: [...shown, { ...other, visitors: Math.min(other.visitors, visitors) }], hidden: 0 };
}

function addRow(row: PanelRow, added: Omit<PanelRow, 'value'>): PanelRow {
  return {
    value: row.value,
    requests: row.requests + added.requests,
    visitors: row.visitors + added.visitors,
    bytesSent: row.bytesSent + added.bytesSent,
  };
}
