import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { DetailsWords } from '../messages/details-words.js';
import type { ServiceDescription } from '../service-fields.js';
import { fill, toLink } from './texts.js';

/** What lit draws as text or as an element; what a page declares is shown as it is written, never as markup. */
export type Content = TemplateResult | string;

/** The external-transmission table of one service: one row for each item. */
export function toServiceTable(service: ServiceDescription, words: DetailsWords): TemplateResult {
  const { receiver, cookies } = service;
  // a name such as `_ga` is written from left to right in every language
  const lines = cookies.map(
    ({ name, purpose, days }) => html`<bdi>${name}</bdi> ${purpose}${fill(words.brackets, fill(words.days, days))}`,
  );
  const url = receiver.url ? toLink(receiver.url, receiver.url) : '';
  return toTable([
    [words.sent, toList(service.sent)],
    [words.receiver, html`${nameReceiver(service, words)} ${url}`],
    [words.purposeOwn, service.purposeOwn],
    [words.purposeReceiver, service.purposeReceiver],
    [words.cookies, lines.length ? toList(lines) : words.noCookies],
  ]);
}

/** The seven items of an opt-out, in the order of the rule (電気通信事業法施行規則22条の2の31). */
export function toOptOutList(service: ServiceDescription, words: DetailsWords): TemplateResult {
  const { optOut } = service;
  const item = (name: string, text: string) => html`<b>${name}</b> ${text}`;
  const items = [
    words.exists,
    optOut.stops === 'use' ? words.stopsUse : words.stopsSending,
    optOut.how,
    optOut.limits,
    item(words.sent, words.asAbove),
    item(words.receiver, nameReceiver(service, words)),
    item(`${words.purposeOwn}, ${words.purposeReceiver}`, words.asAbove),
  ];
  return html`<ol>
    ${items.map((one) => html`<li>${one}</li>`)}
  </ol>`;
}

/** A table of two columns; the first one names the row. */
export function toTable(rows: readonly (readonly [string, Content])[]): TemplateResult {
  return html`<table>
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A list without numbers. */
export function toList(items: readonly Content[]): TemplateResult {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

/** `Google LLC (United States)` */
function nameReceiver({ receiver }: ServiceDescription, words: DetailsWords): string {
  return receiver.name + fill(words.brackets, receiver.country);
}
