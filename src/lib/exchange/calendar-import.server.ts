import type { ActivityKind } from '../activity/vocabulary.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { saysItsEnd, type RfcProperty } from '../activity/schedule/rfc-form.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import type { Source } from '../field/values.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import {
  readComponents,
  type CalendarProblem,
  type WrittenCalendar,
  type WrittenEvent
} from './calendar-components.ts';
import {
  activityOfEvent,
  LONGEST_TITLE,
  statusOf,
  type ActivityEntry,
  type KnownActivity
} from './calendar-entry.server.ts';
import { isPlainlyOver } from './calendar-over.ts';
import type { EventReason } from './calendar-sentences.ts';
import { groupEvents, property, textOf, type Series } from './calendar-series.ts';
import { splitSeries } from './calendar-split.server.ts';
import { plainText } from './calendar-text.ts';
import { CalendarTimes, timesOf } from './calendar-times.server.ts';

/** Whose calendar it is, and where it goes. */
export interface CalendarContext {
  readonly now: Date;
  readonly neighbourhood: string;
  /** IANA zone of the neighbourhood: for times that name none. */
  readonly timeZone: string;
  /** The language of its texts, where they do not say. */
  readonly locale: string;
  readonly organisation: string;
  /** For events whose categories name none of ours. */
  readonly kind: ActivityKind;
  readonly source: Source;
  /** Said of the times of what does not say when it ends. */
  readonly endUntold: LocalisedText;
  readonly known: readonly KnownActivity[];
}

/** What became of an event. Every event of the calendar has exactly one. */
export type EventOutcome = {
  /** Of its BEGIN:VEVENT. */
  readonly line: number;
  readonly title: string | null;
  /** Lines of it that could not be read. */
  readonly brokenLines: readonly number[];
} & (
  | {
      readonly kind: 'imported';
      /** Null: it only takes dates away from another. */
      readonly slug: string | null;
      /** Whether it says when it ends; else it is shown as an hour long, and says so. */
      readonly endIsTold: boolean;
    }
  | { readonly kind: 'past' }
  | { readonly kind: 'refused'; readonly reason: EventReason }
);

export interface ImportedCalendar {
  readonly name: string | null;
  /** In the order of the calendar. */
  readonly outcomes: readonly EventOutcome[];
  readonly entries: readonly ActivityEntry[];
  /** Of everything that takes place according to the calendar, also what was not taken. */
  readonly uids: ReadonlySet<string>;
  /** Lines outside of events that could not be read. */
  readonly brokenLines: readonly number[];
}

/** Activities taken from one calendar, the soonest first: a neighbourhood has some hundred in all. */
const MOST_ENTRIES = 500;
/** Of one event whose dates are of several lengths: each length is an activity of its own. */
const MOST_PERIODS = 50;
/** Events that are looked at closely; those that are plainly over do not count. */
const MOST_LOOKED_AT = 5000;
const LONGEST_UID = 300;
const DAY = 86_400_000;

type Result = { readonly past: true } | { readonly refused: EventReason } | Taken;
interface Taken {
  /** The event, and dates of it that last for another time. Never empty. */
  readonly entries: readonly [ActivityEntry, ...ActivityEntry[]];
  readonly next: number;
  readonly endIsTold: boolean;
}

/**
 * The activities that an iCalendar text brings, and what became of each of its events. Pure: nothing is asked or written.
 * Matching is by UID; a date that is changed (RECURRENCE-ID), or that lasts for another time (RDATE;VALUE=PERIOD), is left
 * out of its series and becomes an activity of its own. Past events are not taken.
 */
export function importCalendar(text: string, context: CalendarContext): CalendarProblem | ImportedCalendar {
  const calendar = readComponents(text);
  if (typeof calendar === 'string') return calendar;
  const results = new Map<WrittenEvent, Result | 'folded'>();
  const { series, older, withoutUid, cutOff } = groupEvents(calendar.events);
  for (const event of cutOff) results.set(event, { refused: 'cut-off' });
  for (const event of withoutUid) results.set(event, { refused: 'no-uid' });
  for (const event of older) results.set(event, { refused: 'same-uid' });
  const reader = new Reader(calendar, context);
  for (const one of series) reader.read(one, results);
  keepTheSoonest(results);

  return {
    name: nameOf(calendar),
    outcomes: calendar.events.map((event) => outcomeOf(event, results.get(event)!)),
    entries: calendar.events.flatMap((event) => {
      const result = results.get(event);
      return result && isTaken(result) ? result.entries : [];
    }),
    uids: reader.uids,
    brokenLines: calendar.brokenLines
  };
}

