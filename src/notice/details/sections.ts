import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Choice } from '../../contract/index.js';
import type { DetailsWords } from '../messages/details-words.js';
import type { Messages } from '../messages/index.js';
import type { NoticeOptions } from '../options.js';
import type { PresentState } from './present-state.js';
import type { ServiceDescription } from '../service-fields.js';
import { toList, toOptOutList, toServiceTable, toTable } from './service-table.js';
import type { Content } from './service-table.js';
import { fill, toLink } from './texts.js';

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
export function toNowSection({ words, details, options, services }: DetailsText, state: PresentState): TemplateResult {
  const day =
    state.day &&
    new Date(state.day * 86_400_000).toLocaleDateString(words.lang, { dateStyle: 'long', timeZone: 'UTC' });
  const choices = listPurposes(services).map((purpose) => {
    const label = toChoiceLabel(state.decision[purpose], options, words);
    return html`<b>${nameServices(services, purpose)}</b> ${label}`;
  });
  const rows: (readonly [string, Content] | false | undefined)[] = [
    state.requests !== undefined && [details.requests, String(state.requests)],
    [details.choice, toList(choices)],
    !!day && [details.day, day],
    [details.kept, state.places || details.nowhere],
    [details.signal, state.signal ? details.signalOn : details.signalOff],
  ];
  return html`<section part="now">
    <h3>${details.now}</h3>
    <b part="running">${state.running ? details.running : details.silent}</b>
    ${toTable(rows.filter((row) => !!row))}
    <p>${details.noIdentifier}</p>
  </section>`;
}

/** One purpose: the table of each service, how to stop it, and the two buttons. */
export function toPurposeSection(purpose: string, text: DetailsText, onChoice: (choice: Word) => void): TemplateResult {
  const { services } = text;
  const members = services.filter((service) => service.purpose === purpose);
  return html`<section part="purpose">
    ${members.map((service) => toService(service, text))} ${toButtons(nameServices(services, purpose), text, onChoice)}
  </section>`;
}

/** Where to read on, and which version this is. */
export function toClosingSection({ words, details, options }: DetailsText): TemplateResult {
  const { policyVersion, policyUrl, contactUrl, grantDays } = options;
  const pages = Object.entries(GOOGLE_PAGES).map(([name, url]) =>
    toLink(url, details[name as keyof typeof GOOGLE_PAGES]),
  );
  return html`<section part="closing">
    <p>${details.holds} ${fill(details.ends, grantDays)}</p>
    ${policyUrl ? html`<a href=${policyUrl}>${words.policy}</a>` : nothing}
    ${contactUrl ? html`<a href=${contactUrl}>${words.contact}</a>` : nothing}
    <h3>${details.links}</h3>
    ${pages}
    <p part="version">
      ${policyVersion ? fill(details.version, policyVersion) : nothing}<br />${fill(details.asOf, AS_OF)}
    </p>
    ${details.unreviewed ? html`<p part="unreviewed">${details.unreviewed}</p>` : nothing}
  </section>`;
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

function toService(service: ServiceDescription, { details, services }: DetailsText): TemplateResult {
  const ads = services.some(({ purpose }) => purpose === 'ads');
  const notes = service.notes && html`<p>${service.notes}${ads ? nothing : ` ${details.google.noAds}`}</p>`;
  return html`<h3>${service.name}</h3>
    ${toServiceTable(service, details)}${notes || nothing}
    <h4>${details.optOut}</h4>
    ${toOptOutList(service, details)}`;
}

function toButtons(label: string, { options, words }: DetailsText, onChoice: (choice: Word) => void): TemplateResult {
  return html`<div role="group" aria-label=${label}>
    <button part="accept" @click=${() => onChoice('accept')}>${toChoiceLabel('granted', options, words)}</button>
    <button part="refuse" @click=${() => onChoice('refuse')}>${words.refuse}</button>
  </div>`;
}
