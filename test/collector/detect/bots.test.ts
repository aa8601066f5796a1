import { describe, expect, it } from 'vitest';
import { createDetector, recognizeBot } from '../../../src/collector/detect/index.js';
import { findFormat } from '../../../src/collector/formats/index.js';
import { valueAt } from '../../../src/collector/model/index.js';
import { toBatch } from '../harness/line-batches.js';
import { BROWSER, toLog } from '../harness/safe-batches.js';

describe('recognizeBot', () => {
  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Googlebot'],
    ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'bingbot'],
    ['curl/8.6.0', 'curl'],
    ['python-requests/2.31.0', 'python-requests'],
    ['sqlmap/1.8#stable (https://sqlmap.org)', 'sqlmap'],
    ['Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)', 'archive.org_bot'],
    ['taro-yamada-crawler/1.0 (+mailto:taro@example.jp)', 'bot'],
    [BROWSER, null],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      null,
    ],
    ['', null],
  ])('takes %s for %s', (userAgent, name) => expect(recognizeBot(userAgent)).toBe(name));
});

describe('createDetector', () => {
  it('labels each row, those without user agent included', () => {
    const raw = findFormat('combined').parse(
      toBatch(toLog({ agent: 'curl/8.6.0' }, { agent: '-' }, {}, { agent: 'curl/8.6.0' })),
    );
    const { agent } = createDetector()(raw);
    expect([0, 1, 2, 3].map((row) => valueAt(agent, row).bot)).toEqual(['curl', null, null, 'curl']);
  });
});
