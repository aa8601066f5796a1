// What tests of accessibility measure on a page: the accessibility tree, contrast of colors, media that puppeteer cannot emulate.

/** @typedef {{ role: string, name: string, level?: number, lang?: string }} AccessibleNode */

/**
 * Reads the accessibility tree, shadow roots included, in the order in which a screen reader goes through it.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<AccessibleNode[]>}
 */
export async function readAccessibilityTree(page) {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = /** @type {AccessibleNode[]} */ ([]);
  const walk = (node) => {
    const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
    if (!node.ignored) {
      found.push({ role: node.role?.value ?? '', name: node.name?.value ?? '', level: property('level') });
    }
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes[0]);
  return found;
}

/**
 * Emulates media features; a later call replaces them.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {Record<string, string>} features such as `{ 'forced-colors': 'active' }`
 */
export async function emulateMedia(page, features) {
  const session = await page.createCDPSession();
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features: list });
}

/**
 * Contrast of two opaque colors, 1 to 21, as WCAG 2.2 defines it.
 *
 * @param {string} one as computed: `rgb(0, 0, 0)`
 * @param {string} other
 */
export function toContrast(one, other) {
  const [high, low] = [one, other].map(toLuminance).sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** @param {string} color */
function toLuminance(color) {
  const match = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  if (!match) throw new Error(`not an opaque color: ${color}`);
  const [red, green, blue] = match.slice(1).map((text) => {
    const value = Number(text) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
