export * from './privacy-incident-rows.js';
export * from './privacy-report.js';
export * from './privacy-store.js';
export { SMALLEST_GROUP } from './measure.js';
