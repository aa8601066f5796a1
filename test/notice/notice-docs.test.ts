import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Named {
  readonly name: string;
}
interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly events?: readonly Named[];
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('custom-elements.json')) as { modules: { declarations: Declaration[] }[] };
const elements = manifest.modules.flatMap(({ declarations }) => declarations);
const [notice, settings] = ['kotowari-notice', 'kotowari-settings'].map((name) =>
  elements.find(({ tagName }) => tagName === name),
);
const tables = read('docs/notice.md').split(/^\| (?=Attribute|Custom property|Part|Event)/m);

/** Names in the first column of the table with this heading. */
function readRows(heading: string): string[] {
  const table = tables.find((text) => text.startsWith(heading)) ?? '';
  return [...table.matchAll(/^\| \[?`([\w-]+)`/gm)].map(([, name]) => name!).sort();
}

describe('docs/notice.md', () => {
  it.each([
    ['Attribute', notice?.attributes],
    ['Custom property', notice?.cssProperties],
    ['Part', notice?.cssParts],
    ['Event', notice?.events],
  ])('names in its table "%s" what the manifest names, and nothing else', (heading, named) => {
    expect(readRows(heading)).toEqual((named ?? []).map(({ name }) => name).sort());
    expect(readRows(heading).length).toBeGreaterThan(1);
  });

  it('names the parts of kotowari-settings', () => {
    const [, parts = ''] = /`<kotowari-settings>` has the parts (.*)\./.exec(read('docs/notice.md')) ?? [];
    expect(parts.match(/[\w-]+(?=`)/g)).toEqual(settings?.cssParts?.map(({ name }) => name));
  });
});
