import { connectController } from './connect.js';
import { readOptions } from './options.js';

/** Gives the page's controller the options that stand on a script tag. */
export function connectScript(script: Element | null): void {
  connectController(readOptions(script, 'data-'));
}

// at once and not with the markup: "denied" must be the first thing that Google's tag hears; and before lit, which throws where the page's
// Trusted Types do not admit its policy (a bundler that makes this a module leaves no current script)
connectScript(document.currentScript);
