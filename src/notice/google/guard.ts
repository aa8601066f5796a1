/** What is sent in place of a request. */
export interface SentRequest {
  readonly url: string;
  /** Empty for none. */
  readonly body: unknown;
}

/** What the guard asks before it lets something out or in. Asked each time: a decision can change while a request is made. */
export interface GuardRules {
  /** Whether an address is one of Google's. More of them are when a script is to be loaded. */
  readonly isGoogleRequest: (url: string, isScript: boolean) => boolean;
  /**
   * What goes to Google in place of a request; undefined when nothing may.
   *
   * @param body undefined for a request without one
   * @param script the element that is to load a script
   */
  readonly toSent: (url: string, body: unknown, script: HTMLScriptElement | undefined) => SentRequest | undefined;
  /** Given the cookie as it would be written: `_ga=…; path=/`. */
  readonly dropsCookie: (cookie: string) => boolean;
  /** Called with the address before a single-page application's history call takes effect. */
  readonly beforeNavigation: (url: string) => void;
  /** Called when it has taken effect. */
  readonly afterNavigation: () => void;
}

/** Makes the original call, with other arguments if given. */
type Call = (args?: readonly unknown[]) => unknown;
type Wrapper = (call: Call, args: readonly unknown[], receiver: object) => unknown;

const NO_REFERRER = { referrerPolicy: 'origin' } as const;
const BEACON = { method: 'POST', mode: 'no-cors', credentials: 'include', keepalive: true, ...NO_REFERRER } as const;

/** One call that would make a request. */
interface Attempt {
  readonly url: unknown;
  readonly body?: unknown;
  /** The element that would load it. */
  readonly element?: object;
  /** The arguments of the call that makes another request. */
  readonly toArgs: (sent: SentRequest) => readonly unknown[];
  /** What the caller gets when nothing is sent. */
  readonly whenDropped?: () => unknown;
}

/**
 * Stands between the page's scripts and the network, installed before any tag: a tag that already runs cannot be unloaded, but what
 * it sends after a refusal (beacons, hits while the page unloads) goes nowhere, and what it sends before is cleaned. Senders are told that
 * all went well, so that none retries. What the HTML parser itself loads is out of its reach. Never throws.
 */
export function installGuard(rules: GuardRules): void {
  const send = globalThis.fetch.bind(globalThis);
  /** Makes the call as it is, cleaned, or not at all. */
  const pass = (call: Call, { url, body, element, toArgs, whenDropped }: Attempt): unknown => {
    const script = element instanceof HTMLScriptElement ? element : undefined;
    const address = String(url);
    if (!rules.isGoogleRequest(address, !!script)) return call();
    const sent = rules.toSent(address, body, script);
    if (!sent) return whenDropped?.();
    // whatever the page's own policy: the address of the page, uncleaned, is in no header
    if (element) Object.assign(element, NO_REFERRER);
    // an address that is as it was stays the object that Trusted Types let through
    return element && sent.url === address ? call() : call(toArgs(sent));
  };
  for (const name of ['fetch', 'fetchLater']) {
    wrap(globalThis, name, (call, [input, init]) => {
      const request = input instanceof Request ? input : undefined;
      return pass(call, {
        url: request?.url ?? input,
        body: (init as RequestInit | undefined)?.body ?? request?.body,
        toArgs: ({ url, body }) => [
          request ? new Request(url, request) : url,
          // (the body of a request stays where it is)
          { ...(init as RequestInit), ...(!!body && body !== request?.body && { body }), ...NO_REFERRER },
        ],
        whenDropped: () => Promise.resolve(new Response(null, { status: 204 })),
      });
    });
  }
  wrap(Navigator.prototype, 'sendBeacon', (call, [url, body]) =>
    // a beacon cannot choose what it tells of the page; a request that outlives the page can
    pass((sent) => (sent ? !!send(...(sent as [string, RequestInit])).catch(() => undefined) : call()), {
      url,
      body,
      toArgs: (sent) => [sent.url, { ...BEACON, ...sent }],
      whenDropped: () => true,
    }),
  );
  wrap(Element.prototype, 'setAttribute', (call, [name, url], element) =>
    /^src$/i.test(String(name)) ? pass(call, { url, element, toArgs: (sent) => [name, sent.url] }) : call(),
  );
  guardRequests(pass);
  for (const type of [HTMLImageElement, HTMLScriptElement, HTMLIFrameElement])
    wrapSetter(type.prototype, 'src', (call, [url], element) =>
      pass(call, { url, element, toArgs: (sent) => [sent.url] }),
    );
  wrapSetter(Document.prototype, 'cookie', (call, [value]) => {
    if (!rules.dropsCookie(String(value))) call();
  });
  for (const name of ['pushState', 'replaceState']) {
    // not on the object: an application may take the method from the prototype
    wrap(History.prototype, name, (call, [, , url]) => {
      if (url != null) rules.beforeNavigation(String(url));
      call();
      rules.afterNavigation();
    });
  }
}

/** An XMLHttpRequest is judged when it is sent: it may have been opened before the refusal. */
function guardRequests(pass: (call: Call, attempt: Attempt) => unknown): void {
  const addresses = new WeakMap<object, unknown>();
  wrap(XMLHttpRequest.prototype, 'open', (call, [method, url, ...rest], request) => {
    addresses.set(request, url);
    // what is not to be sent can be opened all the same: its sender sets headers next
    pass(call, { url, toArgs: (sent) => [method, sent.url, ...rest], whenDropped: call });
  });
  wrap(XMLHttpRequest.prototype, 'send', (call, [body], request) => {
    pass(call, { url: addresses.get(request), body, toArgs: (sent) => [sent.body] });
  });
}

function wrapSetter(owner: object, name: string, wrapper: Wrapper): void {
  const property = Object.getOwnPropertyDescriptor(owner, name);
  const write = property?.set;
  if (!write) return;
  Object.defineProperty(owner, name, { ...property, set: around(write, wrapper) });
}

/** Puts `wrapper` around a method; it is given a way to make the original call, the arguments and the receiver. */
function wrap(owner: object, name: string, wrapper: Wrapper): void {
  const methods = owner as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name];
  if (!original) return;
  try {
    methods[name] = around(original, wrapper);
  } catch {
    // a page that froze its built-ins goes unguarded; the switch by ID and the consent state remain
  }
}

function around(original: (...args: never[]) => unknown, wrapper: Wrapper): (...args: unknown[]) => unknown {
  return function (this: object, ...args: unknown[]) {
    return wrapper((changed = args) => original.apply(this, changed as never[]), args, this);
  };
}
