import { DataQuality } from './data-quality.js';
import { DateRange } from './date-range.js';
import { Figures } from './figures.js';
import { PanelTable } from './panel-table.js';
import { PanelsSection } from './panels-section.js';
import { SeriesChart } from './series-chart.js';
import { SeriesSection } from './series-section.js';
import { SummaryPage } from './summary-page.js';

const ELEMENTS: ReadonlyMap<string, CustomElementConstructor> = new Map<string, CustomElementConstructor>([
  ['kotowari-data-quality', DataQuality],
  ['kotowari-date-range', DateRange],
  ['kotowari-figures', Figures],
  ['kotowari-panel', PanelTable],
  ['kotowari-panels', PanelsSection],
  ['kotowari-series', SeriesSection],
  ['kotowari-series-chart', SeriesChart],
  ['kotowari-summary', SummaryPage],
]);

/** Registers the elements of the summary page. Names that are already taken are left alone, so a second call does nothing. */
export function defineDashboard(): void {
  for (const [name, element] of ELEMENTS) if (!customElements.get(name)) customElements.define(name, element);
}
