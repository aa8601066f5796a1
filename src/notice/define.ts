import { defineElements } from './define-elements.js';
import { openCheckWhereAsked } from './owner-check.js';

// types only: whoever imports this gets the names of the elements, of `window.kotowari` and of the events
export type * from './index.js';

defineElements();
if (document.readyState !== 'loading') openCheckWhereAsked();
else document.addEventListener('DOMContentLoaded', openCheckWhereAsked);
