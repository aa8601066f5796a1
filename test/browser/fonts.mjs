// The font of the tests: Latin and Japanese letters, out of an npm package, whatever the machine has.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeOnce } from './make-once.mjs';

const require = createRequire(import.meta.url);

/** The family that every word of a page is drawn with; letters that it has not are drawn as boxes. */
export const FONT_FAMILY = 'Sawarabi Gothic';

/**
 * What a browser's environment needs so that it finds the font of the tests and no other: a bare machine has none at all, and with the
 * machine's own fonts a page would be wider here than there.
 *
 * @returns {Promise<{ FONTCONFIG_FILE: string }>}
 */
export async function fontEnvironment() {
  const manifest = require.resolve('@expo-google-fonts/sawarabi-gothic/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const folder = await makeOnce(`kotowari-fonts-${version}`, async (staging, published) => {
    const font = join(dirname(manifest), '400Regular', 'SawarabiGothic_400Regular.ttf');
    await copyFile(font, join(staging, 'SawarabiGothic_400Regular.ttf'));
    await writeFile(join(staging, 'fonts.conf'), toFontconfig(published));
  });
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

/** @param {string} folder */
function toFontconfig(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
}
