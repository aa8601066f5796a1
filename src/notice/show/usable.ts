import { page } from '../page-document.js';

/** A dialog in a shadow root is in no list; while the notice is wanted it is looked for this often. */
const LOOK_MS = 250;
/** What a visitor closes with Escape. */
const CLOSED_BY_ESCAPE = 'dialog[open],[role$=dialog],[aria-modal=true],[popover],[role=menu]';
/** What uses Escape for itself while it has the focus. */
const USES_ESCAPE =
  '[aria-haspopup][aria-expanded=true],[role=combobox][aria-expanded=true],[role=listbox],[role=menu]';

/** Finds what has the focus, in whatever shadow roots it stands: the button in `<kotowari-settings>`, not the element around it. */
export function findFocused(): HTMLElement | null {
  let focused = page.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused as HTMLElement | null;
}

/**
 * Whether an element could be used if it were painted now. It could not where it, or what it stands in, is `inert`, and while a modal dialog is
 * open elsewhere: all but that is inert then, yet painted.
 */
export function isUsable(element: HTMLElement): boolean {
  if (ancestors(element).some((one) => one.inert)) return false;
  const focused = findFocused();
  const dialogs = [...page.querySelectorAll('dialog'), ...(focused ? ancestors(focused) : [])];
  return !dialogs.some((one) => one.matches('dialog:modal') && !one.contains(element) && !isOwn(one));
}

/** Calls back when {@link isUsable} may have changed. @returns stops it */
export function watchUsable(onChange: () => void): () => void {
  // before the next frame: what cannot be used is never painted
  const observer = new MutationObserver(onChange);
  observer.observe(document, { subtree: true, attributeFilter: ['open', 'inert'] });
  const timer = setInterval(onChange, LOOK_MS);
  return () => {
    observer.disconnect();
    clearInterval(timer);
  };
}

/** Whether Escape is meant for something of the page, which lies open or has the focus. Ask before the page hears of the key. */
export function isPagesEscape(event: KeyboardEvent, notice: Element): boolean {
  const path = event.composedPath().filter((one): one is Element => one instanceof Element);
  if (path.includes(notice)) return false;
  if (path.some((one) => one.matches(USES_ESCAPE))) return true;
  return [...page.querySelectorAll(CLOSED_BY_ESCAPE)].some((one) => one !== notice && one.checkVisibility?.());
}

/** The details are the notice's own, and give the focus back to it. */
function isOwn(dialog: Element): boolean {
  return (dialog.getRootNode() as Partial<ShadowRoot>).host?.localName === 'kotowari-details';
}

function ancestors(element: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null)
    if (node instanceof HTMLElement) found.push(node);
  return found;
}
