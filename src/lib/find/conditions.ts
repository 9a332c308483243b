import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import type { Filter } from './concepts.ts';
import { fits, type Entry, type Fits } from './entries.ts';
import type { Circumstances } from './circumstances.ts';
import type { Understood } from './understand.ts';

/** A quarter of an hour on foot: what is further is not near. */
const NEAR_METRES = 1200;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** What is dropped first when nothing fits: what is told most loosely, and known of the fewest. */
const LEAST_CERTAIN: readonly Filter['name'][] = [
  'near',
  'part',
  'day',
  'open',
  'level',
  'language',
  'without',
  'feature'
];

/** Where she wants it to be near: a place that was named. */
export interface Nearby {
  readonly slug: string;
  readonly point: LonLat;
}

/** The conditions of a sentence, to be held against entries. */
export class Conditions {
  readonly filters: readonly Filter[];
  readonly #near: Nearby | null;
  readonly #openNow: Circumstances['openNow'];

  constructor(filters: readonly Filter[], near: Nearby | null, openNow: Circumstances['openNow']) {
    this.filters = filters;
    this.#near = near;
    this.#openNow = openNow;
  }

  without(filter: Filter): Conditions {
    return new Conditions(
      this.filters.filter((one) => one !== filter),
      this.#near,
      this.#openNow
    );
  }

  leastCertain(): Filter | undefined {
    return LEAST_CERTAIN.flatMap((name) => this.filters.filter((one) => one.name === name))[0];
  }

  /** "No" when one condition is known not to be met, "yes" when all are known to be. */
  fit(entry: Entry): Fits {
    const all = [...new Set(this.filters.map(({ name }) => name))].flatMap((name) =>
      this.#fitOf(entry, name)
    );
    return all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
  }

  /** Conditions that nobody has recorded of it. */
  ask(entry: Entry): Filter[] {
    return this.filters.filter((filter) => this.#one(entry, filter) === 'unknown' && filter.value !== 'me');
  }

  /** From where she wants it near; of the same distance all, when she has not said. */
  metres({ point }: Entry): number {
    if (!this.#near) return 0;
    return point ? metresBetween(point, this.#near.point) : Infinity;
  }

  /** Of several days one is enough; of several features every one counts. */
  #fitOf(entry: Entry, name: Filter['name']): Fits[] {
    const each = this.filters.filter((one) => one.name === name).map((one) => this.#one(entry, one));
    if (name !== 'day' && name !== 'part') return each;
    return [each.includes('yes') ? 'yes' : each.includes('unknown') ? 'unknown' : 'no'];
  }

  #one(entry: Entry, filter: Filter): Fits {
    if (filter.name === 'open') return this.#openNow(entry);
    if (filter.name !== 'near') return fits(entry, filter);
    if (!this.#near) return 'unknown';
    return entry.point ? (this.metres(entry) <= NEAR_METRES ? 'yes' : 'no') : 'unknown';
  }
}

/** The conditions of a sentence on a day, without those she took away. */
export function conditionsOf(
  { filters, concepts }: Understood,
  near: Nearby | null,
  around: Circumstances
): Conditions {
  const tomorrow = WEEK[(WEEK.indexOf(around.today) + 1) % 7]!;
  const all: Filter[] = [
    ...filters,
    ...(concepts.has('today') ? [day(around.today)] : []),
    ...(concepts.has('tomorrow') ? [day(tomorrow)] : []),
    ...(concepts.has('weekend') ? [day('sat'), day('sun')] : []),
    ...(near ? [{ name: 'near', value: near.slug } as const] : [])
  ];
  const kept = all.filter(({ name, value }) => !around.dropped.has(`${name}:${value}`));
  return new Conditions(kept, kept.some(({ value }) => value === near?.slug) ? near : null, around.openNow);
}

const day = (value: string): Filter => ({ name: 'day', value });
