export { openCheck } from './check-panel.js';
export { reviewSetup } from './review-setup.js';
