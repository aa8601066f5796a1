// @ts-check
// A stand-in for a container of a tag manager, made for the demo of Kotowari. It is not Google's code. Like a container it loads a Google
// tag of its own, which says so by `cx`.
(() => {
  const page = /** @type {Window & { dataLayer?: unknown[] }} */ (window);
  const layer = (page.dataLayer = page.dataLayer ?? []);
  function gtag() {
    // Google's tag reads `arguments` objects as commands

    layer.push(arguments);
  }
  const script = document.createElement('script');
  script.src = '/recorder/gtag/js?id=G-DEMO000001&cx=c';
  document.head.append(script);
  /** @type {(...command: unknown[]) => void} */ (gtag)('config', 'G-DEMO000001');
})();
