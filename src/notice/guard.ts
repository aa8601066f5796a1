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
  wrap(globalThis, 'fetch', (call, [input]) =>
    drops(input) ? Promise.resolve(new Response(null, { status: 204 })) : call(),
  );
  wrap(Navigator.prototype, 'sendBeacon', (call, [url]) => drops(url) || call());
  wrap(Element.prototype, 'setAttribute', (call, [name, value]) => {
    if (!/^src$/i.test(String(name)) || !drops(value)) call();
  });
  guardRequests(drops);
  for (const type of [HTMLImageElement, HTMLScriptElement]) guardSetter(type.prototype, 'src', drops);
  guardSetter(Document.prototype, 'cookie', (value) => rules.dropsCookie(String(value)));
  for (const name of ['pushState', 'replaceState'] as const) {
    wrap(history, name, (call, [, , url]) => {
      if (url != null) rules.beforeNavigation(String(url));
      call();
    });
  }
}

/** An XMLHttpRequest is judged when it is sent: it may have been opened before the refusal. */
function guardRequests(drops: (url: unknown) => boolean): void {
  const addresses = new WeakMap<object, unknown>();
  wrap(XMLHttpRequest.prototype, 'open', (call, [, url], request) => {
    addresses.set(request, url);
    call();
  });
  wrap(XMLHttpRequest.prototype, 'send', (call, _, request) => {
    if (!drops(addresses.get(request))) call();
  });
}

function guardSetter<Owner extends object>(owner: Owner, name: keyof Owner, drops: (value: unknown) => boolean): void {
  const property = Object.getOwnPropertyDescriptor(owner, name);
  const write = property?.set;
  if (!write) return;
  Object.defineProperty(owner, name, {
    ...property,
    set(this: Owner, value: unknown) {
      if (!drops(value)) write.call(this, value);
    },
  });
}

/** Puts `wrapper` around a method; it is given a way to make the original call, the arguments and the receiver. */
function wrap<Owner extends object>(
  owner: Owner,
  name: keyof Owner,
  wrapper: (call: () => unknown, args: readonly unknown[], receiver: object) => unknown,
): void {
  const original = owner[name] as (...args: unknown[]) => unknown;
  const replacement = function (this: object, ...args: unknown[]) {
    return wrapper(() => original.apply(this, args), args, this);
  };
  try {
    owner[name] = replacement as Owner[keyof Owner];
  } catch {
    // a page that froze its built-ins goes unguarded; the switch by ID and the consent state remain
  }
}
