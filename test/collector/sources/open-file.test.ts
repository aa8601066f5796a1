import { execFile } from 'node:child_process';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KotowariError } from '../../../src/collector/model/index.js';
import { openFile, openStream } from '../../../src/collector/sources/index.js';
import { Reading, readLines } from '../harness/read-sources.js';
import { useTemporaryFolders } from '../harness/temporary-folder.js';

const newFolder = useTemporaryFolders();
const MANY = Array.from({ length: 5000 }, (_, index) => `line ${index} ${'x'.repeat(index % 97)}`);

describe('openFile', () => {
  it('reads plain text to its end, the last line without line end included', async () => {
    const path = write(`${MANY.join('\n')}\nlast`);
    expect(await readLines(await openFile(path))).toEqual([...MANY, 'last']);
  });

  it('reads gzip, told by its bytes', async () => {
    expect(await readLines(await openFile(write(gzipSync(MANY.join('\n')))))).toEqual(MANY);
  });

  it('reads gzip of several members, as rotation appends them', async () => {
    const members = [gzipSync('one\ntwo\nthr'), gzipSync('ee\n'), gzipSync('four\n')];
    expect(await readLines(await openFile(write(Buffer.concat(members))))).toEqual(['one', 'two', 'three', 'four']);
  });

  it.each([
    ['nothing', ''],
    ['three bytes', 'a\nb'],
  ])('reads %s', async (_, content) => {
    expect(await readLines(await openFile(write(content)))).toEqual(content === '' ? [] : ['a', 'b']);
  });

  it.each([
    ['damaged', 12, 'the gzip data are damaged'],
    ['cut off', -20, 'the gzip data end too early'],
  ])('tells where %s gzip broke, and quotes nothing of it', async (_, at, reason) => {
    const gzip = gzipSync(Buffer.from(`taro 192.0.2.7\n${MANY.join('\n')}`));
    const broken = at < 0 ? gzip.subarray(0, at) : Buffer.from(gzip);
    if (at > 0) broken.fill(0xff, at, at + 40);
    const path = write(broken);
    const failure = await readLines(await openFile(path)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(KotowariError);
    expect(failure).toMatchObject({ code: 'file-unreadable' });
    expect((failure as Error).message).toMatch(new RegExp(`^cannot read "${path}" behind byte \\d+: ${reason}$`));
  });

  it.each([
    ['bzip2', 'BZh91AY'],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0])],
  ])('says that it does not read %s', async (name, content) => {
    const opening = openFile(write(content));
    await expect(opening).rejects.toMatchObject({ code: 'file-compressed' });
    await expect(opening).rejects.toThrow(`is ${name}; this version reads plain text and gzip`);
  });

  it('reads a pipe that has a name', async () => {
    const path = join(newFolder(), 'pipe');
    await promisify(execFile)('mkfifo', [path]);
    const writing = promisify(execFile)('sh', ['-c', `printf 'one\\ntwo\\n' > ${path}`]);
    expect(await readLines(await openFile(path))).toEqual(['one', 'two']);
    await writing;
  });

  it.each([
    ['plain text', (text: string) => Buffer.from(text)],
    ['gzip', gzipSync],
  ])('goes on in %s where it stopped', async (_, encode) => {
    const path = write(encode('one\ntwo\nthree\n'));
    const first = await openFile(path);
    await readLines(first);
    const position = { ...first.position(), offset: 8, line: 3 };
    const source = await openFile(path, position);
    const reading = new Reading(source);
    await reading.done;
    expect(reading.batches).toMatchObject([{ count: 1, firstLine: 3, nextOffset: 14 }]);
    expect(source.position()).toEqual(first.position());
  });

  it('begins anew when another file has taken the name', async () => {
    const path = write('one\ntwo\n');
    const source = await openFile(path);
    await readLines(source);
    writeFileSync(path, 'ONE\nTWO\nTHREE\n'); // the same inode, other bytes
    expect(await readLines(await openFile(path, source.position()))).toEqual(['ONE', 'TWO', 'THREE']);
  });

  it('begins anew in a file that was cut shorter', async () => {
    const path = write('one\ntwo\n');
    const source = await openFile(path);
    await readLines(source);
    writeFileSync(path, 'one\n');
    expect(await readLines(await openFile(path, source.position()))).toEqual(['one']);
  });

  it('reads the file that it opened, though its name goes to another', async () => {
    const path = write('old\n');
    const source = await openFile(path);
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'new\n');
    expect(await readLines(source)).toEqual(['old']);
  });

  it('knows a short file again after it has grown', async () => {
    const path = write('one\n');
    const source = await openFile(path);
    await readLines(source);
    appendFileSync(path, 'two\n'.repeat(100));
    expect(await readLines(await openFile(path, source.position()))).toHaveLength(100);
  });

  it('stops when it is closed', async () => {
    const source = await openFile(write(`${'x'.repeat(100)}\n`.repeat(100_000)));
    let lines = 0;
    for await (const batch of source) {
      lines += batch.count;
      await source.close();
    }
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThan(100_000);
  });
});

describe('openStream', () => {
  const pieces = (bytes: Buffer, size: number) =>
    Readable.from(
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
    );

  it.each([1, 3, 4096])('reads plain text that comes %i bytes at a time', async (size) => {
    expect(await readLines(openStream(pieces(Buffer.from('one\ntwo\nthree'), size)))).toEqual(['one', 'two', 'three']);
  });

  it.each([1, 3, 4096])('recognizes gzip that comes %i bytes at a time', async (size) => {
    expect(await readLines(openStream(pieces(gzipSync('one\ntwo\n'), size)))).toEqual(['one', 'two']);
  });

  it.each(['', 'a', 'ab\n'])('reads %j, shorter than the mark of gzip', async (text) => {
    expect(await readLines(openStream(Readable.from([Buffer.from(text)])))).toEqual(text ? [text.trim()] : []);
  });

  it('cannot be resumed', async () => {
    const source = openStream(Readable.from([Buffer.from('one\n')]));
    await readLines(source);
    expect(source.position()).toMatchObject({ identity: '', offset: 4, line: 2 });
  });

  it('tells that the gzip of standard input broke', async () => {
    const source = openStream(Readable.from([gzipSync('one\n'.repeat(5000)).subarray(0, 40)]));
    await expect(readLines(source)).rejects.toThrow('cannot read "standard input" behind byte');
  });
});

function write(content: string | Buffer): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, content);
  return path;
}
