import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** @returns all files below a folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path);
    return stat.isDirectory() ? listFiles(path) : stat.isFile() ? [path] : [];
  });
}

/** Forms of canaries by their first four bytes, so that megabytes are searched for thousands of them in one pass. */
type Index = ReadonlyMap<number, readonly { readonly form: Buffer; readonly canary: string }[]>;

const indexes = new WeakMap<readonly string[], Index>();

/** @returns each canary that stands in the bytes, in any case of letters: as it is, percent-encoded, in UTF-16, in hex or in base64. */
export function findCanaries(bytes: Buffer, canaries: readonly string[]): string[] {
  const index = indexes.get(canaries) ?? indexOf(canaries);
  indexes.set(canaries, index);
  const found = new Set<string>();
  for (const text of [bytes, Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')]) {
    for (let at = 0; at + 4 <= text.length; at++) {
      for (const { form, canary } of index.get(text.readUInt32LE(at)) ?? [])
        if (text.subarray(at, at + form.length).equals(form)) found.add(canary);
    }
  }
  return canaries.filter((canary) => found.has(canary));
}

function indexOf(canaries: readonly string[]): Index {
  const index = new Map<number, { form: Buffer; canary: string }[]>();
  for (const canary of canaries) {
    for (const form of formsOf(canary)) {
      if (form.length < 4) throw new Error(`too short to be searched for: ${canary}`);
      const start = form.readUInt32LE();
      index.set(start, [...(index.get(start) ?? []), { form, canary }]);
    }
  }
  return index;
}

function formsOf(canary: string): Buffer[] {
  const utf8 = Buffer.from(canary);
  // base64 depends on where the text begins: three alignments, without the letters that neighbors share
  const base64 = [0, 1, 2].map((lead) =>
    Buffer.concat([Buffer.alloc(lead), utf8])
      .toString('base64')
      .slice(lead ? 4 : 0, -4),
  );
  return [
    utf8,
    Buffer.from(canary.toLowerCase()),
    Buffer.from(encodeURIComponent(canary)),
    Buffer.from(canary, 'utf16le'),
    Buffer.from(utf8.toString('hex')),
    ...base64.filter((text) => text.length >= 8).map((text) => Buffer.from(text)),
  ];
}

/**
 * Every different part of a text once: thousands of lines say the same, and searching them all would take minutes.
 *
 * @param between where a line may be parted; no canary runs over that.
 */
export function distinctParts(text: string, between: RegExp): Buffer {
  return Buffer.from([...new Set(text.split('\n').flatMap((line) => line.split(between)))].join('\n'));
}

/**
 * Every value that a DuckDB file holds, as text, each of a column once: its columns are compressed on disk, so that searching the raw file
 * alone finds nothing, always.
 */
export async function dumpDuckDb(path: string): Promise<Buffer> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const columns = await connection.runAndReadAll(`SELECT table_name, column_name FROM information_schema.columns`);
  const parts: string[] = [];
  for (const [table, column] of columns.getRows()) {
    const values = await connection.runAndReadAll(`SELECT DISTINCT "${String(column)}" FROM "${String(table)}"`);
    parts.push(
      `${String(table)}.${String(column)}\n`,
      ...values.getRows().map((row) => `${row.map(String).join('')}\n`),
    );
  }
  connection.closeSync();
  instance.closeSync();
  return Buffer.from(parts.join(''));
}
