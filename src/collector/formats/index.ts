export * from './catalogue.js';
export * from './guess.js';
