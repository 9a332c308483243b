import type { Walk } from '../walking/walk.ts';
import type { WalksFrom } from '../walking/walks-from.ts';
import type { Nearby } from './chosen.ts';
import type { Filter } from './concepts.ts';
import { fits, type Entry, type Fits } from './entries.ts';
import type { Circumstances } from './circumstances.ts';
import type { Understood } from './understand.ts';

/** Twenty minutes on foot: what is further is not near. In metres walked. */
const NEAR_METRES = 1560;
const FAR = 1e9;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** What is dropped first when nothing fits: what is told most loosely, and known of the fewest. */
const LEAST_CERTAIN: readonly Filter['name'][] = [
  'category',
  'kind',
  'near',
  'part',
  'day',
  'open',
  'level',
  'language',
  'without',
  'feature'
];

/** What hours tell. */
const BY_HOURS: ReadonlySet<Filter['name']> = new Set(['open', 'day', 'part']);

/** Of several, one is enough. */
const ANY_OF: ReadonlySet<Filter['name']> = new Set(['day', 'part', 'category', 'kind']);

/** The conditions of a sentence, to be held against entries. */
export class Conditions {
  readonly filters: readonly Filter[];
  /** From where she wants it near; null: nobody said. */
  readonly #near: WalksFrom | null;
  readonly #walks = new Map<Entry, Walk | null>();
  readonly #openNow: Circumstances['openNow'];
  /** Each is to be met: one of its filters, that is. Of several days one is enough; of several features every one counts. */
  readonly each: readonly (readonly Filter[])[];

  constructor(filters: readonly Filter[], near: WalksFrom | null, openNow: Circumstances['openNow']) {
    this.filters = filters;
    this.#near = near;
    this.#openNow = openNow;
    const together = Map.groupBy(filters, (one) => (ANY_OF.has(one.name) ? one.name : one));
    this.each = [...together.values()];
  }

  without(filter: Filter): Conditions {
    return new Conditions(
      this.filters.filter((one) => one !== filter),
      this.#near,
      this.#openNow
    );
  }

  /** Whether she said what is not to be asked of her. */
  get asksLess(): boolean {
    return this.filters.some(({ name }) => name === 'without');
  }

  leastCertain(): Filter | undefined {
    return LEAST_CERTAIN.flatMap((name) => this.filters.filter((one) => one.name === name))[0];
  }

  /** "No" when one condition is known not to be met, "yes" when all are known to be. */
  fit(entry: Entry): Fits {
    let all: Fits = 'yes';
    for (const some of this.each) {
      const one = this.#anyOf(entry, some);
      if (one === 'no') return 'no';
      if (one === 'unknown') all = 'unknown';
    }
    return all;
  }

  /** Conditions that nobody has recorded of it. */
  ask(entry: Entry): readonly Filter[] {
    if (this.filters.length === 0) return this.filters;
    return this.filters.filter((filter) => this.#one(entry, filter) === 'unknown' && filter.value !== 'me');
  }

  /** Conditions that are recorded of it. */
  known(entry: Entry): readonly Filter[] {
    if (this.filters.length === 0) return this.filters;
    return this.filters.filter((filter) => this.#one(entry, filter) === 'yes');
  }

  /** From where she wants it near; null where nobody said, or nobody knows, or no street leads there. */
  walk(entry: Entry): Walk | null {
    if (!this.#near || !entry.point) return null;
    const known = this.#walks.get(entry);
    if (known !== undefined) return known;
    const walk = this.#near.to(entry.point);
    this.#walks.set(entry, walk);
    return walk;
  }

  /** Nearest first; what has no pin comes last. */
  readonly byDistance = (one: Entry, other: Entry): number =>
    this.#near ? (this.walk(one)?.metres ?? FAR) - (this.walk(other)?.metres ?? FAR) : 0;

  #anyOf(entry: Entry, some: readonly Filter[]): Fits {
    const each = some.map((one) => this.#one(entry, one));
    return each.includes('yes') ? 'yes' : each.includes('unknown') ? 'unknown' : 'no';
  }

  /** Conditions that it meets by hours nobody has confirmed, or at one of its services alone: likelier than what is not known. */
  likely(entry: Entry): number {
    return this.filters.filter(
      (filter) =>
        this.#one(entry, filter) === 'unknown' &&
        (this.#told(entry, filter) === 'yes' ||
          (filter.name === 'language' && entry.facts?.languagesInside.includes(filter.value)))
    ).length;
  }

  #one(entry: Entry, filter: Filter): Fits {
    const told = this.#told(entry, filter);
    return told === 'yes' && BY_HOURS.has(filter.name) && entry.facts?.areHoursConfirmed !== true
      ? 'unknown'
      : told;
  }

  /** By what is recorded, whoever has confirmed it. */
  #told(entry: Entry, filter: Filter): Fits {
    if (filter.name === 'open') return this.#openNow(entry);
    if (filter.name !== 'near') return fits(entry, filter);
    if (!this.#near || !entry.point) return 'unknown';
    const walk = this.walk(entry);
    return walk !== null && walk.metres <= NEAR_METRES ? 'yes' : 'no';
  }
}

/** The conditions of a sentence on a day, without those she took away. */
export function conditionsOf(
  { filters, concepts }: Understood,
  near: Nearby | null,
  around: Circumstances
): Conditions {
  const tomorrow = WEEK[(WEEK.indexOf(around.today) + 1) % 7]!;
  const said: Filter[] = [
    ...filters,
    ...(concepts.has('today') ? [day(around.today)] : []),
    ...(concepts.has('tomorrow') ? [day(tomorrow)] : []),
    ...(concepts.has('weekend') ? [day('sat'), day('sun')] : []),
    ...(near ? [{ name: 'near', value: near.slug } as const] : [])
  ];
  const { filters: chosen, near: start } = around.chosen;
  const where = near ?? start;
  const all = [
    ...said,
    // What the sentence says is newer than what was chosen before it.
    ...chosen.filter(
      ({ name, value }) => !said.some((one) => one.name === name && (name === 'near' || one.value === value))
    )
  ];
  const kept = all.filter(({ name, value }) => !around.dropped.has(`${name}:${value}`));
  const isKept = where !== null && kept.some(({ value }) => value === where.slug);
  return new Conditions(kept, isKept ? around.walksFrom(where.point) : null, around.openNow);
}

const day = (value: string): Filter => ({ name: 'day', value });
