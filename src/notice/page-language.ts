import { page } from './page-document.js';

/** Kana are in every Japanese text, and in no other. */
const KANA = /[\u3041-\u30fa]/;
const JAPANESE = /[\u3041-\u30fa\u4e00-\u9fff]/g;
/** A Japanese text with names and code in it has no more Latin letters than this for each of its own. */
const MAX_LATIN = 4;

/** The language that the page says it is in: `lang`, in XHTML also `xml:lang`; empty when it says none. It decides the law. */
export function readPageLanguage(): string {
  const html = page.documentElement as HTMLElement | null;
  return html?.lang || html?.getAttribute('xml:lang') || page.body?.lang || '';
}

/** The language that the page is in: as it says; else Japanese where its text is; else the browser's. It decides the words. */
export function readWordsLanguage(): string {
  return readPageLanguage() || (isJapanese(page.title + (page.body?.textContent ?? '')) ? 'ja' : navigator.language);
}

/** Calls back when the page changes its language. @param onChange called before the next frame */
export function watchLanguage(onChange: () => void): void {
  let language = readPageLanguage();
  // on the document, since a page may replace its root
  new MutationObserver(() => {
    if (language === (language = readPageLanguage())) return;
    onChange();
  }).observe(document, { subtree: true, attributeFilter: ['lang', 'xml:lang'] });
}

function isJapanese(text: string): boolean {
  const japanese = text.match(JAPANESE)?.length ?? 0;
  return KANA.test(text) && (text.match(/[a-z]/gi)?.length ?? 0) < japanese * MAX_LATIN;
}
