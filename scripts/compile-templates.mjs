// @ts-check
// Compiles lit's templates into calls for dist/kotowari.js, so that neither lit-html nor the HTML of a template is in it:
// html`<p part="x">${text}</p>` becomes ['p', { part: 'x' }, text], which src/notice/show/small-templates.ts draws.
import ts from 'typescript';

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[@a-z-]+=(?:"[^"]*"|\0\d+\0))*)\s*>/y;
const ATTRIBUTE = /([@a-z-]+)=(?:"([^"]*)"|\0(\d+)\0)/g;
const ENTITIES = { '&ensp;': '\u2002', '&nbsp;': '\u00a0', '&amp;': '&', '&lt;': '<' };

/**
 * Replaces each template of a module, those within templates too.
 *
 * @param {string} code TypeScript or JavaScript
 * @returns {string}
 * @throws when a template is more than elements, attributes of one value, listeners, texts and other templates
 */
export function compileTemplates(code) {
  const file = ts.createSourceFile('template.ts', code, ts.ScriptTarget.Latest, true);
  /** @param {ts.Node} node @returns {string} */
  const print = (node) => {
    if (isTemplate(node)) return compile(node, print);
    let text = '';
    let at = node.getFullStart();
    ts.forEachChild(node, (child) => {
      text += code.slice(at, child.getFullStart()) + print(child);
      at = child.end;
    });
    return text + code.slice(at, node.end);
  };
  // nothing is left to import under that name
  return print(file).replace(/(?<=^import \{ )html,? ?(?=[^}]*\} from 'lit\/html\.js')/m, '');
}

/** @param {ts.Node} node @returns {node is ts.TaggedTemplateExpression} */
function isTemplate(node) {
  return ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html';
}

/** @param {ts.TaggedTemplateExpression} node @param {(node: ts.Node) => string} print */
function compile({ template }, print) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return parse(template.text, []);
  const values = template.templateSpans.map(({ expression }) => print(expression).trim());
  const markup = template.templateSpans.reduce(
    (text, { literal }, index) => `${text}\0${index}\0${literal.text}`,
    template.head.text,
  );
  return parse(markup, values);
}

/** @param {string} markup with `\0n\0` in the place of the n-th value @param {readonly string[]} values */
function parse(markup, values) {
  /** @type {string[][]} */
  const open = [[]];
  /** @type {string[]} */
  const names = [];
  const add = (/** @type {string} */ part) => open.at(-1)?.push(part);
  for (let at = 0; at < markup.length; at = TAG.lastIndex) {
    TAG.lastIndex = at;
    const tag = TAG.exec(markup);
    if (!tag) {
      const end = markup.indexOf('<', at + 1);
      TAG.lastIndex = end < 0 ? markup.length : end;
      addText(markup.slice(at, TAG.lastIndex), values, add);
    } else if (tag[1]) {
      if (names.pop() !== tag[2]) throw new Error(`</${tag[2]}> closes nothing in ${markup}`);
      const element = open.pop() ?? [];
      add(`[${element.join()}]`);
    } else {
      names.push(tag[2] ?? '');
      open.push([`'${tag[2]}'`, toAttributes(tag[3] ?? '', values)]);
    }
  }
  const root = open[0] ?? [];
  if (open.length !== 1 || root.length !== 1) throw new Error(`a template is one element: ${markup}`);
  return root[0] ?? '';
}

/** @param {string} text @param {readonly string[]} values @param {(part: string) => void} add */
function addText(text, values, add) {
  if (text.includes('<')) throw new Error(`not understood: ${text}`);
  text.split(/\0(\d+)\0/).forEach((part, index) => {
    if (index % 2 === 1) add(values[Number(part)] ?? '');
    // what only lays the source out
    else if (!/^\s*(?:\n\s*)?$/.test(part) || / /.test(part.replace(/\n\s*/g, '')))
      add(JSON.stringify(part.replace(/\s*\n\s*/g, ' ').replace(/&\w+;/g, toCharacter)));
  });
}

/** @param {string} entity */
function toCharacter(entity) {
  const character = ENTITIES[/** @type {keyof typeof ENTITIES} */ (entity)];
  if (!character) throw new Error(`not known: ${entity}`);
  return character;
}

/** @param {string} text @param {readonly string[]} values */
function toAttributes(text, values) {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name, fixed, value]) => {
    if (fixed?.includes('\0')) throw new Error(`an attribute has one value or a fixed one: ${name}`);
    return `'${name}':${fixed === undefined ? values[Number(value)] : JSON.stringify(fixed)}`;
  });
  return `{${pairs.join()}}`;
}
