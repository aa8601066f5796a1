import { createPathMatcher } from '../clean/index.js';
import { DECISION_EVENT } from '../contract/index.js';
import type { Choice, Decision, DecisionSource } from '../contract/index.js';
import { BypassWatch } from './google/bypass.js';
import type { PageState } from './check/page-state.js';
import { deleteGoogleCookies, writesGoogleCookie } from './google/google-cookies.js';
import { DecisionLedger } from './decide/decision-ledger.js';
import { fire } from './events.js';
import { decideGate } from './decide/gate.js';
import type { GateOutput } from './decide/gate.js';
import { GatedLoader } from './gated-loader.js';
import { isGoogleRequest } from './google/google-requests.js';
import { GoogleTag } from './google/google-tag.js';
import { GoogleTraffic } from './google/google-traffic.js';
import { installGuard } from './google/guard.js';
import { KillSwitch } from './decide/kill-switch.js';
import { toView } from './show/notice-view.js';
import type { NoticeView } from './show/notice-view.js';
import { createWords } from './show/notice-words.js';
import { resolveOptions } from './options.js';
import type { GivenOptions, NoticeOptions } from './options.js';
import { joinOtherTabs } from './decide/other-tabs.js';
import { watchPage } from './page-events.js';
import { PageFacts } from './google/page-facts.js';
import { listRoutes } from './google/page-name.js';
import { GoogleQueue } from './google/queue.js';
import type { Verdict } from './google/queue.js';
import { readPageLanguage, readWordsLanguage, watchLanguage } from './page-language.js';
import { hasGlobalPrivacyControl, isPrerendering, whenActivated } from './decide/privacy-signals.js';
import { createScriptPolicy } from './script-url.js';
import { ANALYTICS, readServices } from './services.js';
import { page } from './page-document.js';

/** A running tag may write its cookies again after the refusal; so they are deleted again, this many ms later. */
const SWEEPS_MS = [700, 2500];

/** The spine of the notice: read → gate → show or apply; decide → write → apply. One for each page. */
export class ConsentController {
  /** Resolves when the stores were read, or had their 200 ms. Never rejects. */
  readonly ready: Promise<Decision>;

  /** The elements of the notice that are in the page: the first of them shows it. */
  readonly notices = new Set<object>();

