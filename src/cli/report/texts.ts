import type { PanelName, RejectionReason, ReportTotals } from '../../contract/index.js';
import type { Lang } from '../lang.js';

/** Every word of a written report. One object a language; the type makes a missing word an error. */
export interface ReportTexts {
  readonly title: string;
  readonly days: string;
  readonly zone: string;
  readonly nothing: string;
  readonly inside: (smallGroup: number) => string;
  readonly needsScript: string;
  readonly totalsHeading: string;
  readonly value: string;
  readonly count: string;
  readonly totals: Readonly<Record<Exclude<keyof ReportTotals, 'rejected' | 'parsed' | 'lines'>, string>>;
  readonly quality: string;
  readonly lines: string;
  readonly parsed: string;
  readonly rejected: string;
  readonly reasons: Readonly<Record<RejectionReason, string>>;
  readonly requests: string;
  readonly visitors: string;
  readonly bytes: string;
  readonly share: string;
  readonly series: string;
  readonly time: string;
  readonly most: (count: string, time: string) => string;
  readonly perHour: string;
  readonly perDay: string;
  readonly other: string;
  readonly sensitive: string;
  readonly more: (count: number) => string;
  readonly tooFew: (smallGroup: number) => string;
  readonly format: string;
  readonly partial: (logs: number) => string;
  readonly oneAddress: string;
  readonly late: (count: number) => string;
  readonly keyLost: string;
  readonly capped: string;
  readonly panels: Readonly<Record<PanelName, string>>;
}

const en: ReportTexts = {
  title: 'Access summary',
  days: 'Period',
  zone: 'Time zone',
  nothing: 'No request in this period.',
  inside: (k) =>
    k > 1
      ? `For inside use. A value is named once ${k} networks showed it on one day. No address, user name or query is in here.`
      : 'For inside use. Small groups are not protected (--small-group 1). No address, user name or query is in here.',
  needsScript: 'This page needs JavaScript.',
  totalsHeading: 'Totals',
  value: 'value',
  count: 'number',
  totals: {
    requests: 'Requests',
    pageViews: 'Page views',
    visitors: 'Daily visitors',
    visits: 'Visits',
    bytesSent: 'Data sent',
    bots: 'Bots',
    errors: 'Errors',
  },
  quality: 'Data quality',
  lines: 'Lines',
  parsed: 'parsed',
  rejected: 'rejected',
  reasons: {
    empty: 'empty',
    'too-long': 'too long',
    'cut-short': 'cut short',
    'no-match': 'not in this format',
    'bad-time': 'time not readable',
    'bad-address': 'address not readable',
  },
  requests: 'requests',
  visitors: 'visitors',
  bytes: 'sent',
  share: 'share',
  series: 'Over time',
  time: 'time',
  most: (count, time) => `most: ${count}, ${time}`,
  perHour: 'Requests by hour',
  perDay: 'Requests by day',
  other: '(other)',
  sensitive: '(sensitive pages)',
  more: (count) => `… and ${count} more`,
  tooFew: (k) =>
    `Only totals and the course over time are shown: on the busiest day fewer than ${k} networks came, and a table could tell what one person did.`,
  format: 'Log format',
  partial: (logs) => `Partial: ${logs === 1 ? 'one log was' : `${logs} logs were`} not read, or not to the end`,
  oneAddress:
    'Nearly all requests come from one address, as behind a proxy: name the column with the visitors’ addresses by --format and the template of the server’s configuration',
  late: (count) => `${count} requests came after their day’s key was destroyed: counted without visitors`,
  keyLost: 'Key lost and made anew, visitors may be counted twice',
  capped: 'More visitors than are told apart, there were at least so many',
  panels: {
    pages: 'Pages',
    assets: 'Images and other files',
    notFound: 'Pages not found',
    entryPages: 'First page of a visit',
    exitPages: 'Last page of a visit',
    referrers: 'Referrers',
    campaigns: 'Campaigns',
    hosts: 'Host names',
    countries: 'Countries and regions',
    browsers: 'Browsers',
    systems: 'Operating systems',
    devices: 'Devices',
    bots: 'Bots',
    statuses: 'Response statuses',
    methods: 'HTTP methods',
    protocols: 'Protocols',
    hoursOfDay: 'Hours of the day',
    responseTimes: 'Response times',
    mimeTypes: 'MIME types',
    tlsVersions: 'TLS versions',
    attacks: 'Likely attacks',
  },
};

