import { createPathMatcher } from '../../clean/index.js';
import { page } from '../page-document.js';
import { listRoutes } from './page-name.js';
import type { NamingOptions } from './page-name.js';

/** What follows when the page becomes another one. */
export interface RouteListener {
  /** Called while the page is still there. */
  readonly onLeave: (address: string) => void;
  /** Called when the address counts. */
  readonly onEnter: () => void;
  /** Asked at each use. */
  readonly options: () => NamingOptions & { readonly denyPaths: string };
}

/** The page that an application shows now, and whether Google may know of it. */
export class CurrentPage {
  readonly #listener: RouteListener;
  #address = location.href;

  constructor(listener: RouteListener) {
    this.#listener = listener;
  }

  /** Google never runs here: neither on what is being entered, nor on what was entered without a word. */
  get isDenied(): boolean {
    return this.denies(this.#address) || this.denies(location.href);
  }

  /** Whether an address, or a path, is one where Google never runs. */
  denies(address: string): boolean {
    const options = this.#listener.options();
    return listRoutes(address, options).some(createPathMatcher(options.denyPaths));
  }

  /** Stops before a deny-path is entered; starts only after one was left, when the address is a safe one again. */
  onNavigation(url: string): void {
    this.#listener.onLeave(location.href);
    const { href } = new URL(url, page.baseURI);
    if (this.denies(href)) this.goTo(href);
    // also back from a deny-path that was not entered after all: a download
    setTimeout(() => this.goTo());
  }

  /** The page has become another one. @param address default: the present one */
  goTo(address = location.href): void {
    if (address === this.#address) return;
    this.#listener.onLeave(this.#address);
    this.#address = address;
    this.#listener.onEnter();
  }
}
