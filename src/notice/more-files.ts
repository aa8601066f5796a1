import type * as check from './check/index.js';
import type * as details from './details/index.js';
import type * as gated from './gated/index.js';
import type { Language, LanguageFile } from './messages/index.js';

const LANGUAGES: Readonly<Record<Exclude<Language, 'en' | 'ja'>, () => Promise<LanguageFile>>> = {
  ar: () => import('./messages/ar.js'),
  de: () => import('./messages/de.js'),
  es: () => import('./messages/es.js'),
  fr: () => import('./messages/fr.js'),
  it: () => import('./messages/it.js'),
  ko: () => import('./messages/ko.js'),
  pt: () => import('./messages/pt.js'),
  zh: () => import('./messages/zh.js'),
  'zh-hant': () => import('./messages/zh-hant.js'),
};

/** Loads what the details are made of. Rejects when it cannot be loaded. */
export function loadDetails(): Promise<typeof details> {
  return import('./details/index.js');
}

/** Loads what runs the elements that a page holds back. Rejects when it cannot be loaded. */
export function loadGated(): Promise<typeof gated> {
  return import('./gated/index.js');
}

/** Loads the owner's check. Rejects when it cannot be loaded. */
export function loadCheck(): Promise<typeof check> {
  return import('./check/index.js');
}

/** Loads the words of a language that is not built in. Rejects when they cannot be loaded. */
export async function loadLanguage(language: Language): Promise<LanguageFile> {
  return LANGUAGES[language as keyof typeof LANGUAGES]();
}
