// @ts-check
// The recorder's page: shows live what reached the stand-in for Google, and what Google's cookies in this browser hold.
(() => {
  const EVENTS = {
    page_view: 'ページの表示 / page view',
    scroll: '下まで読んだ / scroll',
    user_engagement: 'ページを離れた / leaving',
  };
  const LABELS = {
    dl: 'ページのアドレス / page',
    dt: '題名 / title',
    dr: 'どこから / referrer',
    cid: 'Cookie の識別番号 / cookie id',
    sid: '訪問の番号 / session',
    sr: '画面 / screen',
    ul: '言語 / language',
    gcs: '同意の状態 / consent',
  };
  const list = need('hits');
  const empty = need('empty');
  /** @type {number | null} time of the last refusal seen by this page */
  let refusedAtMs = null;
  let sinceRefusal = 0;
  let total = 0;

  const events = new EventSource('/recorder/events');
  events.addEventListener('all', (event) => {
    reset();
    for (const hit of JSON.parse(event.data)) add(hit);
  });
  events.addEventListener('hit', (event) => add(JSON.parse(event.data)));
  events.addEventListener('clear', reset);
  need('clear').addEventListener('click', () => void fetch('/recorder/clear', { method: 'POST' }));

  document.addEventListener('kotowari-decision', (event) => {
    const { decision } = /** @type {CustomEvent} */ (event).detail;
    showDecision(decision.analytics);
  });
  const kotowari = /** @type {{ kotowari?: { ready: Promise<void>, decision: Record<string, string> } }} */ (
    /** @type {unknown} */ (window)
  ).kotowari;
  void kotowari?.ready.then(() => showDecision(kotowari.decision.analytics));
  setInterval(showCookies, 500);
  showCookies();
  showDecision(undefined);

  /** @param {string | undefined} choice */
  function showDecision(choice) {
    if (choice === 'denied' && refusedAtMs === null) refusedAtMs = Date.now();
    if (choice !== 'denied') refusedAtMs = null;
    if (refusedAtMs === null) sinceRefusal = 0;
    const text =
      { granted: '同意・OK / accepted', denied: '拒否 / refused' }[choice ?? ''] ?? 'まだ選んでいません / not decided';
    need('decision').textContent = text;
    need('board').dataset.decision = choice ?? 'undecided';
    showCounts();
  }

  function showCounts() {
    need('total').textContent = String(total);
    need('since').textContent = refusedAtMs === null ? '–' : String(sinceRefusal);
    empty.hidden = total > 0;
  }

  function showCookies() {
    const found = document.cookie.split('; ').filter((pair) => /^_g(?:a|id|at|cl)/.test(pair));
    const text = found.length === 0 ? 'なし / none' : found.map((pair) => pair.split('=')[0]).join(', ');
    if (need('cookies').textContent !== text) need('cookies').textContent = text;
  }

  function reset() {
    list.replaceChildren();
    total = 0;
    sinceRefusal = 0;
    showCounts();
  }

  /** @param {{ timeMs: number, kind: 'script' | 'hit', fields: Record<string, string> }} hit */
  function add(hit) {
    total += 1;
    if (refusedAtMs !== null && hit.timeMs > refusedAtMs) sinceRefusal += 1;
    const item = document.createElement('li');
    item.className = `hit hit-${hit.kind}`;
    const head = document.createElement('p');
    head.className = 'hit-head';
    head.append(element('time', new Date(hit.timeMs).toLocaleTimeString()), element('strong', toTitle(hit)));
    item.append(head, toFields(hit));
    list.prepend(item);
    showCounts();
  }

  /** @param {{ kind: 'script' | 'hit', fields: Record<string, string> }} hit */
  function toTitle(hit) {
    if (hit.kind === 'script') return 'タグの読み込み / the tag was loaded';
    const name = hit.fields.en ?? '';
    return EVENTS[/** @type {keyof typeof EVENTS} */ (name)] ?? name;
  }

  /** @param {{ fields: Record<string, string> }} hit */
  function toFields(hit) {
    const table = document.createElement('dl');
    for (const [key, label] of Object.entries(LABELS)) {
      const value = hit.fields[key];
      if (value) table.append(element('dt', label), element('dd', value));
    }
    return table;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  /** @param {string} id */
  function need(id) {
    const found = document.getElementById(id);
    if (found === null) throw new Error(`the recorder page has no element #${id}`);
    return found;
  }
})();
