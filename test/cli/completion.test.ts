import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/commands.js';
import { run } from '../../src/cli/run.js';

const COMMANDS = await loadCommands();

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kotowari-completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { status, out } = await call(['completion', shell]);
    expect(status).toBe(0);
    writeFileSync(join(folder, `kotowari.${shell}`), out);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = COMMANDS.map(({ name }) => name);
/** What a shell offers behind these words; the last one is being typed. */
const CASES: readonly [words: string, offered: readonly string[]][] = [
  ['re', ['report']],
  ['report --la', ['--lang']],
  ['report --lang ', ['en', 'ja']],
  ['report --lang j', ['ja']],
  ['report --until ', []],
  ['anonymize --address d', ['drop']],
  ['completion ', ['bash', 'fish', 'zsh']],
];

describe('kotowari completion bash', () => {
  it.each([...CASES, ['', [...NAMES, 'help', '--help', '--version']] as const, ['help ', NAMES] as const])(
    'offers behind "%s"',
    (words, offered) => {
      expect(completeInBash(['kotowari', ...words.split(' ')]).sort()).toEqual([...offered].sort());
    },
  );

  it('completes the value behind an equals sign, which is a word of its own', () => {
    expect(completeInBash(['kotowari', 'report', '--lang', '='])).toEqual(['en', 'ja']);
    expect(completeInBash(['kotowari', 'report', '--lang', '=', 'j'])).toEqual(['ja']);
  });

  it.each(COMMANDS)('knows every option of $name', ({ name, options }) => {
    const expected = [...options.map((option) => `--${option.name}`), '--help'];
    expect(completeInBash(['kotowari', name, '--'])).toEqual(expected);
  });

  it('completes file names where a log is expected', () => {
    const script = `source ${folder}/kotowari.bash; complete -p kotowari`;
    expect(execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' })).toContain('-o default');
    expect(completeInBash(['kotowari', 'report', ''])).toEqual([]);
  });
});

describe.skipIf(!has('fish'))('kotowari completion fish', () => {
  it.each(CASES.filter(([, offered]) => offered.length > 0))('offers behind "%s"', (words, offered) => {
    const script = `source ${folder}/kotowari.fish; complete -C 'kotowari ${words}'`;
    const lines = execFileSync('fish', ['--no-config', '-c', script], { encoding: 'utf8', env: shellEnv() })
      .trim()
      .split('\n');
    expect(lines.map((line) => line.split('\t')[0]).sort()).toEqual([...offered].sort());
  });
});

describe.skipIf(!has('zsh'))('kotowari completion zsh', () => {
  it('is understood', () => {
    execFileSync('zsh', ['-n', join(folder, 'kotowari.zsh')]);
  });

  it.each([
    ['report --la', '--lang='],
    ['completion b', 'bash'],
    ['anonymize --address dr', 'drop'],
  ])('completes "%s"', (words, completed) => {
    expect(typeInZsh(`kotowari ${words}`)).toContain(`kotowari ${words.replace(/\S+$/, completed)}`);
  });
});

describe('kotowari completion', () => {
  it.each([
    [[], 'no shell was named; known: bash, zsh, fish'],
    [['fisch'], 'unknown shell "fisch"; did you mean fish? known: bash, zsh, fish'],
    [['bash', 'zsh'], 'one shell at a time; known: bash, zsh, fish'],
  ])('says which shells it knows: %j', async (words, message) => {
    expect(await call(['completion', ...words])).toEqual({ status: 2, out: '', err: `kotowari: ${message}\n` });
  });
});

async function call(words: readonly string[]) {
  const texts = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        texts[name] += String(chunk);
        done();
      },
    });
  const status = await run(words, {
    out: into('out'),
    err: into('err'),
    env: {},
    signal: new AbortController().signal,
  });
  return { status, ...texts };
}

function completeInBash(words: readonly string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `source ${folder}/kotowari.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _kotowari; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean);
}

/** Types into a real zsh on a pseudoterminal, presses Tab, and gives back what stands on the line. */
function typeInZsh(line: string): string {
  const script = `
    zmodload zsh/zpty
    zpty z zsh -f -i
    zpty -w z "PS1=; unsetopt zle_bracketed_paste; autoload -U compinit; compinit -u -D; source ${folder}/kotowari.zsh; print ready''now"
    while zpty -r z seen; do [[ $seen == *readynow* ]] && break; done
    zpty -w -n z '${line}'$'\\t\\C-aprint -r -- "\\C-e"\\nexit\\n'
    while zpty -r z seen; do print -r -- "$seen"; done`;
  return execFileSync('zsh', ['-f', '-c', script], { encoding: 'utf8', timeout: 20_000, env: shellEnv(), cwd: folder });
}

/** Nothing of the developer's own shell. */
function shellEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: folder, TERM: 'dumb', LANG: 'C.UTF-8' };
}

function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}
