import { defineElements } from './define-elements.js';

// types only: whoever imports this gets the names of the elements, of `window.kotowari` and of the events
export type * from './index.js';

defineElements();
