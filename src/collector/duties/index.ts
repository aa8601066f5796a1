export * from './audit-incident-rows.js';
export * from './audit-report.js';
export * from './audit-store.js';
export { SMALLEST_GROUP } from './measure.js';
