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

/** A query for the rows of a day in the tables, with the text of each value; columns as {@link FLAT_COLUMNS}, then `path_token`. */
export function selectHotRows(day: string): string {
  const texts: Record<string, string> = {
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
  const group: Record<string, string> = {
    ...Object.fromEntries([...FLAT_COLUMNS, 'path_token'].map((name) => [name, 'NULL'])),
    time: 'time',
    hour: 'time',
    path: quote(SENSITIVE),
    status: '0',
    bytes_sent: '0',
    attacks: `nullif(attacks, '[]')`,
    requests: 'requests',
  };
  const list = (of: Record<string, string>) =>
    [...FLAT_COLUMNS, 'path_token'].map((name) => `(${of[name]})::${typeOf(name)} AS ${name}`).join(', ');
  const joins = LINKS.map((name) => `LEFT JOIN v v_${name} ON v_${name}.id = r.${name}`).join(' ');
  return `SELECT * FROM (
    WITH v AS (SELECT id, text, token, shape FROM incident_values WHERE day = ${quote(day)})
    SELECT ${list(texts)} FROM incident_rows r ${joins} WHERE r.day = ${dayNumber(day)}
    UNION ALL SELECT ${list(group)} FROM incident_groups WHERE day = ${quote(day)})`;
}

const NUMBER_COLUMNS = new Set(['time', 'hour', 'status', 'bytes_sent', 'duration_ms', 'requests']);

function typeOf(column: string): 'DOUBLE' | 'VARCHAR' {
  return NUMBER_COLUMNS.has(column) ? 'DOUBLE' : 'VARCHAR';
}

/** A query for rows without tokens and to the hour, but for actors with an attack label or under hold; from a query for rows. */
export function selectWithoutTokens(rows: string, held: readonly string[]): string {
  const isHeld = held.length === 0 ? 'false' : `address IN (${held.map(quote).join(', ')})`;
  const list = FLAT_COLUMNS.map((name) => {
    if (name === 'time') return 'r.hour AS time';
    return name === 'address' || name === 'network'
      ? `CASE WHEN k.actor IS NOT NULL THEN r.${name} END AS ${name}`
      : `r.${name}`;
  });
  return `WITH r AS (${rows}), k AS (SELECT DISTINCT address AS actor FROM r WHERE attacks IS NOT NULL OR ${isHeld})
    SELECT ${list.join(', ')} FROM r LEFT JOIN k ON k.actor = r.address`;
}
