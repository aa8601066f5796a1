import { OTHER, SENSITIVE, type PanelName } from '../../contract/index.js';
import type { ReportTexts } from './texts.js';
import { plainText } from '../text-width.js';

/** What a value of a panel is called, and whether that is our own word for a group of values. */
export interface ValueName {
  readonly text: string;
  readonly isGroup: boolean;
}

/** Groups by their name in the reader's language, hours as hours; every other value as it stands, control characters taken out. */
export function nameOfValue(panel: PanelName, value: string, texts: ReportTexts): ValueName {
  if (value === OTHER) return { text: texts.other, isGroup: true };
  if (value === SENSITIVE) return { text: texts.sensitive, isGroup: true };
  if (panel === 'hoursOfDay' && /^\d{1,2}$/.test(value))
    return { text: `${value.padStart(2, '0')}:00`, isGroup: false };
  return { text: plainText(value), isGroup: false };
}
