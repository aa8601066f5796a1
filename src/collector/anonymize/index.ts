export * from './anonymize.js';
export * from './key-files.js';
export * from './process-keys.js';
export { createValueTokens } from './visitor-tokens.js';
