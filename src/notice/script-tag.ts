import { connectController } from './connect.js';
import { defineElements } from './define-elements.js';
import { doubtSetup } from './doubt-setup.js';
import { readOptions } from './options.js';
import { openCheckWhereAsked } from './owner-check.js';
import { ownScript } from './own-script.js';
import { keepNotice } from './show/keep-notice.js';
import { page } from './page-document.js';

// at once and not with the markup: "denied" must be the first thing that Google's tag hears
const controller = connectController(readOptions(ownScript, 'data-'));

defineElements();
if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', place);
else place();

/** Puts the notice first in the tab order, unless the page has placed one itself; and opens the owner's check where the address asks for it. */
function place(): void {
  // in a task of its own, apart from the script's and from the page's first layout: with `defer` at 4 × CPU the longest went from 120 to 60 ms
  keepNotice(controller);
  doubtSetup(ownScript, controller);
  openCheckWhereAsked();
}
