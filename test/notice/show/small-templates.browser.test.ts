import { expect } from '@open-wc/testing';
import { html, nothing, render as renderLit } from 'lit/html.js';
import { nothing as none, render } from '../../../src/notice/show/small-templates.js';

/** The same four states by lit, and as `scripts/compile-templates.mjs` writes them; a listener tells which state it belongs to. */
function createStates(clicks: string[]) {
  const states = [
    ['a', true],
    ['b', false],
    ['', true],
    ['<i>', true],
  ] as const;
  return {
    lit: states.map(([text, open]) => {
      const link = text && html`<a href=${`/${text}`} lang=${'ja'}>${text}</a>`;
      const panel = html`<section>
        <p part="x">${text}${link}</p>
        <p>end</p>
      </section>`;
      return html`<div>${open ? panel : nothing}<button @click=${() => clicks.push(text)}>${text}</button></div>`;
    }),
    compiled: states.map(([text, open]) => {
      const link = text && ['a', { href: `/${text}`, lang: 'ja' }, text];
      const panel = ['section', {}, ['p', { part: 'x' }, text, link], ['p', {}, 'end']];
      return ['div', {}, open ? panel : none, ['button', { '@click': () => clicks.push(text) }, text]];
    }),
  };
}

function show(root: HTMLElement): string {
  root.querySelector('button')?.click();
  return root.innerHTML.replace(/<!--.*?-->/g, '').replace(/\s+/g, '');
}

describe('the templates of dist/kotowari.js', () => {
  it('draw what lit draws, state after state', () => {
    const clicks: string[] = [];
    const { lit, compiled } = createStates(clicks);
    const [litRoot, root] = [document.createElement('div'), document.createElement('div')];
    lit.forEach((state, index) => {
      renderLit(state, litRoot);
      render(compiled[index], root);
      expect(show(root)).to.equal(show(litRoot));
    });
    expect(clicks).to.deep.equal(['a', 'a', 'b', 'b', '', '', '<i>', '<i>']);
  });

  it('keep the elements that stay, so that the focus and live regions do', () => {
    const root = document.createElement('div');
    const { compiled } = createStates([]);
    render(compiled[0], root);
    const button = root.querySelector('button');
    render(compiled[1], root);
    render(compiled[3], root);
    expect(root.querySelector('button')).to.equal(button);
    expect(button?.textContent).to.equal('<i>');
  });

  it('take a part for itself: one that is gone is not made into another', () => {
    const root = document.createElement('div');
    const status = ['p', { part: 'status' }, 'x'];
    const text = ['p', {}, 'y'];
    render(['div', {}, status, text], root);
    const kept = root.querySelector('p:last-child');
    render(['div', {}, none, text], root);
    expect(root.innerHTML).to.equal('<div><p>y</p></div>');
    expect(root.querySelector('p')).to.equal(kept);
  });
});
