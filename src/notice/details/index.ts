export { createPlaceholder } from './kotowari-placeholder.js';
