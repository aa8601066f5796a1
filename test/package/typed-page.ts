import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readCodeBlocks } from '../readme/code-blocks.js';
import type { InstalledPackage } from './installed-package.js';

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
/** As strict as a user's project can be; and the package's own declarations are read too. */
const FLAGS = '--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false --target es2022'.split(' ');
/** A bundler's way of finding modules, and Node's. */
const RESOLUTIONS = [
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ['--module', 'nodenext', '--moduleResolution', 'nodenext'],
];

/** What a page in TypeScript says to the notice; all of it must compile. */
const RIGHT = `import 'kotowari/define';
import { BYPASS_EVENT, KotowariNotice } from 'kotowari';
import type { Choice, Decision, DecisionSource, GivenOptions, KotowariApi, NoticeAttributes, ServiceDescription } from 'kotowari';

document.addEventListener('kotowari-decision', (event) => {
  const decision: Decision = event.detail.decision;
  const choice: Choice | undefined = decision['analytics'];
  const source: DecisionSource = event.detail.source;
  console.log(choice, source);
});
document.addEventListener(BYPASS_EVENT, ({ detail }) => console.log(detail.ids.join(), detail.line));

const api: KotowariApi | undefined = window.kotowari;
const options: GivenOptions = { measurementId: 'G-TEST1234', policyVersion: '2' };
api?.configure(options);
export const done: Promise<void> | undefined = window.kotowari?.accept('analytics');
export const ready: Promise<Decision> | undefined = window.kotowari?.ready;

const notice = document.querySelector('kotowari-notice');
export const isOpen: boolean = notice instanceof KotowariNotice && notice.open;
export const settings = document.createElement('kotowari-settings');
export const attributes: NoticeAttributes = { 'measurement-id': 'G-TEST1234', 'deny-paths': '/soudan/*', model: 'opt-in' };
export const service: Pick<ServiceDescription, 'optOut'> = { optOut: { stops: 'sending', how: '', limits: '' } };
`;

/** What a page in TypeScript must not be able to say, a line each. */
export const WRONG = [
  // the detail has no such field
  `document.addEventListener('kotowari-decision', (event) => event.detail.choice);`,
  // a decision is read, not written
  `window.kotowari!.decision = {};`,
  // the script may not have run
  `window.kotowari.open();`,
  // misspelt options
  `window.kotowari?.configure({ measurementID: 'G-TEST1234' });`,
  `export const attributes: import('kotowari/define').NoticeAttributes = { denyPaths: '/' };`,
];

/** Compiles what is right and what is wrong together. @returns what the compiler has to say: `wrong.ts(1,61): error …` */
export function compilePages(installed: InstalledPackage): Promise<string[]> {
  return compile(installed, { 'right.ts': RIGHT, 'wrong.ts': WRONG.join('\n') });
}

/** Compiles what docs/notice.md shows, alone. @returns what the compiler has to say */
export function compileDocs(installed: InstalledPackage): Promise<string[]> {
  const shown = readCodeBlocks('docs/notice.md').filter(({ language }) => language === 'ts');
  return compile(installed, { 'shown.ts': shown.map(({ code }) => code).join('\n') });
}

/** Compiles modules in the user's folder, once in each way of finding modules. */
async function compile({ folder }: InstalledPackage, modules: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, code] of Object.entries(modules)) await writeFile(join(folder, name), code);
  const said: string[] = [];
  for (const flags of RESOLUTIONS) {
    const args = [TSC, ...FLAGS, ...flags, '--pretty', 'false', ...Object.keys(modules)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
      (error: { stdout: string }) => error,
    );
    said.push(stdout);
  }
  return said;
}
