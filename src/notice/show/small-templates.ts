// Stands in for `lit/html.js` in dist/kotowari.js, where templates are compiled (scripts/compile-templates.mjs). The npm classes are drawn by lit;
// tests hold both to the same templates.

/** An element: its name, its attributes (`@click` is a listener), and what is in it. */
type Drawing = readonly [name: string, attributes: Readonly<Record<string, unknown>>, ...children: readonly unknown[]];

/** Draws nothing. */
export const nothing = '';

/** Draws an element into a node. Elements of the same name and part stay when it is drawn again: the focus and live regions outlast a change. */
export function render(drawing: unknown, parent: Node): void {
  drawAll([drawing], parent);
}

function drawAll(drawings: readonly unknown[], parent: Node): void {
  let at = parent.firstChild;
  const removeUntil = (end: ChildNode | null) => {
    while (at !== end) {
      const { nextSibling } = at as ChildNode;
      (at as ChildNode).remove();
      at = nextSibling;
    }
  };
  for (const drawing of drawings) {
    if (drawing === nothing) continue;
    let node = at;
    while (node && !isDrawn(node, drawing)) node = node.nextSibling;
    if (node) removeUntil(node);
    else parent.insertBefore((node = create(drawing)), at);
    update(node, drawing);
    at = node.nextSibling;
  }
  removeUntil(null);
}

function isDrawn(node: ChildNode, drawing: unknown): boolean {
  if (!Array.isArray(drawing)) return node instanceof Text;
  const [name, { part }] = drawing as unknown as Drawing;
  return node instanceof Element && node.localName === name && node.getAttribute('part') === (part ?? null);
}

function create(drawing: unknown): ChildNode {
  return Array.isArray(drawing) ? document.createElement((drawing as unknown as Drawing)[0]) : new Text();
}

function update(node: ChildNode, drawing: unknown): void {
  if (!Array.isArray(drawing)) {
    if (node.nodeValue !== drawing) node.nodeValue = String(drawing);
    return;
  }
  const [, attributes, ...children] = drawing as unknown as Drawing;
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('@')) Object.assign(node, { [`on${name.slice(1)}`]: value });
    else (node as Element).setAttribute(name, String(value));
  }
  drawAll(children, node);
}
