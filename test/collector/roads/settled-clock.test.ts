import { describe, expect, it } from 'vitest';
import { SettledClock } from '../../../src/collector/roads/settled-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-08T10:00:00Z');

/** A machine whose clock can be set. */
function createMachine() {
  const machine = { wallMs: START, steadyMs: 5 };
  const clock = new SettledClock({ wall: () => machine.wallMs, steady: () => machine.steadyMs });
  return {
    now: () => clock.nowMs() - START,
    wait: (ms: number) => {
      machine.wallMs += ms;
      machine.steadyMs += ms;
    },
    set: (ms: number) => (machine.wallMs += ms),
  };
}

describe('a clock that is set', () => {
  it('goes with the time as long as nobody touches it', () => {
    const machine = createMachine();
    for (let minutes = 0; minutes < 200; minutes += 7) {
      expect(machine.now()).toBe(minutes * MINUTE);
      machine.wait(7 * MINUTE);
    }
  });

  it('is not believed at once when it jumps ahead, nor when it is set right again', () => {
    const machine = createMachine();
    machine.set(400 * 24 * HOUR);
    expect(machine.now()).toBe(0);
    machine.wait(59 * MINUTE);
    expect(machine.now()).toBe(59 * MINUTE);
    machine.set(-400 * 24 * HOUR);
    expect(machine.now()).toBe(59 * MINUTE);
    machine.wait(2 * HOUR);
    expect(machine.now()).toBe(179 * MINUTE);
  });

  it('is believed when it stays so for an hour', () => {
    const machine = createMachine();
    machine.set(72 * HOUR);
    machine.now();
    machine.wait(HOUR);
    expect(machine.now()).toBe(73 * HOUR);
    machine.wait(MINUTE);
    expect(machine.now()).toBe(73 * HOUR + MINUTE);
  });

  it('is believed when it is put back or a little ahead', () => {
    const machine = createMachine();
    machine.set(-5 * HOUR);
    expect(machine.now()).toBe(-5 * HOUR);
    machine.set(30 * MINUTE);
    expect(machine.now()).toBe(-5 * HOUR + 30 * MINUTE);
  });
});
