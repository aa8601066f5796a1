export type { Choice, Decision, DecisionEventDetail, DecisionSource } from '../contract/index.js';
export type { KotowariApi } from './connect.js';
export type { BypassEventDetail } from './events.js';
export { BYPASS_EVENT } from './events.js';
export { KotowariNotice } from './show/kotowari-notice.js';
export { KotowariSettings } from './show/kotowari-settings.js';
export type { GivenOptions, Model, NoticeAttributes } from './options.js';
export type { CookieDescription, ServiceDescription } from './service-fields.js';
