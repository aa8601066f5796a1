// @ts-check
// What runs inside the measured page, from before its first byte. Sent as text: it may use nothing from outside.

/**
 * @typedef {object} Seen
 * @property {number | null} visibleMs from the start of the navigation to the first frame in which the notice is seen; null so far
 * @property {number | null} settledMs the same, to the frame from which it neither moves nor fades
 * @property {number | null} paintMs first contentful paint
 * @property {number} shift cumulative layout shift
 * @property {readonly number[]} longTasksMs tasks over 50 ms
 * @property {readonly { source: string, ms: number }[]} scripts scripts that took part in frames over 50 ms
 * @property {readonly { ms: number, handlerMs: number }[]} events clicks, by Event Timing: until the next paint, and of this in handlers
 */

/** Watches the page and leaves what it sees in `window.__seen`. @param {readonly string[] | null} notice selectors, see Contestant */
export function watchPage(notice) {
  /** @type {any} */
  const seen = { visibleMs: null, settledMs: null, paintMs: null, shift: 0, longTasksMs: [], scripts: [], events: [] };
  Object.assign(globalThis, { __seen: seen });
  const observe = (/** @type {string} */ type, /** @type {(entry: any) => void} */ add, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true, ...options });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.paintMs = entry.startTime;
  });
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });
  observe('longtask', (entry) => seen.longTasksMs.push(entry.duration));
  observe('long-animation-frame', (entry) => {
    for (const script of entry.scripts) seen.scripts.push({ source: script.sourceURL, ms: script.duration });
  });
  const addEvent = (/** @type {any} */ entry) => {
    if (entry.interactionId)
      seen.events.push({ ms: entry.duration, handlerMs: entry.processingEnd - entry.processingStart });
  };
  observe('event', addEvent, { durationThreshold: 16 });
  if (notice) requestAnimationFrame(look);

  let last = '';
  function look() {
    const state = describe();
    if (state) {
      seen.visibleMs ??= performance.now();
      if (state !== last) seen.settledMs = null;
      else seen.settledMs ??= performance.now();
    }
    last = state;
    requestAnimationFrame(look);
  }

  /** Where and how opaque the notice is; empty while it is not seen. */
  function describe() {
    /** @type {Element | null} */
    let element = null;
    /** @type {Document | ShadowRoot | null} */
    let root = document;
    for (const selector of notice ?? []) {
      element = root?.querySelector(selector) ?? null;
      root = element?.shadowRoot ?? null;
    }
    if (!element || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return '';
    const { left, top, width, height } = element.getBoundingClientRect();
    let opacity = 1;
    for (let node = /** @type {any} */ (element); node; node = node.parentElement ?? node.getRootNode().host)
      opacity *= Number(getComputedStyle(node).opacity);
    const isSeen =
      width > 0 && height > 0 && opacity > 0.05 && top < innerHeight - 1 && left < innerWidth && top + height > 1;
    return isSeen ? [left, top, width, height, opacity.toFixed(2)].join(' ') : '';
  }
}
