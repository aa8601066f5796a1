type Attributes = Readonly<Record<string, string | ((event: Event) => void)>>;

/**
 * Makes an element. Children are nodes and texts, never markup: what a page declares is shown as it is written, and no sink of
 * Trusted Types is touched. A child that is false, undefined or empty is left out.
 *
 * @param attributes a function listens to the event of that name
 */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') element.setAttribute(name, value);
    else element.addEventListener(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Puts a value in the place of `$`. */
export function fill(text: string, value: string | number): string {
  return text.replace('$', () => String(value));
}

/** A link to somewhere else, in a new tab that learns nothing of this one. Plain text for what is no web address. */
export function toLink(url: string, text: string): Node {
  if (!/^https?:/i.test(url)) return new Text(text);
  return create('a', { href: url, target: '_blank', rel: 'noopener' }, text);
}
