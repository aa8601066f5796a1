/** What one tab tells the others: purposes that were refused, or none when they should read the stores again. */
type Message = readonly string[];

/**
 * Hears of decisions made in other tabs of this origin. A refusal travels in the message itself, so that it holds where stores
 * fail; a grant never does: tabs read it from the record.
 */
export class OtherTabs {
  readonly #onChange: (refused: Message) => void;
  #channel: BroadcastChannel | undefined;

  constructor(onChange: (refused: Message) => void) {
    this.#onChange = onChange;
    this.#connect();
    addEventListener('storage', (event) => {
      if (event.key === null || event.key.startsWith('kotowari-')) onChange([]);
    });
    // an open channel keeps a page out of the back/forward cache
    addEventListener('pagehide', () => this.#channel?.close());
    addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      this.#connect();
      onChange([]);
    });
  }

  /** Tells the other tabs. */
  announce(refused: Message): void {
    this.#channel?.postMessage(refused);
  }

  #connect(): void {
    try {
      this.#channel = new BroadcastChannel('kotowari');
      this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        this.#onChange(Array.isArray(data) ? data.map(String) : []);
      };
    } catch {
      // frames without storage have no channel; the storage event and the next page load remain
    }
  }
}
