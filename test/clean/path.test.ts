import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPath, cleanSegment } from '../../src/clean/index.js';

describe('cleanPath', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['/about', '/about'],
    ['about', '/about'],
    ['/a/b/', '/a/b/'],
    ['/a//b', '/a//b'],
    ['/index.html', '/index.html'],
    ['/a?b=c', '/a'],
    ['/a#b', '/a'],
    ['/a;jsessionid=0123456789ABCDEF', '/a'],
    ['/a;x=1/b', '/a/b'],
    ['/users/42/orders', '/users/:id/orders'],
    ['/users/4711', '/users/:id'],
    ['/item-123456.html', '/:id'],
    ['/item-1234.html', '/item-1234.html'],
    ['/2015/05/17/title', '/2015/05/17/title'],
    ['/2015/05/17/18', '/2015/05/17/:id'],
    ['/05/2015', '/:id/2015'],
    ['/mail/taro@example.jp', '/mail/:text'],
    ['/mail/taro%40example.jp', '/mail/:text'],
    ['/mail/taro%2540example.jp', '/mail/:text'],
    ['/mail/taro%252540example.jp', '/mail/:text'],
    ['/mail/taro%25252540example.jp', '/mail/:text'],
    ['/mail/taro＠example.jp', '/mail/:text'],
    ['/mail/taro%EF%BC%A0example.jp', '/mail/:text'],
    ['/mail/taro[at]example.jp', '/mail/:text'],
    ['/host/192.0.2.7', '/host/:id'],
    ['/host/ip-192.0.2.7.html', '/host/:id'],
    ['/v1.2.3', '/v1.2.3'],
    ['/host/2001:db8::1', '/host/:text'],
    ['/host/%5B2001:db8::1%5D', '/host/:text'],
    ['/o/123e4567-e89b-12d3-a456-426614174000', '/o/:id'],
    ['/o/123E4567E89B12D3A456426614174000', '/o/:id'],
    ['/commit/9fceb02d0ae5', '/commit/:id'],
    ['/deadbeefcafe', '/deadbeefcafe'],
    ['/tel/03-1234-5678', '/tel/:id'],
    ['/tel/+81(90)1234-5678', '/tel/:id'],
    ['/tel/０９０-１２３４-５６７８', '/tel/:id'],
    ['/card/4111-1111-1111-1111', '/card/:id'],
    ['/2026-03-08', '/2026-03-08'],
    ['/t/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', '/t/:id'],
    ['/t/Xk29fLq0PzR7sT4uVw8y', '/t/:id'],
    ['/antidisestablishmentarianism', '/antidisestablishmentarianism'],
    ['/%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B/', '/お知らせ/'],
    ['/%e3%81%8a%e7%9f%a5%e3%82%89%e3%81%9b/', '/お知らせ/'],
    ['/お知らせ/', '/お知らせ/'],
    ['/%8E%81%96%BC', '/:text'],
    ['/a b', '/:text'],
    ['/<script>', '/:text'],
    ['/%00', '/:text'],
    ['/a%0Ab', '/:text'],
    ['/\u202Egnp.exe', '/:text'],
    ['/=cmd|calc', '/:text'],
    ['/100%', '/:text'],
    ['/a%2F42', '/a/:id'],
    ['/a%252F42%2Ftaro@example.jp', '/a/:id/:text'],
    [`/${'xy'.repeat(40)}`, `/${'xy'.repeat(40)}`],
    [`/${'a-'.repeat(41)}`, '/:text'],
    [`/${'a/'.repeat(12)}b`, `/${'a/'.repeat(12)}:more`],
    [`/${'a%2F'.repeat(30)}b/c`, `/${'a/'.repeat(12)}:more`],
    ['/:id/:mail', '/:id/:mail'],
  ])('makes %s of %s', (path, cleaned) => expect(cleanPath(path)).toBe(cleaned));

  const hard = fc.constantFrom(
    ...[
      '/',
      '%2F',
      '%',
      '%25',
      '%40',
      '@',
      ':',
      ':id',
      ';',
      '?',
      '#',
      ' ',
      '.',
      '-',
      '+',
      '\\',
      '\0',
      '\u0323',
      '／',
      '１',
      'é',
      '名',
    ],
    ...[
      'a',
      'g',
      '7',
      '12345',
      '2015',
      '05',
      '1.2.3.4',
      '::1',
      'abcdef123456',
      'a'.repeat(31),
      '0'.repeat(32),
      'Xk29fLq0PzR7',
    ],
  );
  const texts = fc.oneof(
    fc.array(hard, { maxLength: 24 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('changes nothing of what it has cleaned, and never throws', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cleaned = cleanPath(text);
        expect(cleanPath(cleaned)).toBe(cleaned);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves no mail address, no five digits, no control character and no long path', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cleaned = cleanPath(text);
        expect(cleaned).not.toMatch(/@|\d{5,}|[\u0000-\u001f\u007f<>"&%?#]/);
        expect(cleaned.split('/').length).toBeLessThanOrEqual(14);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('cleanSegment', () => {
  it.each([
    'a'.repeat(63),
    `${'0'.repeat(32)}abcdef123456`,
    '12345\u0323',
    'g12345abcdef1234a1234b',
    Array(10).fill('1.2.3.4').join('-'),
  ])('has nothing left to do on what it made of %s', (segment) => {
    const cleaned = cleanSegment(segment);
    expect(cleanSegment(cleaned)).toBe(cleaned);
  });
});
