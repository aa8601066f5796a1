/** The part of the Navigation API that is used here; browsers before 2026 do not all have it. */
interface NavigationEvents {
  addEventListener(type: 'navigate', listener: (event: { destination: { url: string } }) => void): void;
}

/**
 * Follows a single-page application: its navigations by links and by the back button. Calls of history are the guard's.
 *
 * @param onBefore called with the address that is about to be entered
 * @param onAfter called when another one was
 */
export function watchNavigation(onBefore: (url: string) => void, onAfter: () => void): void {
  addEventListener('popstate', onAfter);
  (globalThis as { navigation?: NavigationEvents }).navigation?.addEventListener('navigate', ({ destination }) =>
    onBefore(destination.url),
  );
}
