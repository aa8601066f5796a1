import { DECISION_EVENT } from '../contract/index.js';
import type { Choice, Decision, DecisionSource } from '../contract/index.js';
import { BypassWatch } from './google/bypass.js';
import type { PageState } from './check/page-state.js';
import { deleteGoogleCookies, repeatSweep, writesGoogleCookie } from './google/google-cookies.js';
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
import { NoticeElements } from './show/notice-elements.js';
import { toView } from './show/notice-view.js';
import type { NoticeView } from './show/notice-view.js';
import { createWords } from './show/notice-words.js';
import { resolveOptions } from './options.js';
import type { GivenOptions, NoticeOptions } from './options.js';
import { joinOtherTabs } from './decide/other-tabs.js';
import { watchPage } from './page-events.js';
import { PageFacts } from './google/page-facts.js';
import { CurrentPage } from './google/current-page.js';
import { GoogleQueue, toVerdict } from './google/queue.js';
import { readPageLanguage, readWordsLanguage, watchLanguage } from './page-language.js';
import { hasGlobalPrivacyControl, isPrerendering, whenActivated } from './decide/privacy-signals.js';
import { createScriptPolicy } from './script-url.js';
import { ANALYTICS, readServices } from './services.js';

/** The spine of the notice: read → gate → show or apply; decide → write → apply. One for each page. */
export class ConsentController {
  /** Resolves when the stores were read, or had their 200 ms. Never rejects. */
  readonly ready: Promise<Decision>;

  /** Hear of each change of {@link ConsentController.view}. */
  readonly elements = new NoticeElements();

  readonly #facts = new PageFacts(
    (address) => this.#page.denies(address),
    () => this.#options,
  );
  readonly #page = new CurrentPage({
    options: () => this.#options,
    onLeave: (address) => {
      this.#tag.leavePage();
      this.#facts.leave(address);
    },
    onEnter: () => {
      this.#apply();
      this.#tag.viewPage();
    },
  });
  readonly #policy = createScriptPolicy();
  readonly #queue: GoogleQueue = new GoogleQueue(() =>
    toVerdict(this.#page.denies(location.href), this.#gate(ANALYTICS), this.#traffic.open),
  );
  readonly #tag: GoogleTag = new GoogleTag(this.#facts, this.#policy, this.#queue);
  readonly #bypass = new BypassWatch((ids) => {
    this.#tag.banish(ids, this.#options.measurementIds);
    this.elements.notify();
  });
  readonly #traffic: GoogleTraffic = new GoogleTraffic(this.#tag, this.#facts, this.#bypass);
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
      beforeNavigation: (url) => this.#page.onNavigation(url),
      afterNavigation: () => this.#page.goTo(),
    });
    watchPage({
      onNavigate: (url) => this.#page.onNavigation(url),
      onReturn: () => this.#page.goTo(),
      onHide: () => {
        this.#tag.leavePage();
        this.#sweep();
      },
      // what other tabs said may have been missed meanwhile, or came from another subdomain: the cookie says so
      onSeen: () => this.#onOtherTab([]),
      onOpen: () => this.open(),
      onParsed: () => this.#onParsed(),
    });
    watchLanguage(() => {
      this.#options = this.#resolve();
      this.elements.notify();
    });
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
    this.elements.notify();
  }

  /** Hides the notice on this page, and records nothing. */
  hide(): void {
    Object.assign(this.#state, { asked: false, leftover: false, hidden: true });
    this.elements.notify();
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
    const found = { bypass: [...this.#bypass.lines], services: readServices().length - 1 };
    return { running: open, dropped, given: this.#given, options: this.#options, ...found };
  }

  get #purposes(): readonly string[] {
    return [...new Set(this.#services.map((service) => service.purpose))];
  }

  #resolve(): NoticeOptions {
    return resolveOptions(this.#given, this.#law, readWordsLanguage());
  }

  #gate(purpose: string): GateOutput {
    const { model, stopUrl } = this.#options;
    const output = decideGate(purpose, this.#ledger, {
      model,
      signal: this.#signal,
      denyPath: this.#page.isDenied,
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
      repeatSweep(() => this.#sweep());
    }
    if (this.#ledger.stores !== 'pending') this.#gated.run();
    this.elements.notify();
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

  /** The whole markup is there: declared services, gated elements, and tags that came past the gate. */
  #onParsed(): void {
    const before = this.#purposes.join();
    this.#services = readServices();
    // a text that says what language a page is in was not there yet
    this.#options = this.#resolve();
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
}
