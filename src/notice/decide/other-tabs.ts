/** What one tab tells the others: purposes that were refused, or none when they should read the stores again. */
type Message = readonly string[];

const PREFIX = 'kotowari-';

/** Browsers without CookieStore (Firefox before 140, Safari before 18.4) hear of the cookie when the tab is looked at. */
interface CookieEvents {
  addEventListener(
    type: 'change',
    listener: (event: Record<'changed' | 'deleted', readonly { name?: string }[]>) => void,
  ): void;
}

/**
 * Hears of decisions made in other tabs of this origin. A refusal travels in the message itself, so that it holds where stores
 * fail; a grant never does: tabs read it from the record.
 *
 * @param onChange called with the refused purposes; with none, the stores should be read again; `restored` when the page comes
 * from the back/forward cache, where it heard nothing
 * @returns tells the other tabs
 */
export function joinOtherTabs(onChange: (refused: Message, restored?: boolean) => void): (refused: Message) => void {
  let channel: BroadcastChannel | undefined;
  const connect = () => {
    try {
      channel = new BroadcastChannel('kotowari');
      channel.onmessage = ({ data }: MessageEvent<unknown>) => onChange(Array.isArray(data) ? data.map(String) : []);
    } catch {
      // frames without storage have no channel; the storage event and the next page load remain
    }
  };
  connect();
  addEventListener('storage', ({ key }) => {
    if (key?.startsWith(PREFIX) ?? true) onChange([]);
  });
  // another subdomain, or http, shares nothing but the cookie
  (globalThis as { cookieStore?: CookieEvents }).cookieStore?.addEventListener('change', ({ changed, deleted }) => {
    if ([...changed, ...deleted].some(({ name }) => name?.startsWith(PREFIX))) onChange([]);
  });
  // an open channel keeps a page out of the back/forward cache
  addEventListener('pagehide', () => channel?.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    connect();
    onChange([], true);
  });
  return (refused) => channel?.postMessage(refused);
}
