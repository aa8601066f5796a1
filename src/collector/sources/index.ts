export * from './find-position.js';
export * from './follow-file.js';
export * from './open-file.js';
