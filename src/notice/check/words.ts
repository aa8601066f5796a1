import type { CheckFacts } from './read-facts.js';

/** The sentences of the owner's check. */
export type CheckWords = Readonly<Record<Exclude<keyof CheckFacts, 'sound'>, string>> & {
  readonly heading: string;
  readonly none: string;
  readonly sound: string;
  readonly unsound: string;
  readonly close: string;
};

/** The sentences by language. */
export const CHECK: Readonly<Record<'en' | 'ja', CheckWords>> = {
  en: {
    heading: 'Kotowari check',
    sound: 'This page keeps its word: no other Google tag was found.',
    unsound: 'This page does not keep its word yet: see “Mistakes”, “Past the notice” and “Stored”.',
    mistakes: 'Mistakes in the set-up',
    state: 'State',
    loaded: 'Requested from Google',
    blocked: 'Held back',
    bypassed: 'Past the notice: remove these lines',
    stored: 'Stored in this browser',
    none: 'none',
    close: 'Close',
  },
  ja: {
    heading: 'Kotowari の点検',
    sound: 'このページは案内のとおりに動いています。ほかの Google タグは見つかりません。',
    unsound:
      'このページは、まだ案内のとおりに動いていません。「設定の誤り」「案内を通らないもの」「保存」を見てください。',
    mistakes: '設定の誤り',
    state: '状態',
    loaded: 'Google への要求',
    blocked: '止めたもの',
    bypassed: '案内を通らないもの：次の行を消してください',
    stored: 'このブラウザーへの保存',
    none: 'なし',
    close: '閉じる',
  },
};
