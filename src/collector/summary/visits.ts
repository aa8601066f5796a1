import type { OpenVisit } from '../model/index.js';

/** A visit ends when nothing comes for this long. Source: PRODUCT.md, "Visit". */
export const VISIT_GAP_SECONDS = 30 * 60;

/**
 * Adds a request to a visitor's visits of one day. The result does not depend on the order in which requests come: a visit is a chain of
 * requests of which each is at most {@link VISIT_GAP_SECONDS} from the next, and a request between two visits makes them one.
 *
 * @param visits sorted by start; changed in place.
 * @param time epoch seconds.
 * @param pageCell cell of the page that was viewed, or -1 when the request was no page view.
 */
export function addToVisits(visits: OpenVisit[], time: number, pageCell: number): void {
  const page = pageCell >= 0;
  let joined: OpenVisit = {
    start: time,
    end: time,
    entryTime: page ? time : Infinity,
    entryCell: pageCell,
    exitTime: page ? time : -Infinity,
    exitCell: pageCell,
  };
  let at = visits.length;
  while (at > 0 && (visits[at - 1] as OpenVisit).start > time + VISIT_GAP_SECONDS) at--;
  let from = at;
  while (from > 0 && (visits[from - 1] as OpenVisit).end >= time - VISIT_GAP_SECONDS) {
    from--;
    joined = join(visits[from] as OpenVisit, joined);
  }
  visits.splice(from, at - from, joined);
}

/** Two visits as one. Of two pages in the same second the earlier line of the log came first. */
function join(known: OpenVisit, added: OpenVisit): OpenVisit {
  const entry = known.entryTime <= added.entryTime ? known : added;
  const exit = added.exitTime >= known.exitTime ? added : known;
  return {
    start: Math.min(known.start, added.start),
    end: Math.max(known.end, added.end),
    entryTime: entry.entryTime,
    entryCell: entry.entryCell,
    exitTime: exit.exitTime,
    exitCell: exit.exitCell,
  };
}
