import type { PanelName, RejectionReason, ReportTotals } from '../contract/index.js';
import type { Lang } from './lang.js';

/** Every word of a written report. One object a language; the type makes a missing word an error. */
export interface ReportTexts {
  readonly title: string;
  readonly days: string;
  readonly zone: string;
  readonly nothing: string;
  readonly inside: (smallGroup: number) => string;
  readonly totals: Readonly<Record<Exclude<keyof ReportTotals, 'rejected' | 'parsed' | 'lines'>, string>>;
  readonly lines: string;
  readonly parsed: string;
  readonly rejected: string;
  readonly reasons: Readonly<Record<RejectionReason, string>>;
  readonly requests: string;
  readonly visitors: string;
  readonly bytes: string;
  readonly perHour: string;
  readonly perDay: string;
  readonly other: string;
  readonly more: (count: number) => string;
  readonly tooFew: (smallGroup: number) => string;
  readonly late: (count: number) => string;
  readonly keyLost: string;
  readonly panels: Readonly<Record<PanelName, string>>;
}

const en: ReportTexts = {
  title: 'Access summary',
  days: 'Period',
  zone: 'Time zone',
  nothing: 'No request in this period.',
  inside: (k) =>
    `For inside use. A value is named once ${k} networks showed it on one day. No address, user name or query is in here.`,
  totals: {
    requests: 'Requests',
    pageViews: 'Page views',
    visitors: 'Daily visitors',
    visits: 'Visits',
    bytesSent: 'Sent',
    bots: 'By bots',
    errors: 'Errors',
  },
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
  perHour: 'Requests by hour',
  perDay: 'Requests by day',
  other: '(other)',
  more: (count) => `… and ${count} more`,
  tooFew: (k) =>
    `No table is shown: on the busiest day fewer than ${k} networks came. Ask for smaller groups with --small-group.`,
  late: (count) => `${count} requests came after their day’s key was destroyed: counted without visitors`,
  keyLost: 'Key lost and made anew, visitors may be counted twice',
  panels: {
    pages: 'Pages',
    assets: 'Files',
    notFound: 'Not found',
    entryPages: 'Entry pages',
    exitPages: 'Exit pages',
    referrers: 'Referrers',
    campaigns: 'Campaigns',
    hosts: 'Hosts',
    countries: 'Countries',
    browsers: 'Browsers',
    systems: 'Systems',
    devices: 'Devices',
    bots: 'Bots',
    statuses: 'Statuses',
    methods: 'Methods',
    protocols: 'Protocols',
    hoursOfDay: 'Hours of the day',
    responseTimes: 'Response times',
    mimeTypes: 'Media types',
    tlsVersions: 'TLS versions',
    attacks: 'Attacks',
  },
};

const ja: ReportTexts = {
  title: 'アクセス集計',
  days: '期間',
  zone: 'タイムゾーン',
  nothing: 'この期間のリクエストはありません。',
  inside: (k) =>
    `内部用です。値は、1日に${k}つ以上のネットワークから現れたときに初めて名前を出します。アドレス、利用者名、クエリは含みません。`,
  totals: {
    requests: 'リクエスト',
    pageViews: 'ページビュー',
    visitors: '日別訪問者数',
    visits: '訪問',
    bytesSent: '送信量',
    bots: 'うちボット',
    errors: 'エラー',
  },
  lines: '行',
  parsed: '解析済み',
  rejected: '除外',
  reasons: {
    empty: '空行',
    'too-long': '長すぎる行',
    'cut-short': '途中で切れた行',
    'no-match': '形式に合わない行',
    'bad-time': '時刻が読めない行',
    'bad-address': 'アドレスが読めない行',
  },
  requests: 'リクエスト',
  visitors: '訪問者',
  bytes: '送信量',
  perHour: '時間ごとのリクエスト',
  perDay: '日ごとのリクエスト',
  other: '(その他)',
  more: (count) => `… ほか${count}件`,
  tooFew: (k) =>
    `表は出しません。最も多い日でも、ネットワークの数が${k}に足りませんでした。基準は --small-group で変えられます。`,
  late: (count) => `${count}件は、その日の鍵を破棄した後に届きました。訪問者数には数えていません`,
  keyLost: '鍵が失われ作り直した日(訪問者を重ねて数えた可能性があります)',
  panels: {
    pages: 'ページ',
    assets: 'ファイル',
    notFound: '見つからないページ',
    entryPages: '最初のページ',
    exitPages: '最後のページ',
    referrers: '参照元',
    campaigns: 'キャンペーン',
    hosts: 'ホスト',
    countries: '国',
    browsers: 'ブラウザ',
    systems: 'OS',
    devices: '端末',
    bots: 'ボット',
    statuses: 'ステータス',
    methods: 'メソッド',
    protocols: 'プロトコル',
    hoursOfDay: '時間帯',
    responseTimes: '応答時間',
    mimeTypes: 'メディアタイプ',
    tlsVersions: 'TLSのバージョン',
    attacks: '攻撃',
  },
};

/** Texts of written reports by language. */
export const REPORT_TEXTS: Readonly<Record<Lang, ReportTexts>> = { en, ja };
