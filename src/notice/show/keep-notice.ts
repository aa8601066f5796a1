import type { ConsentController } from '../consent-controller.js';
import { page } from '../page-document.js';

/** A blocker that removes the notice each time is not fought without end: what nobody saw sends nothing. */
const MAX_PLACED = 9;

/**
 * Keeps a notice in the page, first in the tab order, unless the page has one itself. Routers replace, clone or morph the whole body, and do not run
 * the script again.
 */
export function keepNotice(controller: ConsentController): void {
  let left = 0;
  let body: unknown;
  let address = '';
  let asked = false;
  const place = (): void => {
    if (!controller.elements.isEmpty || !page.body) return;
    const wanted = !!controller.view?.asked;
    if (body !== page.body || address !== location.href) left = MAX_PLACED;
    // who asks for it gets it, once each time
    else if (wanted && !asked) left = Math.max(left, 1);
    [body, address, asked] = [page.body, location.href, wanted];
    if (left-- > 0) page.body.prepend(page.createElement('kotowari-notice'));
  };
  controller.elements.subscribe(() => {
    asked &&= !!controller.view?.asked;
    // in a task of its own: what is only moved is back by then
    if (controller.elements.isEmpty) setTimeout(place);
  });
  setTimeout(place);
}
