import type { AuditedData, PrivacyAudit } from '../contract/index.js';
import { DEFAULT_STORE, KotowariError, runPrivacyAudit } from '../collector/index.js';
import { AUDIT_TEXTS, type AuditTexts } from './audit-texts.js';
import type { Command } from './command.js';
import { parseLang } from './lang.js';
import { formatCount } from './numbers.js';
import { textOf } from './parse-options.js';
import { readSiteOptions, SITE_OPTIONS } from './site-options.js';
import { terminalStyle, type TerminalStyle } from './terminal-style.js';
import { fitText, textWidth } from './text-width.js';

/** `kotowari audit privacy` */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'measure what the output gives away about a person',
  operands: 'privacy [FILE…]',
  operandChoices: ['privacy'],
  details: `Measures singling out, linkability and inference (Article 29 Working Party, opinion 05/2014) on what kotowari has really written: a store, a report as JSON, or the report that some logs give. Counts only, never a value. Ends with status 1 when a limit is not kept, and names it. Rows for investigation are told as what they are, pseudonymous, and have limits of their own.`,
  options: [
    { name: 'store', value: 'DIR', isPath: true, help: `audit a store; default without a file: ${DEFAULT_STORE}` },
    { name: 'json', help: 'write JSON to standard output' },
    ...SITE_OPTIONS,
    {
      name: 'lang',
      value: 'LANG',
      choices: ['en', 'ja'],
      help: 'language of the audit: en or ja; default: from the environment',
    },
  ],
  examples: [
    { line: 'kotowari audit privacy --store ./kotowari-data', says: 'of everything that kotowari collect has stored' },
    { line: 'kotowari audit privacy report.json', says: 'of a report written with kotowari report -o report.json' },
    { line: 'kotowari audit privacy access.log', says: 'of the report that this log would give' },
  ],
  async run({ operands: [what, ...files], options }, terminal) {
    if (what !== 'privacy')
      throw new KotowariError(
        'usage',
        `kotowari audit ${what ? `"${what}" is not known` : 'needs to know what'}; known: privacy`,
      );
    const store = textOf(options, 'store');
    if (store !== undefined && files.length > 0)
      throw new KotowariError('usage', `--store ${store} and a file were given; expected the one or the other`);
    const texts = AUDIT_TEXTS[parseLang(textOf(options, 'lang'), terminal.env)];
    const audit = await runPrivacyAudit({
      ...readSiteOptions(options),
      files,
      store,
      signal: terminal.signal,
    });
    terminal.out.write(
      options['json'] ? `${JSON.stringify(audit)}\n` : formatAudit(audit, texts, terminalStyle(terminal)),
    );
    for (const line of failuresOf(audit)) terminal.err.write(`kotowari: ${line}\n`);
    return audit.passed ? 0 : 1;
  },
};

/** One line for each limit that is not kept: data, test, measure, and by how much. */
function failuresOf({ audited }: PrivacyAudit): string[] {
  return audited.flatMap(({ data, measures }) =>
    measures
      .filter(({ passed }) => !passed)
      .map(
        ({ test, name, found, of, limit }) =>
          `${data}, ${test}: ${name} is ${found} of ${of}, its limit ${limit}: ${AUDIT_TEXTS.en.measures[name]}`,
      ),
  );
}

function formatAudit({ audited, passed }: PrivacyAudit, texts: AuditTexts, style: TerminalStyle): string {
  const failed = audited.flatMap(({ measures }) => measures).filter((measure) => !measure.passed).length;
  const end = passed ? texts.passed : texts.failed(failed);
  return `${[...audited.map((part) => formatPart(part, texts, style)), style.strong(end)].join('\n\n')}\n`;
}

/** Numbers in front, so that no sentence is cut on a narrow terminal. */
function formatPart(part: AuditedData, texts: AuditTexts, style: TerminalStyle): string {
  const title = `${style.strong(texts.data[part.data])}  ${style.faint(`${texts.classes[part.class]}, K = ${part.smallGroup}`)}`;
  const counts = part.measures.map(({ found, of }) => texts.of(formatCount(found), formatCount(of)));
  const limits = part.measures.map(({ limit }) => (limit === null ? texts.noLimit : texts.limit(formatCount(limit))));
  const [countWidth, limitWidth] = [counts, limits].map(
    (column) => Math.max(...column.map((text) => textWidth(text))) + 2,
  );
  const lines = part.measures.map(({ name, test, passed }, at) => {
    const isFirst = part.measures[at - 1]?.test !== test;
    const row = `    ${fitText(counts[at]!, countWidth!)}${fitText(limits[at]!, limitWidth!)}${texts.measures[name]}`;
    return `${isFirst ? `  ${style.accent(texts.tests[test])}\n` : ''}${row}${passed ? '' : `  ${style.strong(texts.over)}`}`;
  });
  return [title, ...lines].join('\n');
}
