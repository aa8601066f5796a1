import { connectController } from './connect.js';
import { defineElements } from './define-elements.js';
import { OPTION_NAMES } from './options.js';
import type { GivenOptions } from './options.js';

/** The script's own tag; a bundler that makes it a module leaves none. */
const tag = document.currentScript;

// at once and not with the markup: "denied" must be the first thing that Google's tag hears
connectController(readData(tag instanceof HTMLScriptElement ? tag.dataset : {}));

defineElements();
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
else place();

/** Puts the notice first in the tab order, unless the page has placed one itself. */
function place(): void {
  if (!document.querySelector('kotowari-notice')) document.body.prepend(document.createElement('kotowari-notice'));
}

function readData(dataset: DOMStringMap): GivenOptions {
  return Object.fromEntries(OPTION_NAMES.filter((name) => name in dataset).map((name) => [name, dataset[name]]));
}
