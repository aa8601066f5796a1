export * from './ask-collector.js';
export * from './socket.js';
export * from './summary-server.js';
