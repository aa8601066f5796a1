/** What goes wrong with a browser's stores, each as a function that breaks them before the notice's script runs. */
export const FAULTS: Readonly<Record<string, () => void>> = {
  'IndexedDB throws': () =>
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  'IndexedDB hangs': () => void (IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest),
  'localStorage throws': () =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  'localStorage is full': () =>
    void (Storage.prototype.setItem = () => {
      throw new DOMException('no', 'QuotaExceededError');
    }),
  'cookies are silently dropped': () =>
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined, configurable: true }),
};

/** The function as an inline script: the one way to run something early that every engine has. */
export function inHead(run: (() => void) | undefined): string {
  return `<script>(${String(run)})()</script>`;
}
