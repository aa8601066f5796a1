export * from './find-positions.js';
export * from './follow-file.js';
export * from './open-file.js';
export * from './unwrap.js';
