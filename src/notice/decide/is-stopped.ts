/**
 * Asks the owner's kill switch: a file on the same origin. Google runs where it says `{"stop": false}` or is not there (404); an answer that
 * cannot be read, or none, stops. Never rejects.
 */
export async function isStopped(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { cache: 'no-store', mode: 'same-origin' });
    const said: unknown = answer.status === 404 ? { stop: false } : await answer.json();
    return (said as { stop?: unknown }).stop !== false;
  } catch {
    // no answer is no leave
    return true;
  }
}