  readonly #facts = new PageFacts(
    (address) => this.#denies(address),
    () => this.#options,
  );
  readonly #policy = createScriptPolicy();
  readonly #queue = new GoogleQueue(() => this.#judge());
  readonly #tag = new GoogleTag(this.#facts, this.#policy, this.#queue);
  readonly #bypass = new BypassWatch((ids) => {
    this.#tag.banish(ids, this.#options.measurementIds);
    this.#notify();
  });
  readonly #traffic = new GoogleTraffic(this.#tag, this.#facts, this.#bypass);
  readonly #words = createWords(() => this.#apply());
  readonly #gated = new GatedLoader({
    find: (id) => {
      const service = this.#services.find((one) => one.id === id);
      return service && { service, granted: this.#gate(service.purpose).allowed };
    },
    accept: (purpose) => void this.accept(purpose),
    words: () => this.#words(this.#options.language),
    policy: this.#policy,
  });
  readonly #signal = hasGlobalPrivacyControl();
  readonly #killSwitch = new KillSwitch();
  readonly #listeners = new Set<() => void>();
  readonly #announce = joinOtherTabs((refused, restored) => this.#onOtherTab(refused, restored));
  readonly #ledger = new DecisionLedger(
    () => this.#purposes,
    () => this.#options,
  );
  #given: GivenOptions;
  #options: NoticeOptions;
  #services = readServices();
  /** The law is that of the page as it was loaded, whatever language it is switched to. */
  readonly #law = readPageLanguage();
  #address = location.href;
  readonly #state = { asked: false, hidden: false, leftover: false };
  #applied = '';
  #told = '';

  constructor(given: GivenOptions) {
    this.#given = given;
    this.#options = this.#resolve();
    this.#tag.prepare(this.#options.measurementIds);
    installGuard({
      isGoogleRequest,
      toSent: (url, body, script) => this.#traffic.toSent(url, body, script),
      dropsCookie: (cookie) => !this.#traffic.open && writesGoogleCookie(cookie, this.#options.cookiePrefix),
      beforeNavigation: (url) => this.#onNavigation(url),
      afterNavigation: () => this.#goTo(location.href),
    });
    watchPage({
      onNavigate: (url) => this.#onNavigation(url),
      onReturn: () => this.#goTo(location.href),
      onHide: () => {
        this.#tag.leavePage();
        this.#sweep();
      },
      // what other tabs said may have been missed meanwhile, or came from another subdomain: the cookie says so
      onSeen: () => this.#onOtherTab([]),
      onOpen: () => this.open(),
      onParsed: () => this.#onParsed(),
    });
    watchLanguage(() => this.#translate());
    this.#ledger.readMirrors();
    this.#apply();
    this.ready = this.#read('stored', true).then(() => this.decision);
  }

  /** What is decided now, by purpose: chosen, or said by a privacy signal. A purpose that is absent is not decided. */
  get decision(): Decision {
    const { decision } = this.#ledger;
    return this.#gate(ANALYTICS).signaled ? { ...decision, [ANALYTICS]: 'denied' } : decision;
  }

  /** What the elements draw now: nothing while the file of the language is on its way. */
  get view(): NoticeView | undefined {
    const words = this.#words(this.#options.language);
    if (!words) return undefined;
    return toView({
      ...this.#gate(ANALYTICS),
      ledger: this.#ledger,
      options: this.#options,
      words,
      used: this.#options.measurementIds.length + this.#services.length > 1,
      bypassed: this.#bypass.found,
      ...this.#state,
    });
  }

  /** Accepts one purpose, or all. In force at once; resolves when it is written, or could not be. */
  accept(purpose?: string): Promise<void> {
    return this.#decide('granted', purpose);
  }

  /** Refuses one purpose, or all. In force at once; resolves when it is written, or could not be. */
  refuse(purpose?: string): Promise<void> {
    return this.#decide('denied', purpose);
  }

  /** Shows the notice, whatever was chosen. */
  open(): void {
    this.#state.asked = true;
    this.#notify();
  }

  /** Hides the notice on this page, and records nothing. */
  hide(): void {
    Object.assign(this.#state, { asked: false, leftover: false, hidden: true });
    this.#notify();
  }

  /** Whether an element is the one that shows the notice: a page may have two. */
  isFirstNotice(element: object): boolean {
    return this.notices.values().next().value === element;
  }

  /** An element of the notice has left the page: another one shows it. */
  removeNotice(element: object): void {
    this.notices.delete(element);
    this.#notify();
  }

  /** The notice was *shown*: under opt-out, sending may begin. @returns false while the stores have not answered: ask again */
  markShown(): boolean {
    const pending = this.#ledger.stores === 'pending';
    if (!pending && !this.#ledger.shown && this.view?.optOut) {
      this.#ledger.markShown();
      this.#apply();
    }
    return !pending;
  }

  /** Deletes record, mirrors and Google's cookies, and asks again. This page stays without a tag until an explicit accept. */
  async forget(): Promise<void> {
    const done = this.#ledger.forget();
    this.#state.hidden = false;
    this.#apply();
    this.#sweep(true);
    this.#tell('visitor');
    await done;
    this.#announce([]);
  }

  /** Changes options. What is not given stays. */
  configure(given: GivenOptions): void {
    this.#given = { ...this.#given, ...given };
    this.#options = this.#resolve();
    this.#tag.disable(this.#options.measurementIds);
    void this.#read('stored');
  }

  /** What the owner's check cannot see in the page. */
  inspect(): PageState {
    const { open, dropped } = this.#traffic;
    return {
      running: open,
      dropped,
      bypass: [...this.#bypass.lines],
      given: this.#given,
      options: this.#options,
      services: readServices().length - 1,
    };
  }

  /** Calls the listener at each change of {@link ConsentController.view}. @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #purposes(): readonly string[] {
    return [...new Set(this.#services.map((service) => service.purpose))];
  }

  #resolve(): NoticeOptions {
    return resolveOptions(this.#given, this.#law, readWordsLanguage());
  }

  /** The page's language may have become another one. */
  #translate(): void {
    this.#options = this.#resolve();
    this.#notify();
  }

  #denies(address: string): boolean {
    return listRoutes(address, this.#options).some(createPathMatcher(this.#options.denyPaths));
  }

  /** What becomes of a call that the page makes now. */
  #judge(): Verdict {
    if (this.#denies(location.href)) return 'drop';
    const { allowed, gate } = this.#gate(ANALYTICS);
    if (gate === 'denied') return 'drop';
    return allowed && this.#traffic.open ? 'send' : 'hold';
  }

  #gate(purpose: string): GateOutput {
    const { model, stopUrl } = this.#options;
    const output = decideGate(purpose, this.#ledger, {
      model,
      signal: this.#signal,
      // both: what is entered, and what was entered without a word
      denyPath: this.#denies(this.#address) || this.#denies(location.href),
      prerendering: isPrerendering(),
      stopped: !!this.#killSwitch.stopped,
    });
    const allowed = output.allowed && this.#killSwitch.clears(stopUrl, () => this.#apply());
    return { ...output, allowed };
  }

  async #read(source: DecisionSource, first = false): Promise<void> {
    await whenActivated();
    await this.#ledger.read(first, () => this.#apply());
    this.#apply();
    if (source !== 'other-tab' || this.#told !== JSON.stringify(this.decision)) {
      this.#tell(this.#gate(ANALYTICS).signaled ? 'signal' : source);
    }
  }

  async #decide(choice: Choice, purpose?: string): Promise<void> {
    const purposes = this.#purposes.filter((name) => purpose === undefined || name === purpose);
    const written = this.#ledger.decide(choice, purposes, this.#signal);
    // said once: the second click of the same button closes the notice
    const leftover = choice === 'denied' && this.#tag.leavesOthers && !this.#state.leftover;
    Object.assign(this.#state, { asked: false, hidden: false, leftover });
    this.#apply();
    if (choice === 'denied') this.#announce(purposes);
    this.#tell('visitor');
    await written;
    this.#announce([]);
    void this.#read('other-tab');
  }

  /** Makes the page be what the gate says. Called after each change; what is already so is not done again. */
  #apply(): void {
    const { allowed, gate } = this.#gate(ANALYTICS);
    const ads = !this.#signal && this.#purposes.includes('ads') && this.#gate('ads').allowed;
    if (gate === 'denied') this.#queue.discard();
    const state = [allowed, gate === 'denied', ads, this.#options.measurementIds].join();
    if (state !== this.#applied) {
      this.#applied = state;
      const stops = this.#traffic.open && !allowed;
      this.#traffic.open = allowed;
      this.#traffic.ads = ads;
      if (allowed) this.#tag.start(this.#options, ads);
      else if (stops || gate === 'denied') this.#tag.stop();
      this.#sweep();
      SWEEPS_MS.forEach((delay) => setTimeout(() => this.#sweep(), delay));
    }
    if (this.#ledger.stores !== 'pending') this.#gated.run();
    this.#notify();
  }

  #tell(source: DecisionSource): void {
    const { decision } = this;
    this.#told = JSON.stringify(decision);
    fire(DECISION_EVENT, { decision, source });
  }

  /** Deletes what Google's tags stored, where that is refused, and switches off every ID that it tells. */
  #sweep(always = false): void {
    if (!always && this.#gate(ANALYTICS).gate !== 'denied') return;
    const names = deleteGoogleCookies(this.#options.cookiePrefix).filter((name) => name.startsWith('_ga_'));
    this.#tag.disable(names.map((name) => name.replace('_ga_', 'G-')));
  }

  #notify(): void {
    this.#listeners.forEach((listener) => listener());
  }

  /** The whole markup is there: declared services, gated elements, and tags that came past the gate. */
  #onParsed(): void {
    const before = this.#purposes.join();
    this.#services = readServices();
    this.#translate();
    if (this.#purposes.join() !== before) this.configure({});
    this.#bypass.searchMarkup();
    this.#apply();
  }

  #onOtherTab(refused: readonly string[], restored = false): void {
    if (restored) this.#ledger.distrust();
    this.#ledger.hear(refused);
    // at once: IndexedDB takes its time, and a tag may be running here
    this.#ledger.readMirrors();
    this.#apply();
    void this.#read('other-tab');
  }

  /** Stops before a deny-path is entered; starts only after one was left, when the address is a safe one again. */
  #onNavigation(url: string): void {
    this.#tag.leavePage();
    this.#facts.leave(location.href);
    const { href } = new URL(url, page.baseURI);
    if (this.#denies(href)) this.#goTo(href);
    // also back from a deny-path that was not entered after all: a download
    setTimeout(() => this.#goTo(location.href));
  }

  #goTo(address: string): void {
    if (address === this.#address) return;
    this.#facts.leave(this.#address);
    this.#address = address;
    this.#apply();
    this.#tag.viewPage();
  }
}
