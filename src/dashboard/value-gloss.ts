import { OTHER, SENSITIVE, type PanelName } from '../contract/index.js';
import type { Messages } from './messages/index.js';

/**
 * What a value is called on the page instead of its raw text: the group rows in the reader's language, hours as hours.
 * Null for every other value, which is then shown as it stands.
 */
export function nameOfValue(panel: PanelName, value: string, messages: Messages): string | null {
  if (value === OTHER) return messages.panels.other;
  if (value === SENSITIVE) return messages.panels.sensitive;
  const hour = panel === 'hoursOfDay' ? hourOf(value) : null;
  return hour === null ? null : `${String(hour).padStart(2, '0')}:00`;
}

/** Plain words to stand beside a raw value: `404` not found, `JP` Japan. Null when there is nothing to add. */
export function glossOfValue(panel: PanelName, value: string, messages: Messages): string | null {
  if (panel === 'countries') return nameOfCountry(value, messages.lang);
  if (panel !== 'statuses' && panel !== 'devices' && panel !== 'attacks') return null;
  const glosses = messages.glosses[panel];
  return Object.hasOwn(glosses, value) ? (glosses[value] ?? null) : null;
}

/** The hour (0–23) that a value of the panel `hoursOfDay` stands for, written `9`, `09` or `09:00`; null for anything else. */
export function hourOf(value: string): number | null {
  const match = /^(\d{1,2})(?::00)?$/.exec(value);
  const hour = match ? Number(match[1]) : 24;
  return hour < 24 ? hour : null;
}

function nameOfCountry(code: string, lang: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const name = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' }).of(code);
  return name ?? null;
}
