import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { COMMANDS } from '../../src/cli/commands.js';
import type { Report } from '../../src/contract/index.js';
import { toLog } from '../collector/harness/safe-batches.js';
import { useTemporaryFolders } from '../collector/harness/temporary-folder.js';
import { asStored } from '../collector/harness/stored-facts.js';

const FIXTURE = new URL('../collector/fixtures/combined.log', import.meta.url).pathname;
const newFolder = useTemporaryFolders();

describe('exit status', () => {
  it.each<[string[], number, RegExp]>([
    [[], 2, /usage: kotowari COMMAND/],
    [['repotr'], 2, /unknown command "repotr"; did you mean report\?/],
    [['--versoin'], 2, /unknown option "--versoin"; did you mean --version\?/],
    [
      ['report', '--smal-group', '3'],
      2,
      /unknown option --smal-group of kotowari report; did you mean --small-group\?/,
    ],
    [['report', '--zzzzzzzzzz'], 2, /unknown option --zzzzzzzzzz of kotowari report; known: --output, /],
    [['report', '--hlep'], 2, /unknown option --hlep of kotowari report; did you mean --help\?/],
    [['collect', '--stroe=x'], 2, /unknown option --stroe of kotowari collect; did you mean --store\?/],
    [['completion', '--zzzzzzzzzz'], 2, /unknown option --zzzzzzzzzz of kotowari completion; known: --help/],
    [['help', 'repotr'], 2, /unknown command "repotr"; did you mean report\?/],
    [['repotr', '--help'], 2, /unknown command "repotr"; did you mean report\?/],
    [['report', '--json=yes'], 2, /--json takes no value/],
    [['report', '--format'], 2, /--format needs a value: --format NAME/],
    [['report', '--format='], 2, /--format needs a value/],
    [['report', '--format', 'combind', FIXTURE], 2, /unknown log format "combind"; did you mean "combined"\?/],
    [['report', '--small-group', 'x', FIXTURE], 2, /--small-group "x" is not understood; expected a whole number/],
    [['report', '--small-group', '0', FIXTURE], 2, /whole number from 1 to 1000/],
    [['report', '--time-zone', 'Asia/Tokio', FIXTURE], 2, /unknown time zone "Asia\/Tokio"/],
    [['report', '--since', '2026-02-30', FIXTURE], 2, /--since "2026-02-30" is no day; expected YYYY-MM-DD/],
    [['report', '--lang', 'fr', FIXTURE], 2, /unknown language "fr"; .*known: en, ja/],
    [['report', '-o', 'x.jsom', FIXTURE], 2, /did you mean "\.json"\?/],
    [['collect', '--port', '70000'], 2, /--port "70000" is not a port; expected 0 to 65535/],
    [['report', '/absent/access.log'], 1, /cannot open "\/absent\/access\.log": no such file/],
    [['report', '--store', '/absent/store'], 1, /no store in "\/absent\/store"; make one with: kotowari collect/],
    [['report', '-o', '/absent/x.json', FIXTURE], 1, /cannot write "\/absent\/x\.json": no such folder/],
    [
      ['collect', '--incident-days', '366', FIXTURE],
      2,
      /--incident-days "366" is not understood; expected a whole number of days from 1 to 365/,
    ],
  ])('of kotowari %j is %i', async (words, status, said) => {
    const ended = await kotowari(...words);
    expect(ended.err).toMatch(said);
    expect(ended).toMatchObject({ status, out: '' });
    expect(ended.err.split('\n').length).toBeLessThan(status === 2 && words.length === 0 ? 60 : 3);
  });

  it('of a report that is done is 0, with nothing on standard error', async () => {
    expect(await kotowari('report', '--time-zone', 'Asia/Tokyo', FIXTURE)).toMatchObject({ status: 0, err: '' });
  });

  it.each([['--version'], ['-V']])('of %s is 0', async (word) => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await kotowari(word)).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });
});

describe('help', () => {
  it.each(COMMANDS.map(({ name }) => name))('of %s is the same by every way', async (name) => {
    const help = await kotowari(name, '--help');
    expect(help).toMatchObject({ status: 0, err: '' });
    expect(help.out).toContain(`usage: kotowari ${name}`);
    expect(help.out).toContain('examples:');
    expect(await kotowari(name, '-h')).toEqual(help);
    expect(await kotowari('help', name)).toEqual(help);
  });
});

