import { expect, it } from 'vitest';
import { shapeOf } from '../../../src/collector/summary/shape.js';

it.each([
  ['/soudan/tanaka-note.pdf', '/:word/:word.pdf'],
  ['/', '/'],
  ['/news/', '/:word/'],
  ['/users/:id/orders', '/:word/:id/:word'],
  ['/お知らせ/春.html', '/:word/:word.html'],
  ['/a/file.tanaka', '/:word/:word'],
  ['/a/X.PDF', '/:word/:word.pdf'],
  ['www.example.org', ':word'],
  ['200', ':word'],
  ['', ':word'],
])('tells of %s only %s', (value, shape) => expect(shapeOf(value)).toBe(shape));
