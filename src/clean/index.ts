export * from './decode.js';
export * from './path-pattern.js';
export * from './path.js';
export * from './query.js';
export * from './title.js';
export * from './url.js';
