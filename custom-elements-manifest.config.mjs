// @ts-check

/** @typedef {{ name: string, description: string, type: { text: string } }} Attribute */

const OPTIONS_FILE = 'src/notice/options.ts';
const HIDDEN = ['private', 'protected'];
/** @type {Attribute[]} */
const options = [];

/**
 * How `scripts/write-manifest.mjs` reads the elements: what is public, under the names that modules have in the package. The options of the
 * notice come from their table, `OPTION_NAMES`, since the element reads them in a loop.
 */
export default {
  globs: ['src/notice/show/kotowari-*.ts', OPTIONS_FILE],
  exclude: ['**/*.styles.ts'],
  packagejson: false,
  quiet: true,
  plugins: [{ name: 'as-packed', analyzePhase: readOptions, packageLinkPhase: finish }],
};

/** @param {{ ts: typeof import('typescript'), node: import('typescript').Node }} input */
function readOptions({ ts, node }) {
  if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'OPTION_NAMES') return;
  for (const [, name = '', description = ''] of node.getText().matchAll(/'(\w+)', \/\/ (.*)/g)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    options.push({ name: attribute, description, type: { text: 'string' } });
  }
}

/** @param {{ customElementsManifest: { modules: { path: string, declarations?: { tagName?: string, attributes?: Attribute[] }[] }[] } }} input */
function finish({ customElementsManifest }) {
  const modules = customElementsManifest.modules.filter(({ path }) => path !== OPTIONS_FILE);
  const notice = modules
    .flatMap((module) => module.declarations ?? [])
    .find(({ tagName }) => tagName === 'kotowari-notice');
  if (notice) notice.attributes = [...options, ...(notice.attributes ?? [])];
  customElementsManifest.modules = JSON.parse(JSON.stringify(modules, dropPrivate));
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function dropPrivate(key, value) {
  if (key === 'members' && Array.isArray(value))
    return value.filter((member) => !member.static && !HIDDEN.includes(member.privacy));
  if ((key === 'path' || key === 'module') && typeof value === 'string') {
    return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
  }
  return value;
}
