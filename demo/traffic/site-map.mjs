// @ts-check

/** Where the association would be on the Internet; `.example` belongs to nobody (RFC 2606). */
export const SITE_ORIGIN = 'https://www.mutekicho.example';

/**
 * @typedef {object} SitePath
 * @property {string} path as it stands in a request
 * @property {number} weight
 * @property {number} bytes
 */

/** @type {readonly SitePath[]} pages that visitors open, by weight */
export const SITE_PATHS = [
  { path: '/', weight: 300, bytes: 3944 },
  { path: '/news/', weight: 130, bytes: 2404 },
  { path: '/soudan/', weight: 110, bytes: 2531 },
  { path: '/courses/', weight: 100, bytes: 2897 },
  { path: '/%E3%81%A6%E3%81%B3%E3%81%8D/', weight: 90, bytes: 2708 },
  { path: '/news/open-day/', weight: 80, bytes: 2866 },
  { path: '/contact/', weight: 60, bytes: 2687 },
  { path: '/news/winter-hours/', weight: 40, bytes: 2801 },
  { path: '/soudan/harassment/', weight: 30, bytes: 2311 },
  { path: '/privacy/', weight: 22, bytes: 9120 },
  { path: '/en/', weight: 18, bytes: 3311 },
  { path: '/models/opt-out', weight: 10, bytes: 2944 },
  { path: '/models/opt-in', weight: 8, bytes: 2850 },
  { path: '/en/privacy/', weight: 4, bytes: 7602 },
];

/** @type {readonly SitePath[]} what each page brings with it */
export const ASSETS = [
  { path: '/assets/site.css', weight: 1, bytes: 8711 },
  { path: '/kotowari.js', weight: 1, bytes: 35021 },
  { path: '/assets/icon.svg', weight: 0.9, bytes: 512 },
  { path: '/assets/harbor.svg', weight: 0.4, bytes: 3702 },
];

/** @type {readonly string[]} paths that once were, or that browsers ask for unasked: 404 */
export const LOST_PATHS = [
  '/favicon.ico',
  '/apple-touch-icon.png',
  '/access.html',
  '/download/tebiki-2019.pdf',
  '/wp-content/uploads/2018/06/annai.pdf',
  '/%E4%BC%9A%E5%93%A1/%E5%90%8D%E7%B0%BF.html',
  '/members/48213/',
  '/blog/feed/',
  '/soudann/',
];

/** @type {readonly string[]} */
const SLUGS = [
  'hanabi',
  'kouza-annai',
  'kaihou',
  '%E7%B7%8F%E4%BC%9A',
  'report',
  '%E5%A4%8F%E4%BC%91%E3%81%BF',
  'bosai',
];

/** @type {readonly (readonly [string, string])[]} referrer and the words before `?`; the empty one is typing the address */
export const ENTRANCES = [
  ...repeat(32, ['', '']),
  ...repeat(22, ['https://www.google.com/', '']),
  ...repeat(14, ['https://search.yahoo.co.jp/', '']),
  ...repeat(6, ['https://www.bing.com/', '']),
  ...repeat(2, ['https://duckduckgo.com/', '']),
  ...repeat(3, ['https://t.co/', '']),
  ...repeat(2, ['https://l.facebook.com/', 'fbclid=IwAR0demo8Q2vN4rT6yU1iO3pA5sD7fG9h']),
  ...repeat(4, ['', 'utm_source=newsletter&utm_medium=email&utm_campaign=harbor-letter-11']),
  ...repeat(3, ['https://www.instagram.com/', 'utm_source=instagram&utm_medium=social&utm_campaign=open-day']),
  ...repeat(5, ['https://town.muteki.example/links.html', '']),
  ...repeat(2, ['https://blog.kurashi.example/2026/10/post-1182?reader=u-55120', '']),
  ...repeat(1, ['', 'utm_source=flyer&utm_medium=qr&utm_campaign=open-day&id=A-20417']),
];

/** @type {readonly string[]} query strings in which people's data got lost; all names and addresses are invented */
export const PERSONAL_QUERIES = [
  'name=%E9%9C%A7%E7%AC%9B%E8%8A%B1%E5%AD%90&mail=hanako%40mail.example&tel=090-0000-1234',
  'email=taro.mutekicho%40example.jp&token=9f86d081884c7d659a2feaa0c55ad015',
  'member_id=48213&birth=1970-01-01',
  'q=%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E+%E7%9B%B8%E8%AB%87',
  'PHPSESSID=demo5gq8v1t0h2k7m3n6p9r4s',
  'name=%8ER%93c&addr=%93%8C%8B%9E',
];

/**
 * The long tail: old news that moved. The demo server answers such paths with 301 to the list of news.
 * @param {number} rank
 * @returns {string}
 */
export function toOldNewsPath(rank) {
  const month = String(1 + (rank % 12)).padStart(2, '0');
  return `/news/${2025 - (rank % 14)}/${month}/${SLUGS[rank % SLUGS.length]}-${Math.floor(rank / SLUGS.length)}`;
}

/**
 * @template const T
 * @param {number} count
 * @param {T} value
 * @returns {T[]}
 */
function repeat(count, value) {
  return Array.from({ length: count }, () => value);
}
