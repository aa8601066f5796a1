/**
 * Runs what the page holds back, once and in order, for each service that is allowed:
 * `<script type="text/plain" data-kotowari-service="…">` and `<iframe data-kotowari-service="…" data-src="…">`.
 *
 * @param isAllowed answers for a service's `id`; an unknown service is never allowed
 */
export async function runGatedElements(isAllowed: (service: string) => boolean): Promise<void> {
  const elements = document.querySelectorAll<HTMLElement>(
    'script[type="text/plain"][data-kotowari-service],iframe[data-kotowari-service][data-src]',
  );
  for (const element of elements) {
    if (!element.isConnected || !isAllowed(element.dataset.kotowariService ?? '')) continue;
    if (element instanceof HTMLIFrameElement) showFrame(element);
    else if (element instanceof HTMLScriptElement) await runScript(element);
  }
}

function showFrame(frame: HTMLIFrameElement): void {
  const address = frame.dataset.src ?? '';
  delete frame.dataset.src;
  frame.src = address;
}

/** A script runs only when it is new: the same script in the place of the held one. Resolves when it has run, or failed to load. */
function runScript(held: HTMLScriptElement): Promise<unknown> {
  const script = document.createElement('script');
  for (const { name, value } of held.attributes) if (name !== 'type') script.setAttribute(name, value);
  if (held.dataset.type) script.type = held.dataset.type;
  // browsers hide the nonce from attributes
  script.nonce = held.nonce ?? '';
  // a script made by code is async unless told otherwise, and would lose its place in the order
  script.async = held.async;
  script.text = held.text;
  const done =
    script.src && !script.async
      ? new Promise((resolve) => {
          script.addEventListener('load', resolve);
          script.addEventListener('error', resolve);
        })
      : Promise.resolve();
  held.replaceWith(script);
  return done;
}
