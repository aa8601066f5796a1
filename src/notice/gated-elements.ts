/**
 * Runs the scripts that the page holds back, once and in order, for each service that is allowed:
 * `<script type="text/plain" data-kotowari-service="…">`, inline, external or (`data-type="module"`) a module.
 *
 * @param isAllowed answers for a service's `id`; an unknown service is never allowed
 */
export async function runGatedElements(isAllowed: (service: string) => boolean): Promise<void> {
  for (const held of document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"][data-kotowari-service]')) {
    const { kotowariService, type } = held.dataset;
    if (!held.isConnected || !isAllowed(kotowariService ?? '')) continue;
    // a script runs only when it is new: the same one in the place of the held one
    const script = document.createElement('script');
    for (const { name, value } of held.attributes) script.setAttribute(name, value);
    script.type = type ?? '';
    // browsers hide the nonce from attributes; and a script made by code is async unless told otherwise
    script.nonce = held.nonce;
    script.async = held.async;
    script.text = held.text;
    const done = new Promise((resolve) => (script.onload = script.onerror = resolve));
    held.replaceWith(script);
    if (script.src && !script.async) await done;
  }
}
