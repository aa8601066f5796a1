/** Where the collector serves the summary page's data. `GET`, JSON {@link Report}; `ETag` changes with each commit. */
export const REPORT_PATH = '/api/report';

/** Where a running collector answers `privacy`: on its socket only. `GET`, JSON {@link PrivacyMeasurement}. */
export const PRIVACY_PATH = '/api/privacy';

/** Where liveness is answered: `GET`, 200, the same bytes always. */
export const HEALTH_PATH = '/healthz';

/** Everything under this prefix belongs to the collector itself: such requests are never page views, never rows. */
export const OWN_PREFIX = '/kotowari/';
