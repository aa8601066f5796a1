import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanTargetPath } from '../../src/collector/anonymize/clean-target-path.js';
import { createData, DATA } from './canary-data.js';

const WORDS = ['', 'a', 'page', 'X', 'v2', 'あ', '花', 'é', 'ß', 'Ж', '2024', 'tel', 'id', 'no.', 'ref', 'AB', 'z9'];
const MARKS = ['-', '_', '.', '~', '(', ')', "'", ',', '!', '+', ' ', '--', '・', '：', 'ー', '、'];
const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
];
const KINDS = createData(DATA, 1).length;

it('finds a datum whatever words and marks stand around it in a segment, however they are encoded', () => {
  const [word, mark] = [fc.constantFrom(...WORDS), fc.constantFrom(...MARKS)];
  const parts = fc.record({
    before: word,
    markBefore: mark,
    from: fc.integer({ min: 1, max: 900 }),
    kind: fc.nat({ max: KINDS - 1 }),
    markAfter: mark,
    after: word,
    encode: fc.constantFrom(...ENCODINGS),
  });
  fc.assert(
    fc.property(parts, ({ before, markBefore, from, kind, markAfter, after, encode }) => {
      const { text, traces } = createData(DATA, from)[kind]!;
      const segment = before + markBefore + text + markAfter + after;
      const cleaned = cleanTargetPath(`/page/${encode(segment).replace(/[/?#]/g, encodeURIComponent)}`).toLowerCase();
      for (const trace of traces) expect(cleaned, segment).not.toContain(trace.toLowerCase());
    }),
    { numRuns: 3000, seed: 20260308 },
  );
});
