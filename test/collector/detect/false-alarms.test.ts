import { describe, expect, it } from 'vitest';
import { searchReferrer, searchTarget, searchUserAgent } from '../../../src/collector/detect/search.js';

/** Ordinary requests that look alike: what people search for, what old sites leave behind, what other software writes. */
const ANSWERED = [
  '/?q=western+union+or+a+selected+credit+union',
  '/search?q=%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE+AND+%E6%9D%B1%E4%BA%AC',
  '/search?q=(tokyo)+or+(osaka)+is+nice',
  '/search?q="cats"+and+dogs+like+fish',
  "/search?q=what's+up;+doc&lang=ja",
  '/search?q=how+to+sleep+(better)+or+wake',
  '/search?q=drop+table+lamp+from+ikea',
  '/search?q=select+the+best+from+japan&page=2',
  '/search?q=order+by+phone',
  '/search?q=x%3Cy+and+y%3Cz',
  '/search?q=5%27+tall',
  '/search?q=50%25+off+%26+free',
  '/search?q=%E3%80%8C%E5%BF%83%EF%BC%88%E3%81%93%E3%81%93%E3%82%8D%EF%BC%89%E3%80%8D',
  '/news/?utm_source=news&utm_content={{campaign.name}}&utm_id={{ad.id}}',
  '/lp?gclid=${GCLID}&kw={keyword}',
  '/login?next=https%3A%2F%2Fwww.example.jp%2Fmypage%3Fid%3D7',
  '/redirect?url=https://10.example.jp/',
  '/api/items?filter[price][min]=10&sort=-date&fields=id,name,null',
  '/api?json=%7B%22id%22%3A%5B1%2C2%5D%2C%22name%22%3A%22a%22%7D',
  '/calendar?start=2026-03-08T10:00:00%2B09:00&end=2026-03-09',
  '/map?c=35.68,139.76;z=12;id=7',
  '/page;jsessionid=0A1B2C3D?sleep=no',
  '/docs/../images/logo.png',
  '/files/minutes%202015%20(final).pdf',
  '/files/schema-2015.sql.html',
  '/files/report~final.pdf',
  '/javascript:void(0)',
  '/wiki/Cat_(animal)',
  '/wiki/C%2B%2B/etc',
  '/.well-known/security.txt',
  '/assets/app.min.js?v=1.2.3',
  '/wp-login.php',
  '/photos/.thumbs/a.jpg',
  '/downloads/settings.yaml',
  '/composer.json',
  '/user/register',
  '/console/',
  '/setup/start.action',
  '/wp-admin/admin-ajax.php?action=heartbeat',
  '/cgi-bin/bbs/bbs.cgi?mode=view&no=12',
  '/form.php?name=%83j%83%85%81%5b%83X',
  '/onload=1/?onclick=2&online=3',
  '/blog/how-to-use-cat-and-grep',
  '/blog/eval-and-exec-in-python',
  '/prompt/alert/confirm?document=cookie-policy',
];

/** Addresses that are gone, and that links of old still point to. */
const REFUSED = [
  '/index.asp',
  '/login.html',
  '/about.php',
  '/cgi-bin/bbs/bbs.cgi',
  '/downloads/minutes-2015.zip',
  '/downloads/talk.key',
  '/photos/Thumbs.db',
  '/vendor/bootstrap/css/bootstrap.css',
  '/script/menu.js',
  '/wp-includes/js/jquery.js',
  '/wp-content/plugins/gallery/gallery.js',
  '/wp-content/uploads/2015/05/photo.jpg',
  '/sites/all/themes/old/style.css',
  '/remote.php/webdav/Backup/Wordpress/analytics/plugins/Eve',
  '/apple-touch-icon-precomposed.png',
  '/favicon.ico',
  '/ads.txt',
  '/.well-known/assetlinks.json',
  '/misc/nmh//%22file://$file/%22',
];

const names = (attacks: readonly { readonly label: string }[]) => attacks.map(({ label }) => label);

describe('an ordinary request', () => {
  it.each(ANSWERED)('is no attack: %s', (target) => expect(names(searchTarget(target).always)).toEqual([]));
  it.each(REFUSED)('is no attack when it is refused: %s', (target) =>
    expect(names(searchTarget(target).refused())).toEqual([]),
  );

  it.each([
    'https://www.example.jp/?q=a+b&c=(d)',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.example.jp%2F&h=AT0x7f',
    'android-app://com.google.android.gm/',
    'http://localhost:3000/',
    'https://example.jp/wp-admin/post.php?post=7&action=edit',
  ])('has an ordinary referrer: %s', (referrer) => expect(names(searchReferrer(referrer))).toEqual([]));

  it.each([
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    'Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1; .NET CLR 1.1.4322)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 330.0.3.29.91 (iPhone13,3; iOS 17_5; ja_JP; ja; scale=3.00; 1170x2532; 599;)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'python-requests/2.32.3',
    'Python-urllib/2.7',
    'curl/8.6.0',
    'Wget/1.21 (linux-gnu)',
    'Mozilla/5.0 (X11; U; Linux i686; en-US; id:7; rv:1.9) Gecko/2008 [a|b]',
  ])('has an ordinary user agent: %s', (userAgent) => expect(names(searchUserAgent(userAgent))).toEqual([]));
});
