export * from './duckdb-store.js';
