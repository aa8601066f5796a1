import { expect } from '@open-wc/testing';
import * as lit from 'lit/html.js';
import * as small from '../../src/notice/small-templates.js';

type Html = (strings: TemplateStringsArray, ...values: unknown[]) => never;

/** Draws the same four states; the listener writes down which state it belongs to. */
function draw(html: Html, render: (template: never, root: HTMLElement) => void, nothing: unknown) {
  const root = document.createElement('div');
  const clicks: string[] = [];
  const link = (text: string) => text && html`<a href=${`/${text}`} lang=${'ja'}>${text}</a>`;
  const view = (text: string, open: boolean) =>
    html`${
        open
          ? html`<p part="x">${text} ${link(text)}</p>
              <p>end</p>`
          : nothing
      } <button @click=${() => clicks.push(text)}>${text}</button>`;
  const states = (['a', 'b', '', '<i>'] as const).map((text, index) => {
    render(view(text, index !== 1), root);
    root.querySelector('button')!.click();
    return root.innerHTML.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ');
  });
  return { root, states, clicks };
}

describe('the templates of dist/kotowari.js', () => {
  it('draw what lit draws', () => {
    const expected = draw(lit.html as never, lit.render as never, lit.nothing);
    const found = draw(small.html as never, small.render as never, small.nothing);
    expect(found.states).to.deep.equal(expected.states);
    expect(found.clicks).to.deep.equal(expected.clicks);
  });

  it('keep the elements of an unchanged source, so that focus stays', () => {
    const root = document.createElement('div');
    const view = (text: string) => small.html`<button>${text}</button>`;
    small.render(view('a'), root);
    const button = root.querySelector('button');
    small.render(view('b'), root);
    expect(root.querySelector('button')).to.equal(button);
    expect(button?.textContent).to.equal('b');
  });
});
