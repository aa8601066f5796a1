import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DetailsWords } from '../../../src/notice/messages/details-words.js';
import {
  details as englishDetails,
  placeholder as englishPlaceholder,
  words as english,
} from '../../../src/notice/messages/en.js';
import { MESSAGES, pickLanguage } from '../../../src/notice/messages/index.js';
import type { Language, Messages, PlaceholderWords } from '../../../src/notice/messages/index.js';

const FOLDER = new URL('../../../src/notice/messages/', import.meta.url);
const NOT_WORDS = ['index.ts', 'words.ts', 'details-words.ts'];
const NAMES = readdirSync(FOLDER)
  .filter((file) => !NOT_WORDS.includes(file))
  .map((file) => file.replace('.ts', '')) as Language[];

interface LanguageModule {
  readonly words: Messages;
  readonly details?: DetailsWords;
  readonly placeholder?: PlaceholderWords;
}

/** Every sentence that a language says, by its place: `google.sent.3`. */
function listTexts(part: object, place = ''): [string, string][] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[place + name, value] as [string, string]]
      : listTexts(value as object, `${place}${name}.`),
  );
}

async function readTexts(name: Language): Promise<[string, string][]> {
  const { words, details, placeholder: builtIn } = (await import(new URL(`${name}.ts`, FOLDER).href)) as LanguageModule;
  const { more = details, placeholder = builtIn, ...first } = words;
  return [...listTexts(first), ...listTexts(placeholder ?? {}, 'placeholder.'), ...listTexts(more ?? {}, 'more.')];
}

const EXPECTED = [
  ...listTexts(english),
  ...listTexts(englishPlaceholder, 'placeholder.'),
  ...listTexts(englishDetails, 'more.'),
]
  .map(([place]) => place)
  .sort();

/**
 * What must not be said (law-and-specs.md §1.6 and J8). Each row has a sentence that it must find; the last ones are of the kind that real
 * policies say.
 */
const BANNED: [rule: string, pattern: RegExp, sample: string][] = [
  ['the receiver’s name of before 2017', /Google,?\s*Inc/i, 'Google, Inc.に送信します'],
  [
    'deemed consent',
    /みなし|みなさ|見なし|見なさ|deem|視為|视为|간주|réputé|gilt als|se considera|si considera|يُعد/i,
    '同意したものとみなします',
  ],
  [
    'consent by use',
    /by (?:using|continuing)|en continuant|al continuar|ao continuar|continuando a|durch die Nutzung/i,
    'By using this site you agree',
  ],
  [
    'that no address is sent',
    /IP ?アドレスは(?:送|収集|取得)\S{0,6}ません|IP address is not (?:sent|collected)/i,
    'IPアドレスは送信されません',
  ],
  [
    'that no personal data is there',
    /no personal (?:data|information)|個人(?:情報|データ)は(?:含|送|収集|取得)\S{0,6}ません|aucune donnée personnelle|keine personenbezogen|ningún dato personal|nenhum dado pessoal|nessun dato personale/i,
    '個人情報は収集していません',
  ],
  ['anonymity', /匿名|anonym|anónim|anônim|anonim|익명|مجهول/i, 'All data is anonymous'],
  [
    'a list that stays open',
    /(?:等|など|その他)(?:[の、。を]|$)|etc\b|and so on|among others|u\. ?a\.|usw\.|entre outr|entre otr|tra l’altro|以及其他|기타|وغيرها|(?:^|[^一-龠])等[的，。]/i,
    'IPアドレス等の情報',
  ],
];

/** Words of the trade that need a gloss; with what to say in their place. */
const JARGON =
  /オプトアウト|オプトイン|トラッキング|クライアント|リファラ|セッション|トークン|ペイロード|パーソナライズ|エンゲージメント|参照元|ユーザーエージェント|opt.?out|tracking|referrer|session|payload|token|user agent/i;
/** Characters of a sentence, by the width of the script. */
const LONGEST = { ja: 80, zh: 80, 'zh-hant': 80, ko: 100 } as Partial<Record<Language, number>>;
const LONGEST_WORDS = 28;

