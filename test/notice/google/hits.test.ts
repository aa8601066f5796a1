import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUrl, createPathMatcher } from '../../../src/clean/index.js';
import { cleanRequest } from '../../../src/notice/google/hits.js';

const ADDRESS = 'https://region1.google-analytics.com/g/collect';
const OWN = 'G-TEST1234';
const isHidden = createPathMatcher('/soudan/*');
const leftOut: string[] = [];
const facts = {
  hides: (address: string) => isHidden(address.replace(/^https?:\/\/[^/]*/, '')),
  hidesTitle: (title: string) => title === 'こころの相談',
  cleanUrl,
  eventParams: ['plan'],
  onLeftOut: (name: string) => void leftOut.push(name),
};
const isViewed = (id: string) => id === OWN;

/** What is left of the parameters, decoded. */
const clean = (parameters: Record<string, string>) => {
  const sent = cleanRequest(`${ADDRESS}?${String(new URLSearchParams(parameters))}`, undefined, facts, isViewed);
  return Object.fromEntries(new URLSearchParams(sent?.url.replace(/^[^?]*/, '')));
};

describe('G11: the parameters of a hit', () => {
  it.each<[string, string, string | undefined]>([
    ['v', '2', '2'],
    ['cid', '1111111111.2222222222', '1111111111.2222222222'],
    ['sr', '1280x720', '1280x720'],
    ['_et', '123456', '123456'],
    ['uafvl', 'Chromium;147.0.7700.1', 'Chromium;147.0.7700.1'],
    ['uid', '4711', undefined],
    ['em', 'tv.1~em.abc', undefined],
    [
      'dl',
      'https://www.example.jp/users/1234?name=taro&utm_source=letter#tel',
      'https://www.example.jp/users/:id?utm_source=letter',
    ],
    ['dl', 'https://www.example.jp/soudan/mental', undefined],
    ['dr', 'https://other.example/reset/abc?token=secret', 'https://other.example/reset/abc'],
    ['dt', '予約 taro@example.jp 様', '予約 :mail 様'],
    ['dt', 'こころの相談', undefined],
    ['en', 'file_download', 'file_download'],
    ['ep.link_url', 'https://www.example.jp/a?mail=taro@example.jp', 'https://www.example.jp/a'],
    ['ep.link_url', 'mailto:taro@example.jp', undefined],
    ['ep.link_url', 'tel:0312345678', undefined],
    ['ep.link_url', '//www.example.jp/users/1234', 'https://www.example.jp/users/:id'],
    ['ep.link_url', '//www.example.jp/soudan/a', undefined],
    ['ep.link_text', 'たろう', undefined],
    ['ep.link_domain', 'www.example.jp', 'www.example.jp'],
    ['ep.file_name', '/files/yamada-taro%40example.jp.pdf', '/files/:text'],
    ['ep.form_destination', '/search?q=taro', '/search'],
    ['ep.search_term', 'うつ 相談', undefined],
    ['ep.video_url', 'https://video.example/watch?v=secret', 'https://video.example/watch'],
    ['ep.video_title', '講座の紹介', '講座の紹介'],
    ['ep.outbound', 'true', 'true'],
    ['ep.member', '会員 太郎', undefined],
    ['ep.plan', '年会員 taro@example.jp', '年会員 :mail'],
    ['ep.transaction_id', 'T-20261201-0001', 'T-20261201-0001'],
    ['ep.transaction_id', '山田 太郎 taro@example.jp', '山田 太郎 :mail'],
    ['ep.currency', 'JPY', 'JPY'],
    ['pr1', 'idSKU1~nmお茶 100 g~pr1200~qt1~k0member~v0taro', 'idSKU1~nmお茶 100 g~pr1200~qt1'],
    ['up.member', 'gold', undefined],
    ['epn.percent_scrolled', '90', '90'],
    ['epn.value', '12800', '12800'],
    ['epn.member_id', '12345', undefined],
    ['名前', 'taro', undefined],
  ])('%s=%s becomes %s', (name, value, cleaned) => expect(clean({ [name]: value })[name]).toBe(cleaned));

  it('of a hit about a deny-path are left out, whatever they say', () => {
    const link = { 'ep.link_url': 'https://www.example.jp/soudan/a', 'ep.link_id': 'soudan', 'ep.link_classes': 'red' };
    expect(clean({ v: '2', en: 'click', ...link })).toEqual({ v: '2', en: 'click' });
  });

  it('never hold a text that a visitor may have typed, in whatever parameter it comes', () => {
    const names = fc.stringMatching(/^(?:ep|up|epn|upn|[a-z]{2,6})\.?[a-z_]{1,12}$/);
    const secrets = fc.constantFrom(
      'taro.yamada@example.jp',
      '090-1234-5678',
      '山田 太郎',
      '123456789018',
      'Xk29fLq0PzR7sT4uVw8y',
    );
    const forms = fc.constantFrom<(text: string) => string>(
      (text) => text,
      encodeURIComponent,
      (text) => encodeURIComponent(encodeURIComponent(text)),
      (text) => `https://www.example.jp/?q=${text}`,
      (text) => `https://www.example.jp/${encodeURIComponent(text)}/x`,
      (text) => `/a?b=${text}`,
    );
    fc.assert(
      fc.property(names, secrets, forms, (name, secret, form) => {
        const left = JSON.stringify(clean({ [name]: form(secret) }));
        expect(decodeURIComponent(left)).not.toContain(secret);
      }),
    );
  });
});

