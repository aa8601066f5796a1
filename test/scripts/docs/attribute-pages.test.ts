import { describe, expect, it } from 'vitest';
import { writeAttributePages } from '../../../scripts/docs/attribute-pages.mjs';
import { ATTRIBUTE_TEXTS } from '../../../scripts/docs/attribute-texts.mjs';
import { OPTION_NAMES, resolveOptions } from '../../../src/notice/options.js';
import { attributesOf } from '../../habits/manifest.js';

const attributes = attributesOf('kotowari-notice').map(({ name, description = '' }) => ({ name, description }));
const pages = writeAttributePages(attributes);
const options = OPTION_NAMES.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

describe('docs/attributes/', () => {
  it('has a page for every option of the notice', () => {
    expect(Object.keys(pages)).toEqual(expect.arrayContaining(options.map((name) => `${name}.md`)));
  });

  it('cannot be written when an attribute has no text, or a text no attribute', () => {
    expect(() => writeAttributePages([...attributes, { name: 'new-one', description: '' }])).toThrow('new-one');
    expect(() => writeAttributePages(attributes.slice(1))).toThrow('no attribute: [measurement-id]');
  });

  it.each(options)('shows %s in an example whose attributes all exist', (name) => {
    const [, example = ''] = /```html\n(.*)\n```/.exec(pages[`${name}.md`] ?? '') ?? [];
    const shown = [...example.matchAll(/ data-([\w-]+)/g)].map(([, shownName]) => shownName);
    expect(shown).toContain(name);
    expect(shown.filter((shownName) => !options.includes(shownName ?? ''))).toEqual([]);
  });

  it.each(ATTRIBUTE_TEXTS['preset']?.values ?? [])('says what the preset %s does: %s', (preset, meaning) => {
    const { model, grantDays } = resolveOptions({ preset }, 'en');
    const [, saidModel, months] = /^(opt-\w+), asked again after (\d+) months$/.exec(meaning) ?? [];
    expect([saidModel, Number(months)]).toEqual([model, Math.round(grantDays / 30.4)]);
  });

  it('names the default address of the tag', () => {
    expect(pages['tag-url.md']).toContain(`\`${resolveOptions({}, 'en').tagUrl}\``);
  });
});
