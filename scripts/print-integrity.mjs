// @ts-check
// The last step of `npm run build`: size and integrity hash of each file that a visitor's browser loads. Whoever serves them from another host
// writes the hash into the script tag: <script src="…" integrity="sha384-…" crossorigin="anonymous">.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const names = readdirSync('dist').filter((name) => /^kotowari[a-z-]*\.js$/.test(name));
const width = Math.max(...names.map((name) => name.length));
for (const name of names.sort()) {
  const content = readFileSync(`dist/${name}`);
  const size = `${brotliCompressSync(content).length.toLocaleString('en')} B brotli`.padStart(15);
  console.log(`dist/${name.padEnd(width)}  ${size}  sha384-${createHash('sha384').update(content).digest('base64')}`);
}
