import { ANYWHERE, TARGET, URLS, type AttackRule } from '../attack-rule.js';

/** Markup and script where a value should be. */
export const CROSS_SITE_SCRIPTING: readonly AttackRule[] = [
  {
    label: 'cross-site-scripting',
    places: ANYWHERE,
    pattern:
      /<\/?(?:script|img|image|svg|iframe|frame|frameset|body|html|input|form|object|embed|applet|meta|link|style|base|table|div|br|p|math|video|audio|source|details|marquee|isindex|textarea|select|button|xss|a(?= |\/|$))(?![\w-])/,
    hit: 'q=%253Cscr%00ipt%253Ealert(1)',
    miss: 'q=if+a%3Cb+and+c%3Ed',
  },
  {
    label: 'cross-site-scripting',
    places: ANYWHERE,
    pattern:
      /["'`\/ ]on(?:error|load|click|dblclick|focus|blur|toggle|start|begin|end|wheel|scroll|resize|submit|change|input|copy|paste|mouse(?:over|out|enter|leave|move|down|up)|key(?:down|up|press)|pointer\w{2,12}|animation\w{3,9}|transition\w{3,6}|hashchange|pageshow|message) ?=/,
    hit: 'q=%22+OnMouseOver%3D%22x',
    miss: 'onload=1&q=turn+on+loading',
  },
  {
    label: 'cross-site-scripting',
    places: URLS,
    pattern:
      /(?:java|vb|live) ?script ?:(?: ?$| ?&|[^&]{0,60}?(?:alert|confirm|prompt|eval|document\.|fetch\(|location|import\(|atob|fromcharcode|cookie|\/\/|%0a))/,
    hit: 'next=java%09script:alert(1)',
    miss: 'href=javascript:void(0)',
  },
  {
    label: 'cross-site-scripting',
    places: TARGET,
    pattern: /(?<![\w.])(?:alert|confirm|prompt|eval|settimeout)[(`]/,
    hit: 'a=prompt(',
    miss: 'q=prompt+alert+(red)',
  },
  {
    label: 'cross-site-scripting',
    places: ANYWHERE,
    pattern:
      /\bdocument\.(?:cookie|domain|write|location)\b|string\.fromcharcode|\.innerhtml|\bsrcdoc ?=|\bdata:text\/html|\bformaction ?=/,
    hit: 'x=%27-document.cookie-%27',
    miss: 'document=cookie-policy',
  },
];
