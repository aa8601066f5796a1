export { GatedFrames } from './gated-frames.js';
