import type { MeasuredData, PrivacyMeasureName, PrivacyTest } from '../contract/index.js';
import type { Lang } from './lang.js';

/** Every word of the measurement on the terminal. One object a language; the type makes a missing word an error. */
export interface PrivacyTexts {
  readonly data: Readonly<Record<MeasuredData['data'], string>>;
  readonly classes: Readonly<Record<MeasuredData['class'], string>>;
  readonly tests: Readonly<Record<PrivacyTest, string>>;
  readonly measures: Readonly<Record<PrivacyMeasureName, string>>;
  readonly of: (found: string, all: string) => string;
  readonly limit: (limit: string) => string;
  readonly noLimit: string;
  readonly over: string;
  readonly passed: string;
  readonly failed: (count: number) => string;
}

const en: PrivacyTexts = {
  data: { report: 'Report', store: 'Statistics in the store', 'incident-rows': 'Rows for investigation' },
  classes: { statistics: 'statistics', pseudonymous: 'pseudonymous, not anonymous' },
  tests: { 'singling-out': 'Singling out', linkability: 'Linkability', inference: 'Inference' },
  measures: {
    'groups-too-small': 'groups too small to protect anybody',
    'unique-values': 'named values that too few networks showed',
    'lonely-times': 'times with fewer visitors than the small group',
    'unique-rows': 'rows whose hour, page and browser no other row has',
    'exact-times': 'times to the second though the key is dead',
    identifiers: 'values that look like an address or a token',
    'living-tokens': 'tokens of days that are open',
    'joined-tokens': 'tokens that stand on two days or more',
    'tokens-left': 'tokens left though the key is dead',
    'forbidden-tokens': 'tokens on sensitive pages and form posts',
    'days-too-old': 'days kept longer than allowed',
    'sensitive-posterior': 'people known to have been on sensitive pages',
    'sensitive-bytes': 'bytes that tell which sensitive page it was',
    'highest-posterior': 'visitors of the most common value, in its group',
    'rows-of-few': 'rows about a group smaller than the small group',
    'lonely-days': 'days with fewer networks than the small group',
  },
  of: (found, all) => `${found} of ${all}`,
  limit: (limit) => `limit ${limit}`,
  noLimit: 'no limit',
  over: 'OVER',
  passed: 'All limits are kept.',
  failed: (count) => `Limits that are not kept: ${count}.`,
};

const ja: PrivacyTexts = {
  data: { report: 'レポート', store: 'ストアの統計', 'incident-rows': '調査用の行' },
  classes: { statistics: '統計', pseudonymous: '仮名化された情報（匿名ではありません）' },
  tests: { 'singling-out': '識別（singling out）', linkability: '連結（linkability）', inference: '推定（inference）' },
  measures: {
    'groups-too-small': '保護にならないほど小さい人数の設定',
    'unique-values': '十分な数のネットワークから現れていない値',
    'lonely-times': '訪問者が人数の設定に達しない時間帯',
    'unique-rows': '時間・ページ・ブラウザーの組が1つだけの行',
    'exact-times': '鍵の破棄後も秒まで残る時刻',
    identifiers: 'アドレスやトークンのように見える値',
    'living-tokens': '開いている日のトークン',
    'joined-tokens': '2日以上に現れるトークン',
    'tokens-left': '鍵の破棄後に残るトークン',
    'forbidden-tokens': '配慮が必要なページやフォーム送信のトークン',
    'days-too-old': '保存期間の上限を超えた日',
    'sensitive-posterior': '配慮が必要なページの閲覧がわかる人',
    'sensitive-bytes': '配慮が必要なページを特定できる送信量',
    'highest-posterior': '最も多い値の訪問者（その集団のうち）',
    'rows-of-few': '人数の設定より小さい集団についての行',
    'lonely-days': 'ネットワーク数が人数の設定に達しない日',
  },
  of: (found, all) => `${all} のうち ${found}`,
  limit: (limit) => `上限 ${limit}`,
  noLimit: '上限なし',
  over: '超過',
  passed: 'すべての上限を満たしています。',
  failed: (count) => `満たしていない上限: ${count}`,
};

/** Texts of the measurement by language. */
export const PRIVACY_TEXTS: Readonly<Record<Lang, PrivacyTexts>> = { en, ja };
