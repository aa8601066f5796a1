import type { DetailsWords } from '../messages/details-words.js';
import { create, fill, toLink } from './create.js';
import type { ServiceDescription } from '../service-fields.js';

/** The external-transmission table of one service: one row for each item. */
export function toServiceTable(service: ServiceDescription, words: DetailsWords): HTMLTableElement {
  const { receiver, cookies } = service;
  // a name such as `_ga` is written from left to right in every language
  const lines = cookies.map(({ name, purpose, days }) =>
    create('span', {}, create('bdi', {}, name), ' ', purpose, fill(words.brackets, fill(words.days, days))),
  );
  return toTable([
    [words.sent, toList(service.sent)],
    [
      words.receiver,
      create('span', {}, nameReceiver(service, words), ' ', receiver.url && toLink(receiver.url, receiver.url)),
    ],
    [words.purposeOwn, service.purposeOwn],
    [words.purposeReceiver, service.purposeReceiver],
    [words.cookies, lines.length ? toList(lines) : words.noCookies],
  ]);
}

/** The seven items of an opt-out, in the order of the rule (電気通信事業法施行規則22条の2の31). */
export function toOptOutList(service: ServiceDescription, words: DetailsWords): HTMLElement {
  const { optOut } = service;
  const item = (name: string, text: string) => create('span', {}, create('b', {}, name), ' ', text);
  const items = [
    words.exists,
    optOut.stops === 'use' ? words.stopsUse : words.stopsSending,
    optOut.how,
    optOut.limits,
    item(words.sent, words.asAbove),
    item(words.receiver, nameReceiver(service, words)),
    item(`${words.purposeOwn}, ${words.purposeReceiver}`, words.asAbove),
  ];
  return toList(items, 'ol');
}

/** A table of two columns; the first one names the row. */
export function toTable(rows: readonly (readonly [string, Node | string])[]): HTMLTableElement {
  const lines = rows.map(([name, value]) =>
    create('tr', {}, create('th', { scope: 'row' }, name), create('td', {}, value)),
  );
  return create('table', {}, ...lines);
}

/** A list, without or with numbers. */
export function toList(items: readonly (Node | string)[], tag: 'ol' | 'ul' = 'ul'): HTMLElement {
  return create(tag, {}, ...items.map((item) => create('li', {}, item)));
}

/** `Google LLC (United States)` */
function nameReceiver({ receiver }: ServiceDescription, words: DetailsWords): string {
  return receiver.name + fill(words.brackets, receiver.country);
}
