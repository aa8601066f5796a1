import type { PrivacyFacts } from '../model/index.js';
import type { DuckDb } from './duckdb-connection.js';

/**
 * What the measurement of privacy asks of the statistics: counts over all days, open and closed, never a value.
 *
 * @param smallGroup networks that must have shown a named value on one day.
 */
export async function readPrivacyFacts(db: DuckDb, smallGroup: number): Promise<PrivacyFacts> {
  const one = async (sql: string) => (await db.rows(sql))[0] ?? {};
  const number = (value: unknown) => Number(value ?? 0);
  const k = Number(smallGroup);
  const named = await one(NAMED_VALUES(k));
  const tokens = await one(TOKENS);
  const sensitive = await one(SENSITIVE_CELL);
  const highest = await one(HIGHEST_SHARE(k));
  const days = await one(DAYS(k));
  return {
    namedValues: number(named['named']),
    rareValues: number(named['rare']),
    tokens: number(tokens['tokens']),
    joinedTokens: number(tokens['joined']),
    leftTokens: number(tokens['left_behind']),
    sensitive: {
      visitors: number(sensitive['visitors']),
      of: number(sensitive['of_day']),
      bytesSent: number(sensitive['bytes_sent']),
    },
    highest: { visitors: number(highest['visitors']), of: number(highest['of_day']) },
    days: number(days['days']),
    lonelyDays: number(days['lonely']),
  };
}

/** The day on which a value passed the gate may have been deleted since; then the record of it counts. `since` is empty for public values. */
const NAMED_VALUES = (smallGroup: number) => `
  WITH named AS (SELECT panel, text, max(networks) AS networks FROM cells WHERE text IS NOT NULL AND panel NOT LIKE '@%' GROUP BY panel, text)
  SELECT count(*)::DOUBLE AS named, (count(*) FILTER (WHERE c.networks < ${smallGroup} AND coalesce(n.since <> '' AND n.since IN (SELECT day FROM days), true)))::DOUBLE AS rare
  FROM named c LEFT JOIN nameable n ON n.panel = c.panel AND n.text = c.text`;

const TOKENS = `
  WITH every AS (SELECT day, token FROM open_visitors UNION ALL SELECT day, token FROM open_networks UNION ALL SELECT day, token FROM cells WHERE token IS NOT NULL),
    one AS (SELECT token, count(DISTINCT e.day) AS days, bool_or(d.closed) AS is_left FROM every e LEFT JOIN days d ON d.day = e.day GROUP BY token)
  SELECT count(*)::DOUBLE AS tokens, (count(*) FILTER (WHERE days > 1))::DOUBLE AS joined, (count(*) FILTER (WHERE is_left))::DOUBLE AS left_behind FROM one`;

const WITH_DAY = `cells c JOIN (SELECT day, max(visitors) AS of_day, max(networks) AS of_networks FROM cells WHERE panel = '@day' GROUP BY day) d ON d.day = c.day`;

const SENSITIVE_CELL = `
  SELECT max(c.visitors)::DOUBLE AS visitors, max(d.of_day)::DOUBLE AS of_day, sum(c.bytes_sent)::DOUBLE AS bytes_sent
  FROM ${WITH_DAY} WHERE c.text = '(sensitive)'`;

const HIGHEST_SHARE = (smallGroup: number) => `
  SELECT c.visitors::DOUBLE AS visitors, d.of_day::DOUBLE AS of_day
  FROM ${WITH_DAY} WHERE c.text IS NOT NULL AND c.panel NOT LIKE '@%' AND d.of_day > 0 AND d.of_networks >= ${smallGroup}
  ORDER BY c.visitors / d.of_day DESC, d.of_day DESC LIMIT 1`;

const DAYS = (smallGroup: number) => `
  SELECT count(*)::DOUBLE AS days, (count(*) FILTER (WHERE networks < ${smallGroup}))::DOUBLE AS lonely FROM cells WHERE panel = '@day' AND requests > 0`;
