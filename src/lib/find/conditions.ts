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

/** Of several, one is enough. */
const ANY_OF: ReadonlySet<Filter['name']> = new Set(['day', 'part', 'category', 'kind']);

/** The conditions of a sentence, to be held against entries. */
export class Conditions {
  readonly filters: readonly Filter[];
  /** From where she wants it near; null: nobody said. */
  readonly #near: WalksFrom | null;
  readonly #walks = new Map<Entry, Walk | null>();
  readonly #openNow: Circumstances['openNow'];

  constructor(filters: readonly Filter[], near: WalksFrom | null, openNow: Circumstances['openNow']) {
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

  /** Whether she said what is not to be asked of her. */
  get asksLess(): boolean {
    return this.filters.some(({ name }) => name === 'without');
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

  /** Conditions that are recorded of it. */
  known(entry: Entry): Filter[] {
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

  /** Of several features every one counts. */
  #fitOf(entry: Entry, name: Filter['name']): Fits[] {
    const each = this.filters.filter((one) => one.name === name).map((one) => this.#one(entry, one));
    if (!ANY_OF.has(name) || each.length === 0) return each;
    return [each.includes('yes') ? 'yes' : each.includes('unknown') ? 'unknown' : 'no'];
  }

  #one(entry: Entry, filter: Filter): Fits {
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
