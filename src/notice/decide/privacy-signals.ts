import { page } from '../page-document.js';

/**
 * Whether the visitor's browser sends Global Privacy Control. Fixed at the top-level navigation by specification,
 * so it is read once for each page. Anything but `true` is no signal.
 */
export function hasGlobalPrivacyControl(): boolean {
  return (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
}

/** Whether the page is only being prerendered: nobody has looked at it yet. */
export function isPrerendering(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true;
}

/** Resolves when somebody looks at the page, at once unless it is being prerendered. */
export async function whenActivated(): Promise<void> {
  if (!isPrerendering()) return;
  await new Promise((resolve) => {
    page.addEventListener('prerenderingchange', resolve, { once: true });
  });
}
