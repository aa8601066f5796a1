import { describe, expect, it } from 'vitest';
import { NameGate } from '../../../src/collector/summary/name-gate.js';

const shown = (networks: number, day = '2026-03-08', isPublic = false) =>
  ({ table: 'pages', text: '/a', day, networks, isPublic }) as const;

describe('the gate', () => {
  it('opens on the first day on which enough networks showed the value, and stays open', () => {
    const gate = new NameGate(3);
    expect(gate.offer(shown(2))).toBe(false);
    expect(gate.isNameable('pages', '/a', '2026-03-08')).toBe(false);
    expect(gate.offer(shown(3))).toBe(true);
    expect(gate.offer(shown(4))).toBe(false);
    expect(gate.isNameable('pages', '/a', '2026-03-07')).toBe(false);
    expect(gate.isNameable('pages', '/a', '2026-03-08')).toBe(true);
    expect(gate.isNameable('pages', '/a', '2026-04-01')).toBe(true);
  });

  it('is one for each table', () => {
    const gate = new NameGate(3);
    gate.offer(shown(3));
    expect(gate.isNameable('entryPages', '/a', '2026-03-08')).toBe(false);
  });

  it('never adds up days', () => {
    const gate = new NameGate(3);
    for (const day of ['2026-03-08', '2026-03-09', '2026-03-10']) expect(gate.offer(shown(2, day))).toBe(false);
    expect(gate.isNameable('pages', '/a', '2026-03-11')).toBe(false);
  });

  it('opens for an earlier day when its lines come later', () => {
    const gate = new NameGate(3);
    gate.offer(shown(3, '2026-03-09'));
    expect(gate.offer(shown(3, '2026-03-07'))).toBe(true);
    expect(gate.isNameable('pages', '/a', '2026-03-07')).toBe(true);
  });

  it('is open at once for public paths, on every day', () => {
    const gate = new NameGate(3);
    gate.offer(shown(0, '2026-03-09', true));
    expect(gate.isNameable('pages', '/a', '0001-01-01')).toBe(true);
    expect(gate.isPublic('pages', '/a')).toBe(true);
  });

  it('is open for everything when one network is enough, though nothing is public', () => {
    const gate = new NameGate(1);
    gate.offer(shown(0));
    expect(gate.isNameable('pages', '/a', '2026-03-08')).toBe(true);
    expect(gate.isNameable('pages', '/never-seen', '2026-03-08')).toBe(true);
    expect(gate.isPublic('pages', '/a')).toBe(false);
  });

  it('hands each value on once, and takes up what was handed on before', () => {
    const gate = new NameGate(3, [{ table: 'pages', text: '/old', since: '2026-03-01' }]);
    gate.offer(shown(3));
    gate.offer(shown(5, '2026-03-09'));
    expect(gate.takeNew()).toEqual([{ table: 'pages', text: '/a', since: '2026-03-08' }]);
    expect(gate.takeNew()).toEqual([]);
    expect(gate.isNameable('pages', '/old', '2026-03-01')).toBe(true);
  });

  it('holds totals, which name nothing', () => {
    expect(new NameGate(3).isNameable('@hour', '1772928000', '2026-03-08')).toBe(true);
  });
});