function outcomeOf(event: WrittenEvent, result: Result | 'folded'): EventOutcome {
  const about = {
    line: event.line,
    title: plainText(textOf(event, 'SUMMARY') ?? '', LONGEST_TITLE),
    brokenLines: event.brokenLines
  };
  if (result === 'folded') return { ...about, kind: 'imported', slug: null, endIsTold: true };
  if ('past' in result) return { ...about, kind: 'past' };
  if ('refused' in result) return { ...about, kind: 'refused', reason: result.refused };
  return { ...about, kind: 'imported', slug: result.entries[0].slug, endIsTold: result.endIsTold };
}

const isTaken = (result: Result | 'folded'): result is Taken =>
  typeof result === 'object' && 'entries' in result;

function keepTheSoonest(results: Map<WrittenEvent, Result | 'folded'>): void {
  const taken = [...results].filter((one): one is [WrittenEvent, Taken] => isTaken(one[1]));
  taken.sort(([, a], [, b]) => a.next - b.next);
  let count = 0;
  for (const [event, { entries }] of taken) {
    count += entries.length;
    if (count > MOST_ENTRIES) results.set(event, { refused: 'too-many' });
  }
}

class Reader {
  readonly #times: CalendarTimes;
  readonly #context: CalendarContext;
  readonly #knownByUid: ReadonlyMap<string, KnownActivity>;
  readonly #takenSlugs: Set<string>;
  readonly uids = new Set<string>();
  #lookedAt = 0;

