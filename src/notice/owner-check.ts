import { connectController } from './connect.js';
import { loadCheck } from './more-files.js';

/** Opens the owner's check on a page whose address asks for it: `?kotowari-check`. Without its file there is none, and the notice goes on. */
export function openCheckWhereAsked(): void {
  if (!/[?&]kotowari-check\b/.test(location.search)) return;
  loadCheck().then(
    ({ openCheck }) => openCheck(() => connectController().inspect()),
    () => undefined,
  );
}
