import type { DetailsWords } from './details-words.js';
import type { Messages, PlaceholderWords } from './words.js';

/** Japanese. */
export const words: Messages = {
  lang: 'ja',
  heading: 'Google アナリティクスの利用',
  site: 'このサイト',
  why: 'は、利用状況を調べてサイトを改善するために、Google アナリティクスを使います。',
  optIn: '「同意する」を選ぶと、次の情報を Google LLC（米国）に送ります。',
  nothingYet: '選ぶまでは何も送りません。',
  optOut:
    'この案内を表示した時点から、次の情報を Google LLC（米国）に送っています。「拒否する」を選ぶと、送信はすぐに止まります。',
  what: '送る情報：ページのアドレスと題名、リンク元のページ、日時、ページでの操作、画面の大きさ、言語、ブラウザーと機器の種類、Cookie の識別番号、IP アドレス。',
  capped: 'このブラウザーでは、選択は最後の訪問から 7 日間保存されます。',
  accept: '同意する',
  refuse: '拒否する',
  details: '詳しい説明',
  policy: 'プライバシーポリシー',
  contact: '問い合わせ先',
  settings: 'Google アナリティクスの設定',
  now: '現在の設定：',
  undecided: '未選択',
  sending: '（送信中）',
  notHere: 'このページでは Google アナリティクスを使いません。',
  signal: 'ブラウザーの Global Privacy Control を受け付け、Google アナリティクスを止めています。',
  reload: '。タグコンテナがすでに始めた動作は、このページを再読み込みするまで続きます。',
};

/** The details in Japanese. */
export const details: DetailsWords = {
  title: '外部に送る情報の詳しい説明',
  close: '閉じる',
  now: '今の状態',
  running: 'このページでは今、Google アナリティクスが動いています。',
  silent: 'このページでは今、Google アナリティクスは動いていません。',
  requests: 'このページを開いてからの Google との通信の回数',
  choice: 'あなたの選択',
  day: '選んだ日',
  kept: '選択の保存場所',
  nowhere: 'なし',
  noIdentifier: '保存した選択に、あなたを見分けるための番号は付けていません。',
  signal: 'Global Privacy Control（送信を断る信号）',
  signalOn: 'ブラウザーから届いています。あなたが選ばないかぎり、情報を送りません。',
  signalOff: 'ブラウザーから届いていません。',
  sent: '送る情報',
  receiver: '送り先',
  purposeOwn: 'サイト運営者の利用目的',
  purposeReceiver: '送り先の利用目的',
  cookies: 'クッキー（Cookie）',
  noCookies: '使いません。',
  days: '最後の訪問から $ 日',
  brackets: '（$）',
  google: {
    name: 'Google アナリティクス（GA4）',
    country: '米国',
    sent: [
      'ページのアドレスと題名',
      'リンク元のページのアドレス',
      '日時',
      'ページでの操作：表示、スクロール、外部リンクのクリック、サイト内検索、動画の再生、ファイルのダウンロード、フォームの入力の開始と送信',
      '画面の大きさ',
      '言語',
      'ブラウザー、OS、機器の種類',
      'Cookie の識別番号',
      'IP アドレス：通信に伴って届きます。おおよその地域を知るために使われ、Google アナリティクス（GA4）には記録されません。',
    ],
    purposeOwn: 'サイトの利用状況を調べて、サイトを改善するため。',
    purposeReceiver:
      'サイト運営者のために、利用状況を集計して報告するため。運営者が Google とのデータ共有を有効にしている場合は、Google のサービスの提供と改善にも使われます。',
    visitorCookie: '利用者を見分ける番号',
    visitCookie: '訪問を見分ける番号',
    notes:
      'アドレスの「?」より後ろは、案内元の名前（utm）を残して除きます。アドレスと題名の中のメールアドレスと長い番号も除きます。情報は、Google が設備を置くほかの国で扱われることがあります。',
    noAds: '広告のための機能は使いません。',
    how: 'この画面の「$」を押してください。すぐに止まります。',
    limits: '拒否しても、使えなくなる機能はありません。',
  },
  optOut: '送信を止めるには',
  exists: '送信は、あなたの選択で止められます。',
  stopsSending: '止まるのは、情報の送信です。すでに送った情報は消えません。',
  stopsUse: '止まるのは、送り先での利用です。情報の送信は続きます。',
  asAbove: '上の表のとおりです。',
  holds: '選択は、このサイトのこのブラウザーで有効です。Cookie とサイトのデータを消すと、選択も消えます。',
  ends: '送信を認める選択は $ 日で期限が切れ、もう一度お尋ねします。',
  links: 'Google の説明（新しいタブで開きます）',
  partners: 'サイトから受け取った情報を Google がどう使うか',
  privacy: 'Google のプライバシーポリシー',
  addOn: 'Google アナリティクスを止めるブラウザーの追加機能',
  version: 'この説明の版：$',
  asOf: 'Google についての説明の日付：$',
};

/** What stands in the place of an iframe that is held back. */
export const placeholder: PlaceholderWords = {
  frame: 'この内容は $ から届きます。表示すると、ブラウザーが $ に接続します。',
  show: '表示する',
};