describe('an error', () => {
  const SECRET = '192.0.2.7 - taro.yamada@example.jp no log line at all "himitsu"';

  it.each([
    ['no format fits', [SECRET, SECRET], 1],
    ['a damaged gzip', null, 1],
  ])('quotes no line of the log when %s', async (_, lines, status) => {
    const path = join(newFolder(), 'access.log');
    writeFileSync(
      path,
      lines ? `${lines.join('\n')}\n` : Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.from(SECRET)]),
    );
    const ended = await kotowari('report', path);
    expect(ended).toMatchObject({ status, out: '' });
    expect(ended.err).toMatch(/^kotowari: .+\n$/);
    expect(ended.err).not.toMatch(/taro|himitsu|192\.0/);
  });
});

describe('a report', () => {
  it('is JSON on standard output when that is asked for', async () => {
    const { out } = await kotowari('report', '--json', '--small-group', '1', '--time-zone', 'Asia/Tokyo', FIXTURE);
    expect((JSON.parse(out) as Report).totals).toMatchObject({ lines: 300, parsed: 294 });
  });

  it('takes its options in every spelling', async () => {
    const plain = await kotowari('report', '--json', '--small-group', '1', '--time-zone', 'Asia/Tokyo', FIXTURE);
    expect(await kotowari('report', FIXTURE, '--json', '--small-group=1', '--time-zone=Asia/Tokyo')).toEqual(plain);
    expect(await kotowari('report', '--json', '--small-group=1', '--time-zone=Asia/Tokyo', '--', FIXTURE)).toEqual(
      plain,
    );
  });

  it('takes an option that may be given several times each time', async () => {
    const path = write(toLog({ target: '/a' }, { target: '/b' }, { target: '/c' }));
    const { out } = await kotowari(
      'report',
      '--json',
      '--small-group',
      '1',
      '--sensitive-path',
      '/a',
      '--sensitive-path',
      '/b',
      path,
    );
    const { pages } = (JSON.parse(out) as Report).panels;
    expect(pages.map(({ value, requests }) => [value, requests])).toEqual([
      ['(sensitive)', 2],
      ['/c', 1],
    ]);
  });

  it('in a pipe, or with NO_COLOR, holds no escape code', async () => {
    expect((await kotowari('report', FIXTURE)).out).not.toContain('\x1b');
    expect((await onTerminal({ NO_COLOR: '1' }, 'report', FIXTURE)).out).not.toContain('\x1b');
    expect((await onTerminal({}, 'report', FIXTURE)).out).toContain('\x1b[');
  });

  it('speaks the language that is asked for, else that of the environment', async () => {
    expect((await kotowari('report', '--lang', 'ja', FIXTURE)).out).toMatch(/[ぁ-ん]/);
    expect((await onTerminal({ LANG: 'ja_JP.UTF-8' }, 'report', FIXTURE)).out).toMatch(/[ぁ-ん]/);
    expect((await onTerminal({ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'report', FIXTURE)).out).not.toMatch(/[ぁ-ん]/);
  });

  it('shows what would steer a terminal harmlessly', async () => {
    const evil = [
      '/\x1b[2J\x1b]0;owned\x07',
      '/a\\x1b[31mred',
      '/%1b%5b31m',
      '/\u202Egpj.exe',
      '/\u200bhidden',
      '/\x9b31m',
    ];
    const path = write(toLog(...evil.map((target) => ({ target, referrer: `https://a\x1b[1m.example/${target}` }))));
    const { out } = await kotowari('report', '--small-group', '1', path);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
  });
});

it('collects, and reports from the store', async () => {
  const folder = newFolder();
  const [store, keys] = [join(folder, 'store'), join(folder, 'keys')];
  expect(
    await kotowari('collect', '--once', '--store', store, '--keys', keys, '--time-zone', 'Asia/Tokyo', FIXTURE),
  ).toEqual({ status: 0, out: '', err: '' });
  const fromStore = await kotowari('report', '--json', '--store', store);
  const fromFile = await kotowari('report', '--json', '--time-zone', 'Asia/Tokyo', FIXTURE);
  expect(JSON.parse(fromStore.out)).toEqual(asStored(JSON.parse(fromFile.out) as Report));
  expect([fromStore.status, fromStore.err, fromFile.err]).toEqual([0, '', '']);
  expect(await kotowari('report', '--store', store, '--time-zone', 'UTC')).toMatchObject({ status: 1, out: '' });
});

async function kotowari(...words: string[]) {
  return perform(words, {}, false);
}

async function onTerminal(env: Record<string, string>, ...words: string[]) {
  return perform(words, env, true);
}

async function perform(words: readonly string[], env: Record<string, string>, isTTY: boolean) {
  const [out, err] = [new Sink(isTTY), new Sink(false)];
  const status = await run(words, { out, err, env, signal: new AbortController().signal });
  return { status, out: out.text, err: err.text };
}

class Sink extends Writable {
  text = '';
  readonly columns = 80;
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function write(content: string): string {
  const path = join(newFolder(), 'access.log');
  writeFileSync(path, content);
  return path;
}
