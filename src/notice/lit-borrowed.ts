import { borrowLit } from './lit-of-script.js';

const lit = borrowLit();
// a file that cannot be drawn counts as one that is missing
if (!lit) throw new Error('this file belongs to kotowari.js of the same version');

/** As `html` of lit. */
export const html = lit.html;
/** As `nothing` of lit. */
export const nothing = lit.nothing;
/** As `render` of lit. */
export const render = lit.render;
