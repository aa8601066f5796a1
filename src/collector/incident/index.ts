export * from './incident-rows.js';
