export * from './bots.js';
export * from './detect.js';
