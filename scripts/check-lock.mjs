// @ts-check
// Says what in the lockfile would fail on somebody else's machine: a package that does not run on the oldest Node that package.json
// promises, and a platform's package that is not locked: npm 11 then refuses `npm ci`, and npm 10 installs no DuckDB there.
import { readFileSync } from 'node:fs';
import { minVersion, satisfies } from 'semver';

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {{ node?: string }} [engines]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @type {{ packages: Record<string, Locked> }} */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const promised = packages['']?.engines?.node;
const oldest = promised === undefined ? null : minVersion(promised);
if (!oldest) throw new Error('package.json: "engines.node" is not a range; expected such as ">=20.19"');

const complaints = Object.entries(packages).flatMap(([path, { version, engines, optionalDependencies = {} }]) => [
  ...(engines?.node && !satisfies(oldest, engines.node)
    ? [`${path} ${version} wants Node ${engines.node}; Kotowari promises ${promised}`]
    : []),
  ...Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, range]) => `${path} ${version} offers ${name} ${range}, which is not in the lock`),
]);
for (const complaint of complaints) console.error(complaint);
console.log(`${Object.keys(packages).length} packages in the lock, ${complaints.length} complaints`);
process.exitCode = complaints.length ? 1 : 0;

/** Looks where Node would: beside, then one folder up after another. @param {string} from @param {string} name */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}