  constructor(calendar: WrittenCalendar, context: CalendarContext) {
    this.#times = new CalendarTimes(calendar, context);
    this.#context = context;
    this.#knownByUid = new Map(context.known.flatMap((one) => (one.uid === null ? [] : [[one.uid, one]])));
    this.#takenSlugs = new Set(
      context.known
        // Those of other calendars, too: who knows how slugs are made could aim at one.
        .filter((one) => one.neighbourhood === context.neighbourhood)
        .map(({ slug }) => slug)
    );
  }

  read({ uid, master, overrides }: Series, results: Map<WrittenEvent, Result | 'folded'>): void {
    const all = [...(master ? [master] : []), ...overrides];
    const refuseAll = (refused: EventReason) => {
      this.uids.add(uid);
      all.forEach((event) => results.set(event, { refused }));
    };
    if (uid.length > LONGEST_UID) return refuseAll('uid-too-long');
    const ranges = overrides.filter((event) => rangeOf(event) !== null);
    if (ranges.some((event) => rangeOf(event) !== 'THISANDFUTURE')) return refuseAll('this-and-future');
    const singles = overrides.filter((event) => rangeOf(event) === null);
    if (master && ranges.length > 0) this.#split(master, uid, singles, ranges, results);
    else {
      if (master)
        results.set(
          master,
          this.#event(master, uid, () => this.#times.scheduleOf(master, singles))
        );
      for (const event of ranges) results.set(event, { refused: 'this-and-future' });
    }
    for (const event of singles) {
      const isCancelled = master !== null && statusOf(event) === 'CANCELLED';
      results.set(event, isCancelled ? withItsSeries(results.get(master)!) : this.#changed(event, uid));
    }
  }

  /** A series that changes from a date on is two: what comes before, and from the first such date what follows. */
  #split(
    master: WrittenEvent,
    uid: string,
    singles: readonly WrittenEvent[],
    ranges: readonly WrittenEvent[],
    results: Map<WrittenEvent, Result | 'folded'>
  ): void {
    const dates = (events: readonly WrittenEvent[]) => {
      const schedule = this.#times.scheduleOf({ ...master, properties: onceOf(master) }, events);
      return typeof schedule === 'string' ? [] : schedule.exdates;
    };
    const [first, ...later] = ranges.toSorted((a, b) => String(dates([a])).localeCompare(String(dates([b]))));
    for (const event of later) results.set(event, { refused: 'this-and-future' });
    const [at] = dates([first!]);
    const series = this.#times.scheduleOf(master, singles);
    const changed = this.#times.scheduleOf(first!);
    if (typeof series === 'string' || typeof changed === 'string' || at === undefined) {
      results.set(master, typeof series === 'string' ? { refused: series } : { refused: 'this-and-future' });
      results.set(first!, { refused: 'this-and-future' });
      return;
    }
    const { before, after } = splitSeries(series, at, changed);
    results.set(master, before ? this.#event(master, uid, () => before) : 'folded');
    if (statusOf(first!) === 'CANCELLED') results.set(first!, withItsSeries(results.get(master)!));
    // A second change of what follows is not known here: what is told must be so to its end.
    else if (after === null || later.length > 0) results.set(first!, { refused: 'this-and-future' });
    else
      results.set(
        first!,
        this.#event(first!, changedUid(first!, uid), () => after)
      );
  }

  #changed(event: WrittenEvent, uid: string): Result {
    return this.#event(event, changedUid(event, uid), () => this.#times.scheduleOf(event));
  }

  #event(event: WrittenEvent, uid: string, scheduled: () => Schedule | EventReason): Result {
    const { now, organisation, neighbourhood } = this.#context;
    this.uids.add(uid);
    if (rangeOf(event) === null && isPlainlyOver(event, now)) return { past: true };
    const secrecy = property(event, 'CLASS')?.value.trim().toUpperCase() ?? 'PUBLIC';
    if (secrecy === 'PRIVATE' || secrecy === 'CONFIDENTIAL') return { refused: 'private' };
    if (++this.#lookedAt > MOST_LOOKED_AT) return { refused: 'too-many' };
    if (property(event, 'EXRULE')) return { refused: 'excluded-by-rule' };

    const schedule = scheduled();
    if (typeof schedule === 'string') return { refused: schedule };
    const periods = property(event, 'RECURRENCE-ID') ? [] : this.#times.periodsOf(event, schedule);
    const longOrShort = new Set(periods.map((one) => one.schedule.start));
    const endIsTold = saysItsEnd(timesOf(event) as readonly RfcProperty[]);
    const usual = { ...schedule, rdates: schedule.rdates.filter((date) => !longOrShort.has(date)) };
    const dates = [
      { uid, schedule: usual, endIsTold },
      ...periods.map(({ id, schedule: period }) => ({
        uid: `${uid}#${id.slice(0, 20)}`,
        schedule: period,
        endIsTold: true
      }))
    ].flatMap((one) => {
      const next = nextOf(one.schedule, now);
      return next === null ? [] : [{ ...one, next }];
    });
    if (dates.length === 0) return { past: true };
    if (dates.length > MOST_PERIODS) return { refused: 'too-many' };

    const title = plainText(textOf(event, 'SUMMARY') ?? '', LONGEST_TITLE);
    if (title === null) return { refused: 'no-title' };
    const entries = dates.map((one) => {
      const known = this.#knownByUid.get(one.uid);
      this.uids.add(one.uid);
      const entry = activityOfEvent(event, { ...one, title, known }, this.#context, this.#takenSlugs);
      this.#takenSlugs.add(entry.slug);
      return { known, entry };
    });
    if (
      entries.some(
        ({ known }) => known && (known.organisation !== organisation || known.neighbourhood !== neighbourhood)
      )
    )
      return { refused: 'of-another' };
    return {
      next: Math.min(...dates.map(({ next }) => next)),
      entries: entries.map(({ entry }) => entry) as unknown as Taken['entries'],
      endIsTold
    };
  }
}

/** When it begins next, seconds since 1970; null when it is over. */
function nextOf(schedule: Schedule, now: Date): number | null {
  // What has begun and is not over is not past, and what begins in thirty years is to come.
  const begin = Date.parse(schedule.start.slice(0, 10)) - DAY;
  const [next] = nextOccurrences(schedule, new Date(Math.max(now.getTime(), begin)), 1);
  return next?.start ?? null;
}

/** What only takes dates away is past, refused or taken with its series. */
const withItsSeries = (result: Result | 'folded'): Result | 'folded' =>
  result === 'folded' || isTaken(result) ? 'folded' : result;

const rangeOf = (event: WrittenEvent): string | null =>
  property(event, 'RECURRENCE-ID')?.parameters.RANGE?.trim().toUpperCase() ?? null;

const changedUid = (event: WrittenEvent, uid: string) =>
  `${uid}#${property(event, 'RECURRENCE-ID')!.value.trim().slice(0, 20)}`;

/** Of a series, its first date alone: by it other dates are read in its zone. */
const onceOf = ({ properties }: WrittenEvent) =>
  properties.filter(({ name }) => !['RRULE', 'RDATE', 'EXDATE'].includes(name));

function nameOf({ properties }: WrittenCalendar): string | null {
  const named = properties.find(({ name }) => name === 'X-WR-CALNAME' || name === 'NAME');
  return named ? plainText(named.value, LONGEST_TITLE) : null;
}