describe('the words of the notice', () => {
  it('are there in ten languages and Arabic', () => {
    expect([...NAMES].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'zh', 'zh-hant']);
    expect(Object.keys(MESSAGES).sort()).toEqual(['en', 'ja']);
  });

  it.each<[string, Language]>([
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['jav', 'en'],
    ['EN-us', 'en'],
    ['', 'en'],
    ['nl', 'en'],
    ['fr-CA', 'fr'],
    ['PT-br', 'pt'],
    ['pt', 'pt'],
    ['zh', 'zh'],
    ['zh-Hans-HK', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-hant'],
    ['zh-HK', 'zh-hant'],
    ['zh-Hant', 'zh-hant'],
    ['ar-EG', 'ar'],
    ['kok', 'en'],
  ])('for a page in "%s" are %s', (tag, language) => {
    expect(pickLanguage(tag)).toBe(language);
  });

  it.each(BANNED)('are searched for %s', (_, pattern, sample) => {
    expect(sample).toMatch(pattern);
  });
});

describe.each(NAMES)('the words in %s', (name) => {
  const builtIn = name === 'ja' || name === 'en';

  it('say everything, and nothing more', async () => {
    const texts = await readTexts(name);
    const places = texts.map(([place]) => place).sort();
    expect(places).toEqual(builtIn ? EXPECTED : [...EXPECTED, 'more.unreviewed'].sort());
    for (const [place, text] of texts) expect(text.trim(), place).not.toBe('');
  });

  it('say nothing that is banned', async () => {
    for (const [place, text] of await readTexts(name)) {
      for (const [rule, pattern] of BANNED) expect(text, `${place}: ${rule}`).not.toMatch(pattern);
    }
  });

  it('are short sentences in plain words', async () => {
    for (const [place, text] of await readTexts(name)) {
      expect(text, place).not.toMatch(JARGON);
      // what stands behind a colon is a list, which the eye takes item by item
      for (const sentence of text.split(/(?<=[。．.!?？])\s*|[:：;；]\s*/)) {
        if (/[、，,،].*[、，,،].*[、，,،]/.test(sentence)) continue;
        const longest = LONGEST[name];
        if (longest) expect(sentence.length, `${place}: ${sentence}`).toBeLessThanOrEqual(longest);
        else expect(sentence.split(/\s+/).length, `${place}: ${sentence}`).toBeLessThanOrEqual(LONGEST_WORDS);
      }
    }
  });

  it('name the receiver, its country, and both buttons as they are', async () => {
    const texts = Object.fromEntries(await readTexts(name)) as Record<string, string>;
    const country = texts['more.google.country'] ?? '';
    for (const place of ['optIn', 'optOut']) {
      expect(texts[place]).toContain('Google LLC');
      expect(texts[place]).toContain(country);
    }
    expect(texts['optIn']).toContain(texts['accept']);
    expect(texts['optOut']).toContain(texts['refuse']);
  });

  it('keep the places where a number or a name is put in', async () => {
    const places = (await readTexts(name)).filter(([, text]) => text.includes('$')).map(([place]) => place);
    expect(places.sort()).toEqual([
      'more.asOf',
      'more.brackets',
      'more.days',
      'more.ends',
      'more.google.how',
      'more.version',
      'placeholder.frame',
    ]);
  });

  it('have no label of Latin letters alone where the script is another', async () => {
    const script = { ja: /[ぁ-んァ-ヶ一-龠]/, ko: /[가-힣]/, zh: /[一-龠]/, 'zh-hant': /[一-龠]/, ar: /[ء-ي]/ }[
      name as string
    ];
    for (const [place, text] of await readTexts(name)) {
      if (script && !/^lang$|brackets$/.test(place) && !(name.startsWith('zh') && /cookies$|google\.name$/.test(place)))
        expect(text, place).toMatch(script);
    }
  });

  it('list each kind of information that is sent (F4)', async () => {
    const texts = await readTexts(name);
    const sent = texts.filter(([place]) => place.startsWith('more.google.sent.')).map(([, text]) => text);
    expect(sent).toHaveLength(9);
    expect(sent.at(-1)).toMatch(/IP/);
  });
});
