import type { Language } from '../messages/index.js';

/** The sentences of the second file. */
export interface DetailsWords {
  /** In the place of an iframe that is held back. */
  readonly frame: (receiver: string) => string;
  /** On the button under it. */
  readonly show: string;
}

/** The sentences by language. */
export const DETAILS: Readonly<Record<Language, DetailsWords>> = {
  en: {
    frame: (receiver) => `This content comes from ${receiver}. To show it, your browser connects there.`,
    show: 'Show',
  },
  ja: {
    frame: (receiver) => `この内容は ${receiver} から届きます。表示すると、ブラウザーが ${receiver} に接続します。`,
    show: '表示する',
  },
};
