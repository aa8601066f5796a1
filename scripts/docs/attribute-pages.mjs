// @ts-check
import { ATTRIBUTE_TEXTS } from './attribute-texts.mjs';

/** @typedef {{ name: string, description: string }} Attribute as custom-elements.json has it */

/**
 * Writes one page for each attribute of `<kotowari-notice>`, in Markdown that is not formatted yet.
 *
 * @param {readonly Attribute[]} attributes
 * @returns {Record<string, string>} by file name
 * @throws {Error} that names every attribute without a text and every text without an attribute
 */
export function writeAttributePages(attributes) {
  const names = attributes.map(({ name }) => name);
  const lacking = names.filter((name) => !(name in ATTRIBUTE_TEXTS));
  const stray = Object.keys(ATTRIBUTE_TEXTS).filter((name) => !names.includes(name));
  if (lacking.length + stray.length > 0)
    throw new Error(`attribute-texts.mjs lacks [${lacking.join()}]; no attribute: [${stray.join()}]`);
  return Object.fromEntries(attributes.map((attribute) => [`${attribute.name}.md`, writePage(attribute)]));
}

/** @param {Attribute} attribute */
function writePage({ name, description }) {
  const text = /** @type {import('./attribute-texts.mjs').AttributeText} */ (ATTRIBUTE_TEXTS[name]);
  return [
    `# \`${name}\``,
    `_${description}_`,
    text.does,
    ...(text.values ? [`| Value | Meaning |\n| --- | --- |\n${text.values.map(toRow).join('\n')}`] : []),
    `**Without it:** ${text.fallback}`,
    ...(text.example ? [writeExample(name, text.example)] : []),
    '**What goes wrong**',
    text.wrong.map((line) => `- ${line}`).join('\n'),
    '[All attributes](../notice.md#attributes)',
    '',
  ].join('\n\n');
}

/** @param {readonly [string, string]} value */
function toRow([value, meaning]) {
  return `| \`${value}\` | ${meaning} |`;
}

/**
 * @param {string} name
 * @param {string} example
 */
function writeExample(name, example) {
  const id = name === 'measurement-id' ? '' : ' data-measurement-id="G-XXXXXXX"';
  return `\`\`\`html\n<script src="/kotowari.js"${id} ${example}></script>\n\`\`\``;
}
