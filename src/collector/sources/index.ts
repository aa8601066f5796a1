export * from './follow-file.js';
export * from './open-file.js';
export * from './split-lines.js';
