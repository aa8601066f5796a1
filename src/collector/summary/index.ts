export * from './shape.js';
export * from './roll-up.js';
export * from './rate-watch.js';
export * from './roll-up-source.js';
export * from './summarize.js';
