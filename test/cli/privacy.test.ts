import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PRIVACY_TEXTS } from '../../src/cli/privacy-texts.js';
import { run } from '../../src/cli/run.js';
import { textWidth } from '../../src/cli/text-width.js';
import { PRIVACY_MEASURES, type PrivacyMeasurement } from '../../src/contract/index.js';
import { toLog } from '../collector/harness/safe-batches.js';
import { useTemporaryFolders } from '../collector/harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const people = Array.from({ length: 4 }, (_, index) => ({ address: `10.0.${index}.1` }));

describe('kotowari privacy', () => {
  it('ends with 0 and says that limits are kept', async () => {
    const { status, out, err } = await kotowari('privacy', writeLog());
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Report {2}statistics, K = 3\n {2}Singling out\n {4}0 of 1 +limit 0 +groups too small/);
    expect(out).toMatch(/Linkability\n[^]*Inference\n[^]*All limits are kept\.\n$/);
  });

  it('ends with 1 and names each limit that is not kept, on standard error too', async () => {
    const { status, out, err } = await kotowari('privacy', '--small-group', '1', writeLog());
    expect(status).toBe(1);
    expect(out).toMatch(/1 of 1 +limit 0 +groups too small to protect anybody {2}OVER\n/);
    expect(out).toContain('Limits that are not kept: 2.');
    expect(err).toContain('kotowari: report, singling-out: groups-too-small is 1 of 1, its limit 0: groups too small');
    expect(err).toMatch(/^kotowari: report, singling-out: unique-values is \d+ of \d+, its limit 0: /m);
    expect(out + err).not.toMatch(/mine|10\.0/);
  });

  it('says the same in Japanese, within 80 columns', async () => {
    const { status, out } = await kotowari('privacy', '--lang', 'ja', '--small-group', '1', writeLog());
    expect(status).toBe(1);
    expect(out).toMatch(/^レポート {2}統計、?.*\n {2}識別/);
    expect(out).toMatch(/満たしていない上限: 2\n$/);
    for (const line of out.split('\n')) expect(textWidth(line), line).toBeLessThanOrEqual(80);
  });

  it('says it as JSON, with the same status', async () => {
    const { status, out } = await kotowari('privacy', '--json', '--small-group', '1', writeLog());
    expect(status).toBe(1);
    expect(JSON.parse(out) as PrivacyMeasurement).toMatchObject({ schema: 'kotowari-privacy/1', passed: false });
  });

  it.each([
    [['audit', 'privacy'], 'unknown command "audit"; type kotowari privacy'],
    [['audit', 'privacy', '--store', 'x'], 'unknown command "audit"; type kotowari privacy'],
    [['help', 'audit'], 'unknown command "audit"; type kotowari privacy'],
    [['privcy'], 'unknown command "privcy"; did you mean privacy?'],
    [['privacy', '--store', 'x', 'access.log'], '--store x and a file were given'],
  ])('of %j is wrong usage', async (words, said) => {
    const { status, out, err } = await kotowari(...words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it.each(['en', 'ja'] as const)('has a sentence for every measure, %s', (lang) => {
    expect(Object.keys(PRIVACY_TEXTS[lang].measures).sort()).toEqual(Object.keys(PRIVACY_MEASURES).sort());
  });
});

function writeLog(): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, toLog(...people, { target: '/mine' }));
  return path;
}

async function kotowari(...words: string[]) {
  const [out, err] = [new Sink(), new Sink()];
  const status = await run(words, { out, err, env: {}, signal: new AbortController().signal });
  return { status, out: out.text, err: err.text };
}

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
