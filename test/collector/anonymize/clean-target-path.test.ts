import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTargetPath } from '../../../src/collector/anonymize/clean-target-path.js';

describe('a path with a personal datum', () => {
  it.each([
    // where it stands
    ['/users/42/orders', '/users/:id/orders'],
    ['/users/yamada/orders', '/users/:name/orders'],
    ['/Users/Yamada.Taro/', '/Users/:name/'],
    ['/%75sers/yamada', '/users/:name'],
    ['/members/yamada/profile', '/members/:name/profile'],
    ['/members/taro.yamada', '/members/:id'],
    ['/profile/hanako-yamada', '/profile/:name'],
    ['/author/花子', '/author/:name'],
    ['/1980/05/17/', '/1980/:id/:id/'],
    ['/members/48213/', '/members/:id/'],
    ['/~yamada/index.html', '/~:name/index.html'],
    ['/@yamada/status', '/:name/status'],
    ['/氏名/山田太郎/', '/氏名/:name/'],
    ['/%8E%81%96%BC/%8E%52%93%63', '/氏名/:name'],
    ['/%BB%E1%CC%BE/%BB%B3%C5%C4', '/氏名/:name'],
    ['/name/hanako', '/name/:name'],
    ['/birthday/20010517', '/birthday/:date'],
    ['/search/糖尿病', '/search/:words'],
    ['/search/my+private+question', '/search/:words'],
    ['/reset/abc123', '/reset/:token'],
    ['/orders/A-17', '/orders/:id'],
    // what it is
    ['/unsubscribe/taro%2540example.jp', '/unsubscribe/:mail'],
    ['/a/%EF%BD%94aro%EF%BC%A0example.jp', '/a/:mail'],
    ['/a/yamada-taro@example.jp.html', '/a/:mail'],
    ['/a/taro%5Bat%5Dexample.jp', '/a/:mail'],
    ['/a/taro%26%2364%3Bexample.jp', '/a/:mail'],
    ['/a/tel-090-1234-5678.html', '/a/tel-:number.html'],
    [
      '/a/tel%EF%BC%90%EF%BC%99%EF%BC%90%E2%88%92%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%E2%88%92%EF%BC%95%EF%BC%96%EF%BC%97%EF%BC%98.html',
      '/a/tel:number.html',
    ],
    ['/a/090ー1234ー5678', '/a/:number'],
    ['/a/٠٩٠١٢٣٤٥٦٧٨', '/a/:number'],
    ['/a/〇九〇一二三四五六七八', '/a/:number'],
    ['/a/1234-5678-9018', '/a/:number'],
    ['/a/4111_1111_1111_1111', '/a/:number'],
    ['/a/GB82-WEST-1234-5698-7654-32', '/a/:number'],
    ['/a/AB12345678CD', '/a/:number'],
    ['/a/ip-203-0-113-77.html', '/a/ip-:address.html'],
    ['/a/2001-db8--77', '/a/:address'],
    ['/a/00-1a-2b-3c-4d-5e', '/a/:address'],
    ['/a/35.681236,139.767125', '/a/:place'],
    ['/a/1980-05-17', '/a/:date'],
    ['/a/123e4567-e89b-12d3-a456-426614174000.pdf', '/a/:id.pdf'],
    ['/a/s3cr3tC4naryV4lue.js', '/a/:token.js'],
    ['/a/山田太郎様.pdf', '/a/:name.pdf'],
    ['/a/x12345abc', '/a/:id'],
    ['/a/090\u200b1234\u00ad5678', '/a/:number'],
    ['/a/0\u03059\u03050\u03051\u03052\u03053\u03054\u03055\u03056\u03057\u0305', '/a/:number'],
    ['/a/西新宿2-8-1', '/a/:place'],
    ['/a/x-dGFyb0BhLmpw.html', '/a/:token.html'],
    // where it hides
    ['/a;sid=090-1234-5678/b;jsessionid=ABC', '/a/b'],
    ['/a%3Bsid=secret/b', '/a/b'],
    ['/a;next=https%253A%252F%252Fexample.org%252Fyamada/b', '/a/b'],
    ['/go/https%253A%252F%252Fexample.org%252Fyamada', '/go/:url'],
    ['/go/https://yamada@example.org/x?y', '/go/:url'],
    ['/go/https%3A%2F%2Fexample.org%2Fyamada', '/go/:url'],
    ['/a%2F42%2Fb', '/a/:id/b'],
    ['/a/Taro%20Yamada.pdf', '/a/:text.pdf'],
    ['/a/x%01y', '/a/:text'],
    ['/a/%ff%fe.pdf', '/a/:text.pdf'],
    [`/${'a'.repeat(81)}.html`, '/:text.html'],
    ['/1/2/3/4/5/6/7/8/9/10/11/12/13', '/:id/:id/:id/:id/:id/:id/:id/:id/:id/:id/:id/:id/:more'],
  ])('%s becomes %s', (path, cleaned) => {
    expect(cleanTargetPath(path)).toBe(cleaned);
  });
});

