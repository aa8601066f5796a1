import { SENSITIVE } from '../../contract/index.js';
import { dayNumber } from '../model/index.js';
import { quote } from './duckdb-connection.js';

/** Columns of a day's own file, and of every query for rows. */
export const FLAT_COLUMNS = [
  'time',
  'hour',
  'address',
  'network',
  'method',
  'path',
  'path_shape',
  'query',
  'referrer',
  'browser',
  'browser_major',
  'system',
  'device',
  'bot',
  'status',
  'bytes_sent',
  'duration_ms',
  'protocol',
  'host',
  'attacks',
  'requests',
] as const;

const AGENT = ['browser', 'browser_major', 'system', 'device', 'bot'];
const LINKS = ['address', 'network', 'method', 'path', 'query', 'referrer', 'agent', 'protocol', 'host', 'attacks'];

const NUMBER_COLUMNS = new Set(['time', 'hour', 'status', 'bytes_sent', 'duration_ms', 'requests']);
const COLUMNS_WITH_TOKEN = [...FLAT_COLUMNS, 'path_token'];

/** What each column is of a row `r` and its values. */
const OF_ROW: Readonly<Record<string, string>> = {
  time: 'r.time',
  hour: 'r.time - r.into_hour',
  status: 'r.status',
  bytes_sent: 'r.bytes_sent',
  ...Object.fromEntries(LINKS.filter((name) => name !== 'agent').map((name) => [name, `v_${name}.text`])),
  ...Object.fromEntries(AGENT.map((name, at) => [name, `nullif(split_part(v_agent.text, chr(9), ${at + 1}), '')`])),
  path_shape: 'v_path.shape',
  duration_ms: 'CASE WHEN NOT isnan(r.duration_ms) THEN r.duration_ms END',
  requests: '1',
  path_token: 'v_path.token',
};

/** What each column is of merged requests to sensitive paths. */
const OF_GROUP: Readonly<Record<string, string>> = {
  ...Object.fromEntries(COLUMNS_WITH_TOKEN.map((name) => [name, 'NULL'])),
  time: 'time',
  hour: 'time',
  path: quote(SENSITIVE),
  status: '0',
  bytes_sent: '0',
  attacks: `nullif(attacks, '[]')`,
  requests: 'requests',
};

/**
 * A query for the rows of a day in the tables, with the text of each value; columns as {@link FLAT_COLUMNS}, then `path_token`. Rows of one
 * time are shuffled: the order in which requests came would tell whose a row without a token is.
 */
export function selectHotRows(day: string): string {
  const joins = LINKS.map((name) => `LEFT JOIN v v_${name} ON v_${name}.id = r.${name}`).join(' ');
  // sorted before the texts are there: narrow rows sort at half the price
  const shuffled = `SELECT * FROM incident_rows WHERE day = ${dayNumber(day)} ORDER BY time, random()`;
  return `SELECT * FROM (
    WITH v AS (SELECT id, text, token, shape FROM incident_values WHERE day = ${quote(day)})
    SELECT ${listOf(OF_ROW)} FROM (${shuffled}) r ${joins}
    UNION ALL SELECT ${listOf(OF_GROUP)} FROM incident_groups WHERE day = ${quote(day)})`;
}

function listOf(columns: Readonly<Record<string, string>>): string {
  const typeOf = (name: string) => (NUMBER_COLUMNS.has(name) ? 'DOUBLE' : 'VARCHAR');
  return COLUMNS_WITH_TOKEN.map((name) => `(${columns[name]})::${typeOf(name)} AS ${name}`).join(', ');
}

/**
 * A query for rows to the hour and without tokens, but for actors with an attack label or under hold; from a query for rows. Shuffled again, as
 * those come by the second.
 */
export function selectWithoutTokens(rows: string, held: readonly string[]): string {
  const isHeld = held.length === 0 ? 'false' : `address IN (${held.map(quote).join(', ')})`;
  const list = FLAT_COLUMNS.map((name) => {
    if (name === 'time') return 'r.hour AS time';
    return name === 'address' || name === 'network'
      ? `CASE WHEN k.actor IS NOT NULL THEN r.${name} END AS ${name}`
      : `r.${name}`;
  });
  return `WITH r AS (${rows}), k AS (SELECT DISTINCT address AS actor FROM r WHERE attacks IS NOT NULL OR ${isHeld})
    SELECT ${list.join(', ')} FROM r LEFT JOIN k ON k.actor = r.address ORDER BY time, random()`;
}
