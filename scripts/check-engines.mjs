// @ts-check
// Says which packages of the lockfile do not run on the oldest Node that package.json promises, optional ones for other systems included.
import { readFileSync } from 'node:fs';
import { minVersion, satisfies } from 'semver';

/** @type {{ packages: Record<string, { version?: string, engines?: { node?: string } }> }} */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const promised = packages['']?.engines?.node;
const oldest = promised === undefined ? null : minVersion(promised);
if (!oldest) throw new Error('package.json: "engines.node" is not a range; expected such as ">=20.19"');

const tooNew = Object.entries(packages).filter(([, { engines }]) => engines?.node && !satisfies(oldest, engines.node));
for (const [path, { version, engines }] of tooNew) {
  console.error(`${path} ${version} wants Node ${engines?.node}; Kotowari promises ${promised}`);
}
console.log(`${Object.keys(packages).length} packages in the lock, ${tooNew.length} do not run on Node ${oldest}`);
process.exitCode = tooNew.length ? 1 : 0;
