import { page } from './page-document.js';

/** The part of the Navigation API that is used here; browsers before 2026 do not all have it. */
interface NavigationEvents {
  addEventListener(type: 'navigate', listener: (event: { destination: { url: string } }) => void): void;
}

/** What opens the notice when it is clicked. */
const WAY_BACK = '[data-kotowari-open],a[href$="#kotowari"]';

/** What happens to a page. */
export interface PageListener {
  /** Called with the address that a single-page application is about to enter by a link. Its calls of history are the guard's. */
  readonly onNavigate: (url: string) => void;
  /** Called when the back button has led to another address. */
  readonly onReturn: () => void;
  readonly onHide: () => void;
  /** Called when the tab is looked at again. */
  readonly onSeen: () => void;
  /** Called when the visitor asks for the notice by a `[data-kotowari-open]` element. */
  readonly onOpen: () => void;
  /** Called once, when the whole markup is there. */
  readonly onParsed: () => void;
}

/** Follows a page for as long as it lives. */
export function watchPage({ onNavigate, onReturn, onHide, onSeen, onOpen, onParsed }: PageListener): void {
  addEventListener('popstate', onReturn);
  addEventListener('hashchange', onReturn);
  (globalThis as { navigation?: NavigationEvents }).navigation?.addEventListener('navigate', ({ destination }) =>
    onNavigate(destination.url),
  );
  addEventListener('pagehide', onHide);
  page.addEventListener('visibilitychange', () => {
    if (!page.hidden) onSeen();
  });
  const onClick = (event: MouseEvent) => {
    const opens = (target: EventTarget) => target instanceof Element && target.matches(WAY_BACK);
    if (!event.composedPath().some(opens)) return;
    event.preventDefault();
    onOpen();
  };
  // on the way down: an element around it may stop the event
  addEventListener('click', onClick, true);
  if (page.readyState !== 'loading') setTimeout(onParsed);
  else page.addEventListener('DOMContentLoaded', onParsed);
}
