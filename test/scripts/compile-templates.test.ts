import { describe, expect, it } from 'vitest';
import { compileTemplates } from '../../scripts/compile-templates.mjs';

describe('compiling templates', () => {
  it.each([
    ['html`<p part="x">a</p>`', `['p',{'part':"x"},"a"]`],
    ['html`<p lang=${lang}>${text} b</p>`', `['p',{'lang':lang},text," b"]`],
    ['html`<button @click=${() => go()}>&ensp;${text}</button>`', `['button',{'@click':() => go()},"\u2002",text]`],
    ['html`<div>\n  <p>${a}${b}</p>\n  <i>c\n  d</i>\n</div>`', `['div',{},['p',{},a,b],['i',{},"c d"]]`],
    ['html`<div>${open ? html`<p>${x}</p>` : nothing}</div>`', `['div',{},open ?['p',{},x] : nothing]`],
    ['const a = `<p>${x}</p>`; // html`<p>`', 'const a = `<p>${x}</p>`; // html`<p>`'],
    ["import { html, nothing } from 'lit/html.js';", "import { nothing } from 'lit/html.js';"],
    ["import { html } from 'lit/html.js';", "import { } from 'lit/html.js';"],
  ])('writes %s', (source, compiled) => expect(compileTemplates(source)).toBe(compiled));

  it.each([
    'html`<p>a</p><p>b</p>`',
    'html`<p>a`',
    'html`<p>a</i>`',
    'html`<p class="a ${b}">c</p>`',
    'html`<p ?hidden=${b}>c</p>`',
    'html`<img src="x"/>`',
    'html`<p>&copy;</p>`',
    'html`text`.x + html`<p>`',
  ])('refuses %s', (source) => expect(() => compileTemplates(source)).toThrow());
});
