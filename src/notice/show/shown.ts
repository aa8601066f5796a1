import { page } from '../page-document.js';

const RETRY_MS = 250;

/**
 * Waits until a notice was *shown*: one painted frame in a visible tab that is not prerendered, with all the given parts in the viewport
 * and not covered. Source: PRODUCT.md section 1, Words.
 *
 * @param parts what must be seen: the text and the buttons; where there is none, nothing was drawn, and so nothing is shown
 * @param onShown called in each such frame until it returns true
 * @returns stops waiting
 */
export function watchShown(parts: readonly Element[], onShown: () => boolean): () => void {
  let stopped = false;
  let seenFrames = 0;
  const look = () => {
    if (stopped) return;
    // the frame in which it is seen first is painted after this callback: the next one proves it
    seenFrames = parts.length && parts.every(isSeen) ? seenFrames + 1 : 0;
    if (seenFrames > 1 && onShown()) return;
    setTimeout(next, seenFrames ? 0 : RETRY_MS);
  };
  // a hidden or prerendered tab gets no frames, so nothing is decided there
  const next = () => requestAnimationFrame(look);
  next();
  return () => {
    stopped = true;
  };
}

/** What lies outside the viewport, or under something, is not what is found at its own middle. */
function isSeen(part: Element): boolean {
  // a browser that cannot tell (Safari before 17.4) has not shown it
  const visible = part.checkVisibility?.({ opacityProperty: true, visibilityProperty: true });
  return !page.hidden && isOnTop(part, part) && visible;
}

/** Asks every root on the way up: Firefox answers for a shadow root as if nothing outside of it were there. */
function isOnTop(part: Element, element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  return element.contains(findAtMiddle(part, root)) && (!('host' in root) || isOnTop(part, root.host));
}

/** Finds what a visitor sees at the middle of a part: within it, or what covers it there. Outside the viewport: null. */
export function findAtMiddle(part: Element, root: DocumentOrShadowRoot): Element | null {
  const { left, top, width, height } = part.getBoundingClientRect();
  return root.elementFromPoint(left + width / 2, top + height / 2);
}
