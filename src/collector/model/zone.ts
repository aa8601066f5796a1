import { KotowariError } from './errors.js';

/** Where an instant stands in the site's zone. */
export interface LocalHour {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Epoch of the beginning of this local hour, seconds. */
  readonly hourStart: number;
  /** 0 to 23 */
  readonly hourOfDay: number;
}

const SLOT_SECONDS = 900; // every offset in use is a multiple of 15 minutes

/** The zone that defines log days. Fixed when a store is made. */
export class Zone {
  readonly name: string;
  readonly #parts: Intl.DateTimeFormat;
  readonly #offset: Intl.DateTimeFormat;
  readonly #slots = new Map<number, LocalHour>();

  /** @param name IANA name; @throws KotowariError `usage` when the name is unknown. */
  constructor(name: string) {
    try {
      const options = { timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
      this.#parts = new Intl.DateTimeFormat('en-CA', { ...options, hour: '2-digit', minute: '2-digit' });
      this.#offset = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    } catch (cause) {
      throw new KotowariError('usage', `unknown time zone "${name}"; known: IANA names such as Asia/Tokyo, UTC`, cause);
    }
    this.name = name;
  }

  /** @param epochSeconds any instant; @returns its local day and hour. Cached by quarter of an hour. */
  at(epochSeconds: number): LocalHour {
    const slot = Math.floor(epochSeconds / SLOT_SECONDS);
    const known = this.#slots.get(slot);
    if (known) return known;
    if (this.#slots.size > 50_000) this.#slots.clear();
    const hour = this.#compute(slot * SLOT_SECONDS);
    this.#slots.set(slot, hour);
    return hour;
  }

  /** @param day YYYY-MM-DD; @returns the epoch of its first instant in this zone, seconds. */
  startOf(day: string): number {
    const guess = Date.parse(`${day}T00:00:00Z`) / 1000;
    for (let hours = -15; hours <= 15; hours++) {
      for (const quarter of [0, 1, 2, 3]) {
        const candidate = guess + hours * 3600 + quarter * SLOT_SECONDS;
        if (this.at(candidate).day === day) return candidate;
      }
    }
    throw new KotowariError('usage', `no such day "${day}" in ${this.name}; expected YYYY-MM-DD`);
  }

  /** @returns the day `count` days after (or before) `day`, YYYY-MM-DD. */
  addDays(day: string, count: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
  }

  /** @returns ISO 8601 with this zone's offset: `2015-05-17T10:00:00+09:00`. */
  iso(epochSeconds: number): string {
    const name =
      this.#offset.formatToParts(epochSeconds * 1000).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const offset = name.replace('GMT', '').replace('\u2212', '-') || '+00:00';
    const sign = offset.startsWith('-') ? -1 : 1;
    const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
    const local = new Date((epochSeconds + sign * (hours * 3600 + minutes * 60)) * 1000);
    return local.toISOString().slice(0, 19) + offset;
  }

  #compute(epochSeconds: number): LocalHour {
    const parts = new Map(this.#parts.formatToParts(epochSeconds * 1000).map((part) => [part.type, part.value]));
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      hourStart: epochSeconds - Number(parts.get('minute')) * 60,
      hourOfDay: Number(parts.get('hour')),
    };
  }
}
