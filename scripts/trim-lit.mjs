// What lit-html carries for templates that the notice does not have, taken out of dist/kotowari.js: 11,710 B (brotli) became 10,912.

/**
 * Each passage of lit-html 3.3.3's own build, what stands in its place, and why the notice can do without.
 *
 * @type {[string | RegExp, string][]}
 */
const CUTS = [
  // directives
  [/function M\(t,i,s=t,e\)\{.*?,i\}(?=class R)/s, 'const M=(t,i)=>i;'],
  // SVG and MathML templates
  [',l=2===i?"<svg>":3===i?"<math>":""', ',l=""'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [
    'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    'this.el=S.createElement(f,e);P.currentNode=this.el.content;',
  ],
  // expressions in <script>, <style>, <textarea>, <title>, in comments, as an element's part, as property or boolean attribute
  ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
  [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=else if\(8===)/s, '}'],
  [/if\(r\.data===n\)d\.push\(\{type:2,index:l\}\);else\{.*?\}(?=l\+\+)/s, 'r.data===n&&d.push({type:2,index:l});'],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
  [':6===r.type&&(i=new Z(h,this,t))', ':0'],
  ['"."===e[1]?I:"?"===e[1]?L:"@"===e[1]?z:H', '"@"===e[1]?z:H'],
  [/class I extends H\{.*?(?=class z)/s, ''],

  // templates compiled beforehand
  [
    '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    'this._$AC(t)',
  ],
  // being taken out of the document and put back, which only directives hear of
  ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  [/get parentNode\(\)\{let t=this\._\$AA.*?get endNode\(\)\{return this\._\$AB\}/s, ''],
  ['for(this._$AP?.(!1,!0,s);t!==', 'for(;t!=='],
  [/setConnected\(t\)\{.*?\}(?=\}class H)/s, ''],
  ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
  ['(t?.creationScope??l).importNode', 'l.importNode'],
  // where else to render, and listeners with options or without a function
  [
    /const D=\(t,i,s\)=>\{.*?\};(?=export)/s,
    'const D=(t,i)=>{(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,{}))._$AI(t)};',
  ],
  [
    /_\$AI\(t,i=this\)\{if\(\(t=M\(this,t,i,0\)\?\?A\).*?(?=const D=)/s,
    '_$AI(t){this._$AH===A&&this.element.addEventListener(this.name,this);this._$AH=t}handleEvent(t){this._$AH(t)}}',
  ],
  ['j as _$LH,', ''],
  [',T as mathml', ''],
  [',w as svg', ''],
  [',w=x(2),T=x(3)', ''],
];
/** What a template must not use, since it is cut out: property and boolean attributes, directives, other kinds of template. */
const CUT_OUT = /\s[.?][\w-]+=\$\{|from 'lit\/(?!html\.js)|\b(?:svg|mathml)`/;

/**
 * Takes out of lit-html what the notice's templates do not use. A lit-html that reads otherwise, or a template that uses what is
 * cut out, fails the build: nothing is cut by guess.
 *
 * @returns {import('vite').Plugin}
 */
export function trimLit() {
  return {
    name: 'trim-lit',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/src/notice/') && CUT_OUT.test(code))
        throw new Error(`${id}: uses what trim-lit.mjs cuts out of lit-html`);
      if (!id.endsWith('/lit-html/lit-html.js')) return undefined;
      return CUTS.reduce((before, [passage, replacement]) => {
        const after = before.replace(passage, () => replacement);
        if (after === before) throw new Error(`lit-html has changed; trim-lit.mjs no longer finds ${passage}`);
        return after;
      }, code);
    },
  };
}
