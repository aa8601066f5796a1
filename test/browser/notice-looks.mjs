// How the notice looks to a visitor of an open page.

/** @typedef {import('puppeteer-core').Page} Page */

/** The notice's shadow root. @param {Page} page */
export function getRoot(page) {
  return page.evaluateHandle(() => {
    const root = document.querySelector('kotowari-notice')?.shadowRoot;
    if (!root) throw new Error('no notice on this page');
    return root;
  });
}

/** What has the focus: an id of the page, or a part. @param {Page} page */
export function readFocus(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || element?.getAttribute('part') || element?.localName;
  });
}

/** Whether what has the focus is seen at its middle. @param {Page} page */
export function isFocusSeen(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = /** @type {Document} */ (element.getRootNode());
    return root.elementFromPoint(left + width / 2, top + height / 2) === element;
  });
}

/** Whether parts of the notice lie in the viewport and are seen at their middle. @param {Page} page @param {string[]} parts */
export async function isSeen(page, ...parts) {
  return (await getRoot(page)).evaluate(
    (root, names) =>
      names.every((name) => {
        const part = root.querySelector(`[part="${name}"]`);
        if (!part) return false;
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return inside && part.contains(root.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      }),
    parts,
  );
}
