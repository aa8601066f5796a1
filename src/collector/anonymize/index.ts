export * from './anonymize.js';
export { NO_ADDRESS, tokenToIpv6 } from './cut-address.js';
export * from './key-files.js';
export * from './process-keys.js';
export { createValueTokens } from './visitor-tokens.js';
