import { defineElements } from './define-elements.js';
import { openCheckWhereAsked } from './owner-check.js';

// types only: whoever imports this gets the names of the elements, of `window.kotowari` and of the events
export type * from './index.js';
import { page } from './page-document.js';

defineElements();
if (page.readyState !== 'loading') openCheckWhereAsked();
else page.addEventListener('DOMContentLoaded', openCheckWhereAsked);
