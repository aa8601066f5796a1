/**
 * Panels of a summary: one table of values each, in the order in which they are shown.
 * Source: PRODUCT.md section 2, "Panels". A panel whose field the log format does not carry stays empty.
 */
export const PANEL_NAMES = [
  'pages',
  'assets',
  'notFound',
  'entryPages',
  'exitPages',
  'referrers',
  'campaigns',
  'hosts',
  'countries',
  'browsers',
  'systems',
  'devices',
  'bots',
  'statuses',
  'methods',
  'protocols',
  'hoursOfDay',
  'responseTimes',
  'mimeTypes',
  'tlsVersions',
  'attacks',
] as const;

/** One of {@link PANEL_NAMES}. */
export type PanelName = (typeof PANEL_NAMES)[number];

/** The value of a row that holds what may not be named. It always stands for at least two values. */
export const OTHER = '(other)';

/** The one group into which requests to `sensitivePaths` are merged. */
export const SENSITIVE = '(sensitive)';
