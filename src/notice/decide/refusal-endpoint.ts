import { REFUSAL_BODY } from '../../contract/index.js';

/** Marks in sessionStorage that this visit has renewed the server's cookie. */
const RENEWED = 'kotowari_renewed';

/**
 * Asks the site's own server to keep the refusal of analytics in a cookie that it sets, and to delete the cookies that scripts do not reach.
 * The same bytes for everybody; nothing is sent to another origin. Resolves when it was answered, or could not be; never rejects.
 */
export async function postRefusal(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'POST', body: REFUSAL_BODY, mode: 'same-origin', keepalive: true });
  } catch {
    // the mirrors and the record hold the refusal, as far as this browser keeps them
  }
}

/** Whether the server is to be asked again, so that its cookie outlives its lifetime: once in each visit. */
export function isRenewalDue(): boolean {
  try {
    if (sessionStorage.getItem(RENEWED)) return false;
    sessionStorage.setItem(RENEWED, '1');
  } catch {
    // without a memory of the visit, each page asks
  }
  return true;
}
