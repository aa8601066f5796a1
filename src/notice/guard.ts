/** What the guard asks before it lets something out or in. Asked each time: a decision can change while a request is made. */
export interface GuardRules {
  readonly dropsRequest: (url: string) => boolean;
  /** Given the cookie as it would be written: `_ga=…; path=/`. */
  readonly dropsCookie: (cookie: string) => boolean;
  /** Called with the address before a single-page application's history call takes effect. */
  readonly beforeNavigation: (url: string) => void;
}

/**
 * Stands between the page's scripts and the network, installed before any tag: a tag that already runs cannot be unloaded, but what
 * it sends after a refusal (beacons, hits while the page unloads) goes nowhere. Senders are told that all went well, so that
 * none retries. What the HTML parser itself loads is out of its reach. Never throws.
 */
export function installGuard(rules: GuardRules): void {
  const drops = (url: unknown) => rules.dropsRequest(url instanceof Request ? url.url : String(url));
  guardCalls(drops);
  guardRequests(drops);
  for (const type of [HTMLImageElement, HTMLScriptElement, HTMLIFrameElement]) {
    guardSetter(type.prototype, 'src', drops);
  }
  replace(
    Element.prototype,
    'setAttribute',
    (original) =>
      function (this: Element, name: string, value: string) {
        const loads = /^src$/i.test(name) && /^(?:IMG|SCRIPT|IFRAME)$/.test(this.tagName);
        if (!loads || !drops(value)) original.call(this, name, value);
      },
  );
  guardSetter(Document.prototype, 'cookie', (value) => rules.dropsCookie(String(value)));
  for (const name of ['pushState', 'replaceState'] as const) {
    replace(
      history,
      name,
      (original) =>
        function (this: History, state, title, url) {
          if (url != null) rules.beforeNavigation(String(url));
          original.call(this, state, title, url);
        },
    );
  }
}

function guardCalls(drops: (url: unknown) => boolean): void {
  replace(
    globalThis,
    'fetch',
    (original) =>
      function (this: unknown, ...args) {
        return drops(args[0])
          ? Promise.resolve(new Response(null, { status: 204 }))
          : original.apply(this as never, args);
      },
  );
  replace(
    Navigator.prototype,
    'sendBeacon',
    (original) =>
      function (this: Navigator, ...args) {
        return drops(args[0]) || original.apply(this, args);
      },
  );
}

/** An XMLHttpRequest is judged when it is sent: it may have been opened before the refusal. */
function guardRequests(drops: (url: unknown) => boolean): void {
  const addresses = new WeakMap<XMLHttpRequest, string>();
  replace(
    XMLHttpRequest.prototype,
    'open',
    (original) =>
      function (this: XMLHttpRequest, ...args: unknown[]) {
        addresses.set(this, String(args[1]));
        return original.apply(this, args as never);
      },
  );
  replace(
    XMLHttpRequest.prototype,
    'send',
    (original) =>
      function (this: XMLHttpRequest, ...args) {
        if (!drops(addresses.get(this))) original.apply(this, args);
      },
  );
}

function guardSetter<Owner extends object>(owner: Owner, name: keyof Owner, drops: (value: unknown) => boolean): void {
  const property = Object.getOwnPropertyDescriptor(owner, name);
  const write = property?.set;
  if (!write || !property.configurable) return;
  Object.defineProperty(owner, name, {
    ...property,
    set(this: Owner, value: unknown) {
      if (!drops(value)) write.call(this, value);
    },
  });
}

function replace<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  wrap: (original: Owner[Name]) => Owner[Name],
): void {
  try {
    if (typeof owner[name] === 'function') owner[name] = wrap(owner[name]);
  } catch {
    // a page that froze its built-ins goes unguarded; the switch by ID and the consent state remain
  }
}
