export { KotowariError, ERROR_CODES, nearest, type ErrorCode, type SiteOptions } from './model/index.js';
export { FORMAT_NAMES, formatFrom } from './formats/index.js';
export { DEFAULT_STORE, runCollect, type Collector, type CollectOptions } from './roads/collect.js';
export { runReport, type ReportOptions } from './roads/report.js';
export { runStoreReport, type StoreReportOptions } from './roads/report-store.js';
export { runPrivacyAudit, type PrivacyAuditOptions } from './roads/audit-privacy.js';
export { runAnonymize, type AnonymizedLines, type AnonymizeLogOptions } from './roads/anonymize.js';
export { runExplain, type ExplainOptions } from './roads/explain.js';
