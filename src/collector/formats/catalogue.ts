import { KotowariError, nearest, type LogFormat } from '../model/index.js';
import { createClfFormat } from './clf.js';

/**
 * Every log format by its name, the most telling first. Adding one is one row here.
 *
 * With a virtual host goes before without: the latter reads `www.example.jp 192.0.2.7 - - […` too, and takes the host for an address and
 * the address for an identity. The other way round nothing fits, as an identity is hardly ever an address.
 */
const FORMATS: readonly LogFormat[] = [
  createClfFormat('combined-vhost', { vhost: true, combined: true }),
  createClfFormat('combined', { vhost: false, combined: true }),
  createClfFormat('common-vhost', { vhost: true, combined: false }),
  createClfFormat('common', { vhost: false, combined: false }),
];

/** Names that `--format` takes, besides `auto`. */
export const FORMAT_NAMES: readonly string[] = FORMATS.map((format) => format.name);

/** @returns all formats, the most telling first: of two that fit equally, the earlier one reads more. */
export function listFormats(): readonly LogFormat[] {
  return FORMATS;
}

/** @param name as given to `--format`. @throws KotowariError `usage` for an unknown one, naming the nearest. */
export function findFormat(name: string): LogFormat {
  const found = FORMATS.find((format) => format.name === name);
  if (found) return found;
  const near = nearest(name, FORMAT_NAMES);
  const hint = near ? ` did you mean "${near}"?` : '';
  throw new KotowariError('usage', `unknown log format "${name}";${hint} known: auto, ${FORMAT_NAMES.join(', ')}`);
}
