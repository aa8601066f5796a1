// @ts-check

/** How `scripts/write-manifest.mjs` reads the elements: what is public, under the names that modules have in the package. */
export default {
  globs: ['src/notice/kotowari-*.ts', 'src/notice/define-elements.ts'],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [{ name: 'as-packed', packageLinkPhase: keepPublic }],
};

/** @param {{ customElementsManifest: { modules: unknown[] } }} input */
function keepPublic({ customElementsManifest }) {
  customElementsManifest.modules = JSON.parse(JSON.stringify(customElementsManifest.modules, dropPrivate));
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function dropPrivate(key, value) {
  if (key === 'members' && Array.isArray(value)) return value.filter(({ privacy }) => privacy === 'public');
  if ((key === 'path' || key === 'module') && typeof value === 'string') {
    return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
  }
  return value;
}
