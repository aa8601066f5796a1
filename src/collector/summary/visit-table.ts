import type { OpenVisit } from '../model/index.js';
import { addToVisits, VISIT_GAP_SECONDS } from './visits.js';

const FIELDS = 6;
const [START, END, ENTRY_TIME, ENTRY_CELL, EXIT_TIME, EXIT_CELL] = [0, 1, 2, 3, 4, 5] as const;
/** Stands for no page yet: later than every entry, earlier than every exit. */
const [NEVER, NOT_YET] = [2 ** 31 - 1, -(2 ** 31)];

/**
 * The visits of a day's visitors. Nearly all have one: it stands in a flat array of numbers, times as seconds since the first request of the
 * day; who comes again has a list.
 */
export class VisitTable {
  #first = new Int32Array(256 * FIELDS);
  readonly #more = new Map<number, OpenVisit[]>();
  #visitors = 0;
  #origin = 0;
  /** Visits of all visitors. */
  count = 0;

  /** Takes up a visitor whose visits an earlier process counted. Numbers of visitors come in order, from 0. */
  load(visitor: number, visits: readonly OpenVisit[]): void {
    this.#reserve(visitor);
    this.#more.set(visitor, [...visits]);
    this.count += visits.length;
  }

  /** Adds a request, in any order of time. @param pageCell cell of the page that was viewed, or -1. */
  add(visitor: number, time: number, pageCell: number): void {
    if (visitor >= this.#visitors) {
      this.#begin(visitor, time, pageCell);
      return;
    }
    const visits = this.#more.get(visitor);
    if (visits === undefined && this.#extend(visitor, time, pageCell)) return;
    const list = visits ?? [this.#read(visitor)];
    if (visits === undefined) this.#more.set(visitor, list);
    this.count -= list.length;
    addToVisits(list, time, pageCell);
    this.count += list.length;
  }

  /** @returns the visits of one visitor, sorted by their begin. */
  of(visitor: number): readonly OpenVisit[] {
    return this.#more.get(visitor) ?? (visitor < this.#visitors ? [this.#read(visitor)] : []);
  }

  /** Calls back with the pages where each visit began and ended; -1 where it saw none. */
  forEach(callback: (visitor: number, entryCell: number, exitCell: number) => void): void {
    for (let visitor = 0; visitor < this.#visitors; visitor++) {
      const list = this.#more.get(visitor);
      if (list === undefined)
        callback(visitor, this.#first[visitor * FIELDS + ENTRY_CELL]!, this.#first[visitor * FIELDS + EXIT_CELL]!);
      else for (const { entryCell, exitCell } of list) callback(visitor, entryCell, exitCell);
    }
  }

  #begin(visitor: number, time: number, pageCell: number): void {
    if (this.#origin === 0) this.#origin = time;
    this.#reserve(visitor);
    const seconds = time - this.#origin;
    const page = pageCell >= 0;
    this.#first.set(
      [seconds, seconds, page ? seconds : NEVER, pageCell, page ? seconds : NOT_YET, pageCell],
      visitor * FIELDS,
    );
    this.count++;
  }

  /** @returns false when the request is too far away from the visit: then there are two. */
  #extend(visitor: number, time: number, pageCell: number): boolean {
    const first = this.#first;
    const at = visitor * FIELDS;
    const seconds = time - this.#origin;
    if (seconds < first[at + START]! - VISIT_GAP_SECONDS || seconds > first[at + END]! + VISIT_GAP_SECONDS)
      return false;
    if (seconds < first[at + START]!) first[at + START] = seconds;
    if (seconds > first[at + END]!) first[at + END] = seconds;
    if (pageCell < 0) return true;
    // of two pages in the same second the earlier line of the log came first
    if (seconds < first[at + ENTRY_TIME]!) first.set([seconds, pageCell], at + ENTRY_TIME);
    if (seconds >= first[at + EXIT_TIME]!) first.set([seconds, pageCell], at + EXIT_TIME);
    return true;
  }

  #read(visitor: number): OpenVisit {
    const at = visitor * FIELDS;
    const [start, end, entryTime, entryCell, exitTime, exitCell] = this.#first.subarray(at, at + FIELDS);
    return {
      start: start! + this.#origin,
      end: end! + this.#origin,
      entryTime: entryTime === NEVER ? Infinity : entryTime! + this.#origin,
      entryCell: entryCell!,
      exitTime: exitTime === NOT_YET ? -Infinity : exitTime! + this.#origin,
      exitCell: exitCell!,
    };
  }

  #reserve(visitor: number): void {
    this.#visitors = Math.max(this.#visitors, visitor + 1);
    if (this.#visitors * FIELDS <= this.#first.length) return;
    const grown = new Int32Array(this.#first.length * 2);
    grown.set(this.#first);
    this.#first = grown;
  }
}
