const RETRY_MS = 250;

/**
 * Waits until a notice was *shown*: one painted frame in a visible tab that is not prerendered, with all the given parts in the viewport
 * and not covered. Source: PRODUCT.md section 1, Words.
 *
 * @param parts what must be seen: the text and the buttons
 * @param onShown called once
 * @returns stops waiting
 */
export function watchShown(parts: readonly Element[], onShown: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let seenFrames = 0;
  const look = () => {
    // the frame in which it is seen first is painted after this callback: the next one proves it
    seenFrames = parts.every(isSeen) ? seenFrames + 1 : 0;
    if (seenFrames > 1) onShown();
    else if (seenFrames) next();
    else timer = setTimeout(next, RETRY_MS);
  };
  // a hidden or prerendered tab gets no frames, so nothing is decided there
  const next = () => void (frame = requestAnimationFrame(look));
  next();
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

function isSeen(part: Element): boolean {
  const { left, top, width, height } = part.getBoundingClientRect();
  const root = part.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint(left + width / 2, top + height / 2);
  return (
    document.visibilityState === 'visible' &&
    width > 0 &&
    height > 0 &&
    top >= 0 &&
    top < innerHeight &&
    part.contains(hit) &&
    part.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}
