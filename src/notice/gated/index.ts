export type { GatedElementsHost } from './gated-elements-host.js';
export { GatedElements } from './gated-elements.js';
