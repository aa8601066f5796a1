import { expect } from '@open-wc/testing';

describe('the browser of the tests', () => {
  it('keeps web security on', async () => {
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,<p>another origin';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    expect(frame.contentDocument).to.equal(null);
    frame.remove();
  });
});
