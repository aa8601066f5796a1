// @ts-check
// A stand-in for Google's tag, made for the demo of Kotowari. It is not Google's code and talks only to this demo's own
// recorder. It does what the real tag does where a visitor could notice: it reads dataLayer, keeps to `ga-disable-<id>` and to
// Consent Mode, writes the cookies `_ga` and `_ga_<id>`, and sends page views, scrolls and the time of leaving.
(() => {
  const COLLECT = '/recorder/g/collect';
  const COOKIE_SECONDS = 63_072_000;
  /** @type {Record<string, string>} */
  const consent = {};
  /** @type {Record<string, unknown>} */
  const shared = {};
  /** @type {Map<string, Record<string, unknown>>} */
  const properties = new Map();
  const page = /** @type {Window & { dataLayer?: ArrayLike<unknown>[] } & Record<string, unknown>} */ (
    /** @type {unknown} */ (window)
  );
  const layer = (page.dataLayer = page.dataLayer ?? []);
  let hasScrolled = false;

  /** @param {ArrayLike<unknown>} command the `arguments` of one gtag() call; anything else is ignored, as Google's tag does */
  function run(command) {
    if (Object.prototype.toString.call(command) !== '[object Arguments]') return;
    const [name, first, second] = Array.from(command);
    if (name === 'consent') Object.assign(consent, second);
    if (name === 'set') Object.assign(shared, typeof first === 'object' ? first : { [String(first)]: second });
    if (name === 'config') configure(String(first), /** @type {Record<string, unknown>} */ (second ?? {}));
    if (name === 'event') sendAll(String(first), /** @type {Record<string, unknown>} */ (second ?? {}));
  }

  /**
   * @param {string} id
   * @param {Record<string, unknown>} options
   */
  function configure(id, options) {
    properties.set(id, options);
    if (options.send_page_view !== false) send(id, 'page_view', {});
  }

  /**
   * @param {string} event
   * @param {Record<string, unknown>} parameters
   */
  function sendAll(event, parameters) {
    for (const id of properties.keys()) send(id, event, parameters);
  }

  /**
   * @param {string} id
   * @param {string} event
   * @param {Record<string, unknown>} parameters
   */
  function send(id, event, parameters) {
    if (page[`ga-disable-${id}`] === true) return;
    const values = { ...shared, ...properties.get(id), ...parameters };
    const mayStore = consent.analytics_storage !== 'denied';
    const fields = new URLSearchParams({
      v: '2',
      tid: id,
      en: event,
      dl: String(values.page_location ?? location.href),
      dr: String(values.page_referrer ?? document.referrer),
      dt: String(values.page_title ?? document.title),
      ul: navigator.language,
      sr: `${screen.width}x${screen.height}`,
      gcs: `G1${consent.ad_storage === 'granted' ? 1 : 0}${mayStore ? 1 : 0}`,
    });
    for (const [name, value] of Object.entries(parameters)) {
      if (typeof value === 'number') fields.set(`epn.${name}`, String(value));
    }
    if (mayStore) {
      const name = `_ga_${id.replace(/^G-/, '')}`;
      fields.set(
        'cid',
        keepCookie('_ga', values, () => `GA1.1.${randomNumber()}.${seconds()}`)
          .split('.')
          .slice(-2)
          .join('.'),
      );
      fields.set('sid', keepCookie(name, values, () => `GS2.1.s${seconds()}$o1$g0`).replace(/^.*?s(\d+).*$/, '$1'));
    }
    navigator.sendBeacon(`${COLLECT}?${fields}`);
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} options
   * @param {() => string} make
   */
  function keepCookie(name, options, make) {
    const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
    const value = found?.slice(name.length + 1) ?? make();
    const maxAge = Number(options.cookie_expires ?? COOKIE_SECONDS);
    document.cookie = `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax`;
    return value;
  }

  const seconds = () => Math.floor(Date.now() / 1000);
  const randomNumber = () => crypto.getRandomValues(new Uint32Array(1))[0];

  for (const command of Array.from(layer)) run(command);
  const push = layer.push.bind(layer);
  layer.push = (...commands) => {
    const length = push(...commands);
    commands.forEach(run);
    return length;
  };
  addEventListener('scroll', () => {
    const { scrollHeight } = document.documentElement;
    if (hasScrolled || scrollY + innerHeight < scrollHeight * 0.9) return;
    hasScrolled = true;
    sendAll('scroll', {});
  });
  addEventListener('pagehide', () => sendAll('user_engagement', {}));
})();