const ja: ReportTexts = {
  title: 'アクセスの概要',
  days: '期間',
  zone: 'タイムゾーン',
  nothing: 'この期間のリクエストはありません。',
  inside: (k) =>
    k > 1
      ? `内部用。値の名前は、1日に${k}以上の異なるネットワークから現れたものだけを示します。アドレス、利用者名、クエリは含みません。`
      : '内部用。少人数の保護は無効です（--small-group 1）。アドレス、利用者名、クエリは含みません。',
  needsScript: 'このページの表示には JavaScript が必要です。',
  totalsHeading: '合計',
  value: '項目',
  count: '数',
  totals: {
    requests: 'リクエスト数',
    pageViews: 'ページビュー',
    visitors: '日別訪問者数',
    visits: '訪問数',
    bytesSent: '送信量',
    bots: 'ボット',
    errors: 'エラー',
  },
  quality: 'データの品質',
  lines: '読み込んだ行',
  parsed: 'リクエスト',
  rejected: '読み取れなかった行',
  reasons: {
    empty: '空の行',
    'too-long': '長すぎる行',
    'cut-short': '途中で切れた行',
    'no-match': '形式に合わない行',
    'bad-time': '日時を読み取れない行',
    'bad-address': 'アドレスを読み取れない行',
  },
  requests: 'リクエスト',
  visitors: '訪問者',
  bytes: '送信量',
  share: '割合',
  series: '推移',
  time: '日時',
  most: (count, time) => `最大 ${count}（${time}）`,
  perHour: '時間ごとのリクエスト',
  perDay: '日ごとのリクエスト',
  other: '（その他）',
  sensitive: '（配慮が必要なページ）',
  more: (count) => `… ほか ${count} 件`,
  tooFew: (k) =>
    `合計と推移だけを示します。最も多い日でもアクセス元のネットワークが${k}に達せず、内訳から個人の行動がわかるおそれがあるためです。`,
  format: 'ログの形式',
  partial: (logs) => `一部のみ：読めなかった、または最後まで読めなかったログが ${logs} 件あります`,
  oneAddress:
    'ほとんどの要求が一つのアドレスから来ています（プロキシの内側と思われます）。訪問者のアドレスの列を、サーバーの設定にある書式で --format に示してください',
  late: (count) => `${count} 件は、その日の鍵を破棄した後に届いたため、訪問者には数えていません`,
  keyLost: '鍵を失って作り直した日（同じ訪問者を二重に数えている可能性があります）',
  capped: '訪問者が見分けられる上限を超えた日（実際の数は、これ以上です）',
  panels: {
    pages: 'ページ',
    assets: '画像などのファイル',
    notFound: '見つからなかったページ',
    entryPages: '最初に見られたページ',
    exitPages: '最後に見られたページ',
    referrers: '参照元',
    campaigns: 'キャンペーン',
    hosts: 'ホスト名',
    countries: '国・地域',
    browsers: 'ブラウザー',
    systems: 'OS',
    devices: '端末の種類',
    bots: 'ボット',
    statuses: '応答のステータス',
    methods: 'HTTP メソッド',
    protocols: 'プロトコル',
    hoursOfDay: '時間帯',
    responseTimes: '応答時間',
    mimeTypes: 'MIME タイプ',
    tlsVersions: 'TLS のバージョン',
    attacks: '攻撃とみられるリクエスト',
  },
};

/** Texts of written reports by language. */
export const REPORT_TEXTS: Readonly<Record<Lang, ReportTexts>> = { en, ja };
