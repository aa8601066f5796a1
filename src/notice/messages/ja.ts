import type { Messages } from './words.js';

/** Japanese. */
export const ja: Messages = {
  heading: 'Google アナリティクスの利用',
  why: (operator) =>
    `${operator || 'このサイト'}は、利用状況を調べてサイトを改善するために、Google アナリティクスを使います。`,
  optIn: '「同意する」を選ぶと、次の情報を Google LLC（米国）に送ります。',
  nothingYet: '選ぶまでは送りません。',
  optOut:
    'この案内を表示した時点から、次の情報を Google LLC（米国）に送っています。「拒否する」を選ぶと、送信はすぐに止まります。',
  what: '送る情報：ページのアドレスと題名、リンク元のページ、日時、ページでの操作、画面の大きさ、言語、ブラウザーと機器の種類、Cookie の識別番号、IP アドレス。',
  capped: 'このブラウザーでは、選択は最後の訪問から 7 日間保存されます。',
  accept: '同意する',
  refuse: '拒否する',
  policy: 'プライバシーポリシーを読む',
  contact: '問い合わせ先',
  settings: 'Google アナリティクスの設定',
  now: '現在の設定：',
  undecided: '未選択',
  sending: '（送信中）',
  signal: 'ブラウザーの Global Privacy Control を受け付け、Google アナリティクスを止めています。',
  reload: '。タグコンテナがすでに始めた動作は、このページを再読み込みするまで続きます。',
};
