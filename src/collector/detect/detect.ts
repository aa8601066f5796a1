import type { Labels, RawBatch } from '../model/index.js';
import { recognizeBot } from './bots.js';

const CACHE_LIMIT = 50_000;

/** Recognizes what must be recognized before anything is removed. One for each road; it remembers user agents it has judged. */
export function createDetector(): (raw: RawBatch) => Labels {
  const judged = new Map<string, string | null>();
  const judge = (userAgent: string): string | null => {
    const known = judged.get(userAgent);
    if (known !== undefined) return known;
    if (judged.size >= CACHE_LIMIT) judged.clear(); // whoever sends a new agent each time must not fill the memory
    const bot = recognizeBot(userAgent);
    judged.set(userAgent, bot);
    return bot;
  };
  return (raw) => {
    const { codes, values } = raw.dictionary('userAgent');
    const names = values.map(judge);
    const bot = new Array<string | null>(raw.rows);
    for (let row = 0; row < raw.rows; row++) bot[row] = names[codes[row] as number] ?? null;
    return { bot };
  };
}
