import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';

/** Puts a value in the place of `$`. */
export function fill(text: string, value: string | number): string {
  return text.replace('$', () => String(value));
}

/** A link to somewhere else, in a new tab that learns nothing of this one. Plain text for what is no web address. */
export function toLink(url: string, text: string): TemplateResult | string {
  return /^https?:/i.test(url) ? html`<a href=${url} target="_blank" rel="noopener">${text}</a>` : text;
}
