export * from './socket.js';
export * from './summary-server.js';
