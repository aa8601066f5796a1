export * from './attacks.js';
export * from './decision.js';
export * from './explain.js';
export * from './panels.js';
export * from './paths.js';
export * from './privacy.js';
export * from './rejection.js';
export * from './report.js';
