import type { ActivityKind } from '../activity/vocabulary.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { isProblem } from '../activity/schedule/parse.ts';
import { scheduleOf, type RfcProperty } from '../activity/schedule/rfc-form.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import type { Source } from '../field/values.ts';
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
import { plainText } from './calendar-text.ts';
import { zoneMeant } from './calendar-zones.ts';

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
      /** Null: it only takes a date away from another. */ readonly slug: string | null;
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
/** Events that are looked at closely; those that are plainly over do not count. */
const MOST_LOOKED_AT = 5000;
const LONGEST_UID = 300;
/** To find which zone is meant takes comparing it with all there are: a calendar has events in two or three. */
const MOST_ZONES = 50;
const DAY = 86_400_000;

const SCHEDULE_PROPERTIES = ['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXDATE', 'RDATE'];

type Result = { readonly past: true } | { readonly refused: EventReason } | Taken;
interface Taken {
  readonly entry: ActivityEntry;
  readonly next: number;
}

/**
 * The activities that an iCalendar text brings, and what became of each of its events. Pure: nothing is asked or written.
 * Matching is by UID; a date that is changed (RECURRENCE-ID) is left out of its series and becomes an activity of its
 * own. Past events are not taken.
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
      return typeof result === 'object' && 'entry' in result ? [result.entry] : [];
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
  if (result === 'folded') return { ...about, kind: 'imported', slug: null };
  if ('past' in result) return { ...about, kind: 'past' };
  if ('refused' in result) return { ...about, kind: 'refused', reason: result.refused };
  return { ...about, kind: 'imported', slug: result.entry.slug };
}

function keepTheSoonest(results: Map<WrittenEvent, Result | 'folded'>): void {
  const taken = [...results].filter(
    (one): one is [WrittenEvent, Taken] => typeof one[1] === 'object' && 'entry' in one[1]
  );
  taken.sort(([, a], [, b]) => a.next - b.next);
  for (const [event] of taken.slice(MOST_ENTRIES)) results.set(event, { refused: 'too-many' });
}

class Reader {
  readonly #calendar: WrittenCalendar;
  readonly #context: CalendarContext;
  readonly #knownByUid: ReadonlyMap<string, KnownActivity>;
  readonly #takenSlugs: ReadonlySet<string>;
  readonly #zones = new Map<string, string | null>();
  /** Of times without a zone. */
  readonly #zone: string;
  readonly uids = new Set<string>();
  #lookedAt = 0;

  constructor(calendar: WrittenCalendar, context: CalendarContext) {
    this.#calendar = calendar;
    this.#context = context;
    this.#knownByUid = new Map(context.known.flatMap((one) => (one.uid === null ? [] : [[one.uid, one]])));
    this.#takenSlugs = new Set(
      context.known
        .filter((one) => one.uid === null && one.neighbourhood === context.neighbourhood)
        .map(({ slug }) => slug)
    );
    const named = calendar.properties
      .find(({ name }) => name === 'X-WR-TIMEZONE' || name === 'TZID')
      ?.value.trim();
    this.#zone = (named && this.#zoneOf(named)) || context.timeZone;
  }

  read({ uid, master, overrides }: Series, results: Map<WrittenEvent, Result | 'folded'>): void {
    const all = [...(master ? [master] : []), ...overrides];
    const refuseAll = (refused: EventReason) => {
      this.uids.add(uid);
      all.forEach((event) => results.set(event, { refused }));
    };
    if (uid.length > LONGEST_UID) return refuseAll('uid-too-long');
    if (overrides.some((event) => property(event, 'RECURRENCE-ID')!.parameters.RANGE))
      return refuseAll('this-and-future');
    if (master) results.set(master, this.#event(master, uid, overrides));
    for (const event of overrides) {
      if (master && statusOf(event) === 'CANCELLED') {
        // The date is left out of its series, and with it is past, refused or taken.
        const result = results.get(master)!;
        results.set(event, typeof result === 'object' && 'entry' in result ? 'folded' : result);
      } else {
        const which = property(event, 'RECURRENCE-ID')!.value.trim();
        results.set(event, this.#event(event, `${uid}#${which.slice(0, 20)}`, []));
      }
    }
  }

  #event(event: WrittenEvent, uid: string, overrides: readonly WrittenEvent[]): Result {
    const { now, organisation, neighbourhood } = this.#context;
    this.uids.add(uid);
    if (isPlainlyOver(event, now)) return { past: true };
    const secrecy = property(event, 'CLASS')?.value.trim().toUpperCase() ?? 'PUBLIC';
    if (secrecy === 'PRIVATE' || secrecy === 'CONFIDENTIAL') return { refused: 'private' };
    if (++this.#lookedAt > MOST_LOOKED_AT) return { refused: 'too-many' };
    if (property(event, 'EXRULE')) return { refused: 'excluded-by-rule' };

    const schedule = this.#schedule(event, overrides);
    if (typeof schedule === 'string') return { refused: schedule };
    // What has begun and is not over is not past, and what begins in thirty years is to come.
    const begin = Date.parse(schedule.start.slice(0, 10)) - DAY;
    const [next] = nextOccurrences(schedule, new Date(Math.max(now.getTime(), begin)), 1);
    if (!next) return { past: true };

    const title = plainText(textOf(event, 'SUMMARY') ?? '', LONGEST_TITLE);
    if (title === null) return { refused: 'no-title' };
    const known = this.#knownByUid.get(uid);
    if (known && (known.organisation !== organisation || known.neighbourhood !== neighbourhood))
      return { refused: 'of-another' };
    return {
      next: next.start,
      entry: activityOfEvent(event, { uid, title, schedule, known }, this.#context, this.#takenSlugs)
    };
  }

  #schedule(event: WrittenEvent, overrides: readonly WrittenEvent[]): EventReason | Schedule {
    const changed = overrides.map((one) => ({ ...property(one, 'RECURRENCE-ID')!, name: 'EXDATE' }));
    const properties: RfcProperty[] = [];
    for (const { name, parameters, value } of [...event.properties, ...changed]) {
      if (!SCHEDULE_PROPERTIES.includes(name)) continue;
      const { TZID: tzid } = parameters;
      const zone = tzid === undefined ? undefined : this.#zoneOf(tzid);
      // What is not found here may still be one of the names of Windows, which the schedule knows.
      properties.push({
        name: name as RfcProperty['name'],
        parameters: tzid ? { TZID: zone ?? tzid } : {},
        value
      });
    }
    const result = scheduleOf(properties, this.#zone);
    return isProblem(result) ? result.reason : result;
  }

  #zoneOf(tzid: string): string | null {
    if (!this.#zones.has(tzid)) {
      if (this.#zones.size >= MOST_ZONES) return null;
      const { timeZone: preferred, now } = this.#context;
      this.#zones.set(
        tzid,
        zoneMeant(tzid, this.#calendar.zones.get(tzid), { preferred, now: now.getTime() })
      );
    }
    return this.#zones.get(tzid)!;
  }
}

function nameOf({ properties }: WrittenCalendar): string | null {
  const named = properties.find(({ name }) => name === 'X-WR-CALNAME' || name === 'NAME');
  return named ? plainText(named.value, LONGEST_TITLE) : null;
}