describe('an ordinary path', () => {
  it.each([
    '/',
    '/index.html',
    '/2015/05/17/',
    '/blog/2007/Jan/27',
    '/news/20240401.html',
    '/news/202404/',
    '/news/2024-04-01-release-notes.html',
    '/report_2015-05-17_2016-05-17.pdf',
    '/files/logstash-1.3.2-monolithic.jar',
    '/files/xdotool-2.20110530.1.tar.gz',
    '/topics/covid-19',
    '/topics/top-10',
    '/topics/iso-27001',
    '/topics/JIS-Q-15001',
    '/advisories/CVE-2021-44228',
    '/products/abc-1234',
    '/products/WH-1000XM4.html',
    '/fiscal-2014-2015/',
    '/img/logo@2x.png',
    '/js/jquery-3.7.1.min.js',
    '/blog/how-to-install-logstash-on-ubuntu-server',
    '/blog/look-at-this.html',
    '/研修/募集要項.pdf',
    '/お客様の声/',
    '/users/login',
    '/members/news/',
    '/search/index.html',
    '/reset/password',
    '/session/new',
    '/mail/form.html',
    '/tel/',
    '/profile/history.html',
    '/wp-login.php',
    '/~:name/',
    '/users/:id/tel-:number.html',
  ])('%s stays', (path) => {
    expect(cleanTargetPath(path)).toBe(path);
    expect(cleanTargetPath(encodeURI(path))).toBe(path);
  });

  it('of an old Japanese site is read in its encoding', () => {
    expect(cleanTargetPath('/%8B%81%90%6C/%88%C4%93%E0.html')).toBe('/求人/案内.html');
    expect(cleanTargetPath('/%B5%E1%BF%CD/%B0%C6%C6%E2.html')).toBe('/求人/案内.html');
    expect(cleanTargetPath('/%u6C42%u4EBA/')).toBe('/求人/');
  });
});

describe('any path', () => {
  const segment = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^[0-9a-f.:@%;&=~+-]{0,30}$/),
    fc.stringMatching(/^(?:%[0-9a-f]{2}){0,12}$/),
    fc.constantFrom(
      'users',
      'members',
      'search',
      '2015',
      '05',
      '氏名',
      ':id',
      ':text.pdf',
      '20150517',
      '090-1234-5678',
      'eyJhbGciOiJI.eyJz',
    ),
  );

  it('is cleaned without an error, and a second time to the same', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(segment, segment).map(([a, b]) => a + b),
          { maxLength: 16 },
        ),
        (segments) => {
          const once = cleanTargetPath(`/${segments.join('/')}`);
          expect(cleanTargetPath(once)).toBe(once);
          expect(once).toMatch(/^\//);

          expect(once).not.toMatch(/[\u0000-\u001f"\\?#@]/);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is cleaned in time that grows with its length only, whatever stands in it', () => {
    const hostile = ['0-', 'a_', '1:', '%25', '(at)', 'a@', '１', '&#1;', ':id', '-1.', 'aA1', '様', '0x', 'a-at-'].map(
      (part) => `/${part.repeat(20_000)}`.slice(0, 60_000),
    );
    for (const path of [...hostile, ...hostile.map((text) => `/${text.slice(0, 79)}`)]) {
      const start = performance.now();
      cleanTargetPath(path);
      expect(performance.now() - start, path.slice(0, 12)).toBeLessThan(200);
    }
  });
});
