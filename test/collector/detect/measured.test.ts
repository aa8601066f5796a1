import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ExplainedLine } from '../../../src/contract/index.js';
import { runExplain } from '../../../src/collector/roads/explain.js';
import { toCombinedLine } from '../../../demo/http/combined-line.mjs';
import { planAttack } from '../../../demo/traffic/attacks.mjs';
import { Random } from '../../../demo/traffic/random.mjs';

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const hasCorpus = existsSync(`${CORPUS}attack-labels.jsonl`);

async function explain(text: string, format: string): Promise<ExplainedLine[]> {
  const lines: ExplainedLine[] = [];
  for await (const line of runExplain({ stdin: Readable.from([Buffer.from(text)]), format, timeZone: 'UTC' }))
    lines.push(line);
  return lines;
}

describe('attacks of the demo', () => {
  it('are recognized, every kind; of password tries those behind the tenth at a door', async () => {
    const plan = { random: new Random(11), seed: 1, visitors: 300, oldPaths: 300, isOutage: () => false };
    const entries = Array.from({ length: 250 }, (_, hour) => planAttack(plan, Date.UTC(2026, 10, 1, hour))).flat();
    const lines = await explain(entries.map((entry) => `${toCombinedLine(entry, 540)}\n`).join(''), 'combined');
    const counts = new Map<string, { all: number; found: number }>();
    entries.forEach(({ label }, index) => {
      const count = counts.get(label!) ?? { all: 0, found: 0 };
      count.all += 1;
      if (lines[index]!.labels.some((found) => found === label)) count.found += 1;
      counts.set(label!, count);
    });
    const { all, found } = counts.get('credential-stuffing')!;
    counts.delete('credential-stuffing');
    expect([...counts].filter((count) => count[1].found < count[1].all)).toEqual([]);
    expect(counts.size).toBe(10);
    expect(found / all).toBeGreaterThan(0.6);
  });
});

/** What our labels call a scenario of CrowdSec. Floods of ordinary requests (`http-dos-bypass-cache`) have no label in the closed list. */
const FITTING: Readonly<Record<string, string>> = {
  'http-dos-random-uri': 'probing',
  'spring4shell_cve-2022-22965': 'command-injection',
  'CVE-2017-9841': 'probing',
  'CVE-2022-26134': 'template-injection',
  'CVE-2022-41697': 'credential-stuffing',
  'CVE-2022-44877': 'command-injection',
  'CVE-2023-22515': 'probing',
  'CVE-2024-0012': 'probing',
  'CVE-2024-9474': 'probing',
  'http-cve-2021-41773': 'path-traversal',
  'http-cve-2021-42013': 'path-traversal',
  'http-sensitive-files': 'sensitive-file',
  'http-bad-user-agent': 'scanner',
  'http-admin-interface-probing': 'probing',
  'http-wordpress-scan': 'probing',
  'http-generic-test': 'scanner',
  'http-generic-bf': 'credential-stuffing',
  'http-generic-401-bf': 'credential-stuffing',
  'http-path-traversal-probing': 'path-traversal',
  'http-sqli-probbing-detection': 'sql-injection',
  'http-xss-probbing': 'cross-site-scripting',
  'http-open-proxy': 'probing',
};
/** `http-probing` of lines that hold no request at all; of others it is `probing`. */
const MALFORMED = ['apache2-malformed', 'nginx-http-malformed'];
/** Decided by many requests: the first ones carry no label. */
const RATES = new Set(['credential-stuffing', 'probing']);

interface Alert {
  readonly dir: string;
  readonly scenario: string;
  readonly source_ip: string;
  readonly paths: readonly string[];
}

function alerts(): Alert[] {
  const text = hasCorpus ? readFileSync(`${CORPUS}attack-labels.jsonl`, 'utf8') : '';
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Alert)
    .filter(({ scenario }) => !scenario.endsWith('dos-bypass-cache'));
}

/** Lines of an error log beside them are rejected, as they are none of an access log. */
function readLog(dir: string): Promise<ExplainedLine[]> {
  const text = readFileSync(`${CORPUS}${dir}/${readdirSync(CORPUS + dir)[0]!}`, 'utf8');
  const first = text.split('\n').find((line) => line.includes('"')) ?? '';
  if (first.startsWith('{')) return explain(text.split('\n').filter(Boolean).map(toCombined).join('\n'), 'combined');
  const host = /^(?:\S+ ){4,5}\[\d\d\//.test(first) ? '-vhost' : '';
  return explain(text, `${/" \d{3} \S+ "/.test(text) ? 'combined' : 'common'}${host}`);
}

/** Traefik's JSON, until a format reads it. */
function toCombined(json: string): string {
  const entry = JSON.parse(json) as Record<string, unknown>;
  return `${entry['ClientHost']} - - [08/Dec/2021:14:02:43 +0000] "${entry['RequestMethod']} ${entry['RequestPath']} HTTP/1.1" ${entry['DownstreamStatus']} 5 "-" "${entry['request_User-Agent']}"`;
}

describe.skipIf(!hasCorpus)('what CrowdSec says of its own tests', () => {
  it.each(alerts())('is what we say: $scenario of $source_ip', async ({ dir, scenario, source_ip: source, paths }) => {
    const name = scenario.split('/')[1]!;
    const expected = FITTING[name] ?? (MALFORMED.some((part) => dir.endsWith(part)) ? 'malformed-request' : 'probing');
    const lines = (await readLog(dir)).filter(({ raw }) => raw?.remoteAddr === source);
    const named = lines.filter(({ raw }) => raw!.target === null || paths.includes(raw!.target));
    const missed = named.filter(({ labels }) => !labels.some((label) => label === expected));
    // one alert is of an error log
    if (lines.length > 0) expect(lines.flatMap(({ labels }) => labels)).toContain(expected);
    else expect(source).toBe('88.168.206.87');
    if (!RATES.has(expected)) expect(missed.map(({ raw }) => raw!.target)).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)('false alarms in 10,000 real lines', () => {
  it('are none; 46 requests for doors of other software are true ones', async () => {
    const lines = await explain(readFileSync(`${CORPUS}elastic-examples/apache_logs`, 'utf8'), 'combined');
    const labelled = lines.filter(({ labels }) => labels.length > 0);
    const isDoor = /\/(?:wp-login\.php|wp-admin\/|admin\.php|administrator\/|user\/register)/;
    expect(labelled.filter(({ raw, labels }) => labels.join() !== 'probing' || !isDoor.test(raw!.target!))).toEqual([]);
    expect(labelled).toHaveLength(46);
  });
});
