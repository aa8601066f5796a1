// A stand-in for gtag.js, written from Google's public documentation. It runs inside the page under test.

/**
 * The script as text. The plain kind behaves as documented: commands are `arguments` objects, consent state is obeyed,
 * `ga-disable-<id>` is checked before each hit and cookie. The rude kind does what tags do on real pages and documents
 * do not say: it writes `_ga` again after 500 ms, reports each history call, and sends a beacon when the page goes.
 *
 * @param {{ rude?: boolean }} options
 * @returns {string}
 */
export function standInTag({ rude = false } = {}) {
  return `(${tag.toString()})(${JSON.stringify(rude)});`;
}

/**
 * A stand-in for a container of Google Tag Manager: where consent allows analytics it loads a Google tag of its own, as containers do
 * (`cx=c`), and it starts another vendor, which no switch of Google's stops.
 *
 * @returns {string}
 */
export function standInContainer() {
  return `(${container.toString()})();`;
}

function container() {
  const id = new URL(document.currentScript.src).searchParams.get('id');
  window.google_tag_manager = { ...window.google_tag_manager, [id]: {} };
  const gtag = function () {
    window.dataLayer.push(arguments);
  };
  const commands = window.dataLayer.filter((entry) => Object.prototype.toString.call(entry) === '[object Arguments]');
  window.consentSeenByContainer = commands.filter(([name]) => name === 'consent').map((command) => [...command]);
  const script = document.createElement('script');
  script.src = 'https://www.googletagmanager.com/gtag/js?id=G-INNER001&l=dataLayer&cx=c';
  document.head.append(script);
  gtag('config', 'G-INNER001');
  setInterval(() => {
    new Image().src = '/vendor-pixel';
  }, 200);
}

function tag(rude) {
  const source = new URL(document.currentScript.src);
  const container = source.searchParams.get('id');
  const endpoint =
    source.hostname === 'www.googletagmanager.com'
      ? 'https://region1.google-analytics.com/g/collect'
      : new URL('../g/collect', source).href;
  const consent = {};
  const common = {};
  const configured = new Set();
  window.google_tag_manager = { ...window.google_tag_manager, [container]: {} };

  const isDenied = () => !rude && consent.analytics_storage === 'denied';
  const isDisabled = (id) => !rude && window[`ga-disable-${id}`] === true;

  function writeCookie(base, value) {
    const name = (common.cookie_prefix ?? '') + base;
    const age = common.cookie_expires ?? 63072000;
    const labels = location.hostname.split('.');
    for (let count = 2; count <= labels.length; count++) {
      document.cookie = `${name}=${value}; path=/; max-age=${age}; domain=${labels.slice(-count).join('.')}`;
      if (document.cookie.includes(`${name}=`)) return;
    }
    document.cookie = `${name}=${value}; path=/; max-age=${age}`;
  }
  function writeCookies(id) {
    writeCookie('_ga', 'GA1.1.1111111111.2222222222');
    writeCookie(`_ga_${id.replace(/^G-/, '')}`, 'GS1.1.3333333333');
  }
  function hitUrl(id, event, fields) {
    const query = new URLSearchParams({ v: '2', tid: id, en: event, gcs: isDenied() ? 'G100' : 'G101' });
    query.set('dl', fields.page_location ?? common.page_location ?? location.href);
    query.set('dr', fields.page_referrer ?? common.page_referrer ?? document.referrer);
    query.set('dt', fields.page_title ?? common.page_title ?? document.title);
    // parameters of one's own: `ep.name=text`, `epn.name=1`
    for (const [name, value] of Object.entries(fields))
      if (!/^(page_|send_|allow_)/.test(name)) query.set(`${typeof value === 'number' ? 'epn' : 'ep'}.${name}`, value);
    return `${endpoint}?${query}`;
  }
  function send(id, event, fields = {}) {
    if (isDisabled(id)) return;
    if (!isDenied()) writeCookies(id);
    void fetch(hitUrl(id, event, fields), { method: 'POST', keepalive: true, mode: 'no-cors' }).catch(() => undefined);
  }
  const commands = {
    consent: (_kind, state) => Object.assign(consent, state),
    set: (key, value) => Object.assign(common, typeof key === 'object' ? key : { [key]: value }),
    config: (id, fields = {}) => {
      configured.add(id);
      if (fields.send_page_view !== false) send(id, 'page_view', fields);
    },
    event: (name, fields = {}) =>
      (fields.send_to ? [fields.send_to].flat() : [...configured]).forEach((id) => send(id, name, fields)),
  };
  function read(entry) {
    // the real one ignores arrays: only what `function gtag() { dataLayer.push(arguments) }` pushes is a command
    if (Object.prototype.toString.call(entry) === '[object Arguments]')
      commands[entry[0]]?.(...Array.from(entry).slice(1));
  }
  const layer = (window.dataLayer ??= []);
  // a page has one that reads, however many are loaded
  if (layer.isRead) return;
  layer.isRead = true;
  layer.forEach(read);
  layer.push = (...entries) => {
    entries.forEach(read);
    return Array.prototype.push.apply(layer, entries);
  };
  if (!rude) return;

  setInterval(() => writeCookies(container), 500);
  const pushState = history.pushState;
  history.pushState = function (...args) {
    pushState.apply(this, args);
    send(container, 'page_view');
  };
  addEventListener('pagehide', () => {
    navigator.sendBeacon(hitUrl(container, 'user_engagement', {}));
    new Image().src = hitUrl(container, 'leave', {});
  });
}
