/** What becomes of a call that the page makes: Google hears it, hears it once the visitor has accepted, or never. */
export type Verdict = 'send' | 'hold' | 'drop';

/**
 * Judges a call of the page.
 *
 * @param denied the page is on a deny-path
 * @param open the tag was told that it may run
 */
export function toVerdict(
  denied: boolean,
  { gate, allowed }: { readonly gate: string; readonly allowed: boolean },
  open: boolean,
): Verdict {
  if (denied || gate === 'denied') return 'drop';
  return allowed && open ? 'send' : 'hold';
}

type Push = (...entries: unknown[]) => number;
type Fields = Readonly<Record<string, unknown>>;
type Page = typeof globalThis & { dataLayer?: unknown; gtag?: unknown };

/** A page that pushes without end, and is never answered, must not fill the memory. */
const MAX_HELD = 500;
/** A push that calls the queue's own one with a copy of what it was given would go round for ever. */
const MAX_DEPTH = 9;
const PLAIN_PUSH = Array.prototype.push;

/**
 * Stands before Google's queue, `dataLayer`. The page's own calls go on: what it says where Google may hear is handed on at once; while
 * nothing is decided it is held in memory, out of reach of every tag; after a refusal, or where it was made on a deny-path, it is gone. A
 * page that assigns the queue anew, or a tag that puts its own `push` there, changes nothing of that. Also gives the page a `gtag()`.
 */
export class GoogleQueue {
  readonly #page = globalThis as Page;
  readonly #judge: () => Verdict;
  /** What tags and tools put in the place of `push`: each hears what is handed on. */
  readonly #readers: Push[] = [];
  /** What was handed on. */
  readonly #told = new WeakSet();
  readonly #held: unknown[] = [];
  /** IDs that the notice configured. */
  readonly #configured = new Set<unknown>();
  #layer: unknown[] = [];
  #current: unknown;
  #depth = 0;

  /** @param judge asked at each call of the page */
  constructor(judge: () => Verdict) {
    this.#judge = judge;
  }

  /** Says something to Google, in the notice's own name. It reads `arguments` objects as commands; an array is data to it. */
  say(...command: unknown[]): void {
    if (command[0] === 'config') this.#configured.add(command[1]);
    this.#tell(toCommand(...command));
  }

  /** Puts something on the queue that is no command, in the notice's own name. */
  put(entry: object): void {
    this.#tell(entry);
  }

  /** Takes the page's queue over. @param first says what Google must hear before anything that is on it */
  takeOver(first: () => void): void {
    const found = this.#page.dataLayer;
    if (Array.isArray(found)) this.#layer = found;
    // one that somebody reads was heard already
    const early = Object.hasOwn(this.#layer, 'push') ? [] : this.#layer.splice(0);
    this.#guard();
    first();
    early.forEach((entry) => this.#receive(entry));
    try {
      Object.defineProperty(globalThis, 'dataLayer', {
        configurable: true,
        enumerable: true,
        get: () => this.#layer,
        set: (layer: unknown) => this.#adopt(layer),
      });
    } catch {
      // declared with `var` before us: it is looked at again in collect()
      this.#page.dataLayer = this.#layer;
    }
    if (typeof this.#page.gtag === 'function') return;
    const push = this.#push;
    this.#page.gtag = function () {
      // eslint-disable-next-line prefer-rest-params
      push(arguments);
    };
  }

  /** Judges what came onto the queue past its `push`. Call it before a tag is loaded, and before the page becomes another one. */
  collect(): void {
    if (this.#page.dataLayer !== this.#layer) this.#adopt(this.#page.dataLayer);
    if (this.#readers.length) return;
    const all = this.#layer.splice(0);
    const isOurs = (entry: unknown) => this.#told.has(entry as object);
    PLAIN_PUSH.apply(this.#layer, all.filter(isOurs));
    all.filter((entry) => !isOurs(entry)).forEach((entry) => this.#receive(entry));
  }

  /** Hands on what was held: first all but events, as what the page set holds for our own `config`; at the second call events, which want that before them. */
  release(events: boolean): void {
    const held = this.#held.splice(0);
    for (const entry of held) {
      if (events || toArray(entry)[0] !== 'event') this.#tell(entry);
      else this.#held.push(entry);
    }
  }

  /** Forgets what was held. */
  discard(): void {
    this.#held.length = 0;
  }

  readonly #push: Push = (...entries) => {
    entries.forEach((entry) => {
      // a reader's own push hands on what it is given
      if (this.#depth && (entry === this.#current || this.#depth > MAX_DEPTH)) this.#store(entry);
      else this.#receive(entry);
    });
    return this.#layer.length;
  };

  #receive(entry: unknown): void {
    const [name, id, fields] = toArray(entry);
    // the notice speaks for the visitor
    if (name === 'consent') return;
    const verdict = this.#judge();
    // and configures what it asked about: a second `config`, of a snippet that stayed, is a second page view
    if (name === 'config' && (this.#configured.has(id) || (verdict === 'hold' && /^G-/.test(String(id))))) return;
    if (verdict === 'send') return this.#tell(entry);
    const said = (name === 'event' ? fields : entry) as Fields | null | undefined;
    // pages go on behind these: a link is followed, a form is sent
    const { event_callback, eventCallback = event_callback, ...kept } = said ?? {};
    if (typeof eventCallback === 'function') setTimeout(eventCallback);
    if (verdict === 'drop' || this.#held.length >= MAX_HELD) return;
    this.#held.push(name === 'event' ? withTime(entry, kept) : name === undefined && eventCallback ? kept : entry);
  }

  #tell(entry: unknown): void {
    const outer = this.#current;
    this.#current = entry;
    this.#depth++;
    for (const read of this.#readers) read.call(this.#layer, entry);
    this.#store(entry);
    this.#depth--;
    this.#current = outer;
  }

  #store(entry: unknown): void {
    if (this.#layer.includes(entry)) return;
    this.#told.add(Object(entry) as object);
    PLAIN_PUSH.call(this.#layer, entry);
  }

  /** A queue that the page assigned takes the place of the one before, and all that was said with it. */
  #adopt(layer: unknown): void {
    if (!Array.isArray(layer) || layer === this.#layer) return;
    const early = (layer as unknown[]).splice(0);
    PLAIN_PUSH.apply(layer, this.#layer);
    this.#layer = layer;
    this.#guard();
    early.forEach((entry) => this.#receive(entry));
  }

  #guard(): void {
    const layer = this.#layer;
    if (Object.hasOwn(layer, 'push')) this.#readers.push(layer.push);
    Object.defineProperty(layer, 'push', {
      configurable: true,
      get: () => this.#push,
      set: (push: Push) => this.#readers.push(push),
    });
  }
}

const toCommand: (...command: unknown[]) => IArguments = function () {
  // eslint-disable-next-line prefer-rest-params
  return arguments;
};

/** The words of a command; none for anything else. */
function toArray(entry: unknown): unknown[] {
  return Object.prototype.toString.call(entry) === '[object Arguments]' ? Array.from(entry as IArguments) : [];
}

/** The event as it was said, with the time at which it happened. Name and unit are those of Google's Measurement Protocol. */
function withTime(entry: unknown, fields: Fields): IArguments {
  const [command, name] = toArray(entry);
  return toCommand(command, name, { ...fields, timestamp_micros: Date.now() * 1000 });
}
