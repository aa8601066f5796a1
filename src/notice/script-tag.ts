import { connectScript } from './connect-script.js';
import { html, nothing, render } from 'lit/html.js';
import { defineElements } from './define-elements.js';
import { lendLit } from './lit-of-script.js';
import { openCheckWhereAsked } from './owner-check.js';

lendLit({ html, nothing, render, again: connectScript });

defineElements();
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
else place();

/** Puts the notice first in the tab order, unless the page has placed one itself; and opens the owner's check where the address asks for it. */
function place(): void {
  // in a task of its own, apart from the script's and from the page's first layout: with `defer` at 4 × CPU the longest went from 120 to 60 ms
  setTimeout(() => {
    if (!document.querySelector('kotowari-notice')) document.body.prepend(document.createElement('kotowari-notice'));
  });
  openCheckWhereAsked();
}
