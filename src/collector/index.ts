export { KotowariError, ERROR_CODES, type ErrorCode, type SiteOptions } from './model/index.js';
export { runReport, type ReportOptions } from './roads/report.js';
