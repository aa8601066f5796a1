import { defineDashboard } from './define-dashboard.js';

/**
 * The entry of `summary.js`: shows the page once the document is read, in the `<kotowari-summary>` that stands there or in a new one.
 * It waits because the one-file report may carry its data behind the script.
 */
function start(): void {
  defineDashboard();
  if (!document.querySelector('kotowari-summary')) document.body.append(document.createElement('kotowari-summary'));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
else start();
