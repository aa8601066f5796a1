import type { Choice } from '../../contract/index.js';
import type { DetailsWords } from '../messages/details-words.js';
import type { Messages } from '../messages/index.js';
import type { NoticeOptions } from '../options.js';
import { create, fill, toLink } from './create.js';
import type { PresentState } from './present-state.js';
import type { ServiceDescription } from '../service-fields.js';
import { toList, toOptOutList, toServiceTable, toTable } from './service-table.js';

/** Day of the facts about Google that the words state (law-and-specs.md §1.6 and §2.1). */
const AS_OF = '2026-11-28';
/** What Google's terms want linked, and the way out that Google offers. */
const GOOGLE_PAGES = {
  partners: 'https://policies.google.com/technologies/partner-sites',
  privacy: 'https://policies.google.com/privacy',
  addOn: 'https://tools.google.com/dlpage/gaoptout',
} as const;

/** What a button says to `window.kotowari`. */
export type Word = 'accept' | 'refuse';

/** What all sections are written from. */
export interface DetailsText {
  readonly options: NoticeOptions;
  readonly words: Messages;
  readonly details: DetailsWords;
  readonly services: readonly ServiceDescription[];
}

/** What is so now: whether Google runs, what is recorded and where, the privacy signal. */
export function toNowSection({ words, details, options, services }: DetailsText, state: PresentState): HTMLElement {
  const day =
    state.day &&
    new Date(state.day * 86_400_000).toLocaleDateString(words.lang, { dateStyle: 'long', timeZone: 'UTC' });
  const choices = listPurposes(services).map((purpose) => {
    const label = toChoiceLabel(state.decision[purpose], options, words);
    return create('span', {}, create('b', {}, nameServices(services, purpose)), ' ', label);
  });
  const rows: (readonly [string, string | Node] | false | undefined)[] = [
    state.requests !== undefined && [details.requests, String(state.requests)],
    [details.choice, toList(choices)],
    !!day && [details.day, day],
    [details.kept, state.places || details.nowhere],
    [details.signal, state.signal ? details.signalOn : details.signalOff],
  ];
  return create(
    'section',
    { part: 'now' },
    create('h3', {}, details.now),
    create('b', { part: 'running' }, state.running ? details.running : details.silent),
    toTable(rows.filter((row) => !!row)),
    create('p', {}, details.noIdentifier),
  );
}

/** One purpose: the table of each service, how to stop it, and the two buttons. */
export function toPurposeSection(purpose: string, text: DetailsText, onChoice: (choice: Word) => void): HTMLElement {
  const { details, services } = text;
  const members = services.filter((service) => service.purpose === purpose);
  const ads = services.some((service) => service.purpose === 'ads');
  return create(
    'section',
    { part: 'purpose' },
    ...members.flatMap((service) => [
      create('h3', {}, service.name),
      toServiceTable(service, details),
      service.notes && create('p', {}, service.notes, !ads && ` ${details.google.noAds}`),
      create('h4', {}, details.optOut),
      toOptOutList(service, details),
    ]),
    toButtons(nameServices(services, purpose), text, onChoice),
  );
}

/** Where to read on, and which version this is. */
export function toClosingSection({ words, details, options }: DetailsText): HTMLElement {
  const { policyVersion, policyUrl, contactUrl, grantDays } = options;
  const pages = Object.entries(GOOGLE_PAGES).map(([name, url]) =>
    toLink(url, details[name as keyof typeof GOOGLE_PAGES]),
  );
  return create(
    'section',
    { part: 'closing' },
    create('p', {}, details.holds, ' ', fill(details.ends, grantDays)),
    policyUrl && create('a', { href: policyUrl }, words.policy),
    contactUrl && create('a', { href: contactUrl }, words.contact),
    create('h3', {}, details.links),
    ...pages,
    create(
      'p',
      { part: 'version' },
      policyVersion && fill(details.version, policyVersion),
      create('br', {}),
      fill(details.asOf, AS_OF),
    ),
    details.unreviewed && create('p', { part: 'unreviewed' }, details.unreviewed),
  );
}

/** The purposes of the services, each once. */
export function listPurposes(services: readonly ServiceDescription[]): readonly string[] {
  return [...new Set(services.map((service) => service.purpose))];
}

/** A choice by the name of its button, as on the first layer: under opt-out, OK is never called consent. */
export function toChoiceLabel(choice: Choice | undefined, { model }: NoticeOptions, words: Messages): string {
  if (!choice) return words.undecided;
  if (choice === 'denied') return words.refuse;
  return model === 'opt-out' ? 'OK' : words.accept;
}

function nameServices(services: readonly ServiceDescription[], purpose: string): string {
  const members = services.filter((service) => service.purpose === purpose);
  return members.map(({ name }) => name).join(', ');
}

function toButtons(label: string, { options, words }: DetailsText, onChoice: (choice: Word) => void): HTMLElement {
  const button = (choice: Word, text: string) =>
    create('button', { part: choice, click: () => onChoice(choice) }, text);
  return create(
    'div',
    { role: 'group', 'aria-label': label },
    button('accept', toChoiceLabel('granted', options, words)),
    button('refuse', words.refuse),
  );
}
