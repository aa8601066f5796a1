export * from './catalogue.js';
export * from './format-from.js';
export * from './guess.js';
export * from './refuse-future.js';
export { createDictionaries } from './text-dictionary.js';
export * from './trust-proxies.js';