describe('a parameter that is left out', () => {
  it('is named, where the site’s own event has it', () => {
    leftOut.splice(0);
    const own = { 'ep.note': 'a b', 'epn.member_id': '12345' };
    clean({ ...own, 'ep.link_text': 'x y', 'ep.search_term': 'うつ 相談', 'up.x': 'a b' });
    expect(leftOut).toEqual(['note', 'member_id']);
  });
});

describe('G11: the body of a hit', () => {
  const send = (body: unknown, query = `v=2&tid=${OWN}`) => cleanRequest(`${ADDRESS}?${query}`, body, facts, isViewed);

  it('is cleaned line by line', () => {
    const lines = [
      'en=click&ep.link_url=https%3A%2F%2Fwww.example.jp%2Fa%3Fq%3Dtaro',
      'en=scroll&epn.percent_scrolled=90',
    ];
    expect(send(lines.join('\r\n'))?.body).toBe(
      'en=click&ep.link_url=https%3A%2F%2Fwww.example.jp%2Fa\r\nen=scroll&epn.percent_scrolled=90',
    );
    expect(send(new URLSearchParams('en=x&ep.q=taro'))?.body).toBe('en=x');
  });

  it.each([new Blob(['en=x']), new FormData(), new ArrayBuffer(2), 7])(
    'that cannot be read is not sent: %s',
    (body) => {
      expect(send(body)).toBeUndefined();
    },
  );

  it('loses the page views that Kotowari sends itself, and only for its own IDs', () => {
    expect(send('en=page_view\r\nen=scroll')?.body).toBe('en=scroll');
    expect(send('en=page_view')).toBeUndefined();
    expect(send('en=page_view&epn.kotowari=1')?.body).toBe('en=page_view');
    expect(send(undefined, `v=2&tid=${OWN}&en=page_view`)).toBeUndefined();
    expect(send(undefined, 'v=2&tid=G-INNER001&en=page_view')?.url).toContain('en=page_view');
  });

  it('says nothing of a tag that is fetched', () => {
    const url = `https://www.googletagmanager.com/gtag/js?id=${OWN}&l=dataLayer&cx=c`;
    expect(cleanRequest(url, undefined, facts, isViewed)).toEqual({ url, body: '' });
  });
});
