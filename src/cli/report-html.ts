import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Report } from '../contract/index.js';
import { KotowariError } from '../collector/index.js';
import type { Lang } from './lang.js';
import { formatPeriod } from './period.js';
import { REPORT_TEXTS } from './report-texts.js';

/** Script and style of the summary page, as the build leaves them beside the command line. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/**
 * Writes a report as one file that works from disk: the summary page with its script, its style and the report inside. It asks the network for
 * nothing, and its policy allows only the script and the style that it was written with.
 *
 * @throws KotowariError `output-unwritable` where the summary page was not built.
 */
export function formatHtmlReport(report: Report, lang: Lang, parts: PageParts = readPageParts()): string {
  const script = escapeScript(parts.script);
  const { style } = parts;
  const texts = REPORT_TEXTS[lang];
  const period = formatPeriod(report.period);
  return `<!doctype html>
<html lang="${lang}" data-lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="kotowari">
<title>${texts.title}${period ? ` ${period}` : ''}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<kotowari-summary></kotowari-summary>
<noscript><p>${texts.needsScript}</p></noscript>
<script type="application/json" id="kotowari-report">${toInlineJson(report)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that can stand in a script element: no `<` that could end it, no line separator that old parsers trip over. */
function toInlineJson(report: Report): string {
  return JSON.stringify(report).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** In the page's script these sequences occur inside strings and patterns only, where `\x3c` means the same. */
function escapeScript(script: string): string {
  return script.replace(/<(?=!--|\/?script)/gi, '\\x3c');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** From `dist/dashboard`, beside the compiled command line; also when that runs from source. */
function readPageParts(): PageParts {
  for (const folder of ['../dashboard/', '../../dist/dashboard/']) {
    try {
      const [script, style] = ['summary.js', 'summary.css'].map((name) =>
        readPart(new URL(folder + name, import.meta.url)),
      );
      // one file has nothing beside it
      return { script: script!.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, ''), style: style! };
    } catch {
      // the other place may hold it
    }
  }
  throw new KotowariError('output-unwritable', 'the summary page is not built: run npm run build');
}

/** A parser reads every line end as LF: a hash over CRLF would fit nothing. */
function readPart(file: URL): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
