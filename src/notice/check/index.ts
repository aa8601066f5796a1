export { openCheck } from './check-panel.js';
