// @ts-check
// What a site owner forgot to remove: the second half of Google's snippet.
(() => {
  const page = /** @type {Window & { dataLayer?: unknown[] }} */ (window);
  const layer = (page.dataLayer = page.dataLayer ?? []);
  function gtag() {
    layer.push(arguments);
  }
  /** @type {(...command: unknown[]) => void} */ (gtag)('config', 'G-DEMO000009');
})();
