import { MESSAGES } from '../messages/index.js';
import type { Language, Messages } from '../messages/index.js';
import { loadLanguage } from '../more-files.js';

/**
 * Gives the words of a language: at once those that are built in. Others are asked for at the first call, null until `onRead` is called, and
 * English where their file is missing.
 */
export function createWords(onRead: () => void): (language: Language) => Messages | null {
  const known: Partial<Record<Language, Messages | null>> = { ...MESSAGES };
  const read = async (language: Language) => {
    known[language] = await loadLanguage(language).then(
      ({ words }) => words,
      () => MESSAGES.en,
    );
    onRead();
  };
  return (language) => {
    if (language in known) return known[language] ?? null;
    void read(language);
    return (known[language] = null);
  };
}
