import { isProblem } from '../activity/schedule/parse.ts';
import { readDuration, scheduleOf, type RfcProperty } from '../activity/schedule/rfc-form.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import type { WrittenCalendar, WrittenEvent } from './calendar-components.ts';
import type { EventReason } from './calendar-sentences.ts';
import { property } from './calendar-series.ts';
import { zoneMeant } from './calendar-zones.ts';
import type { ContentLine } from './content-lines.ts';

/** To find which zone is meant takes comparing it with all there are: a calendar has events in two or three. */
const MOST_ZONES = 50;
const OF_A_SINGLE_DATE = ['DTSTART', 'DTEND', 'DURATION'];
const OF_A_SERIES = [...OF_A_SINGLE_DATE, 'RRULE', 'EXDATE', 'RDATE'];

interface Clock {
  /** IANA zone of the neighbourhood. */
  readonly timeZone: string;
  readonly now: Date;
}

/** When the events of one calendar are, by the zones that it names and defines. */
export class CalendarTimes {
  readonly #calendar: WrittenCalendar;
  readonly #clock: Clock;
  readonly #zones = new Map<string, string | null>();
  /** Of times without a zone. */
  readonly #zone: string;

  constructor(calendar: WrittenCalendar, clock: Clock) {
    this.#calendar = calendar;
    this.#clock = clock;
    const named = calendar.properties
      .find(({ name }) => name === 'X-WR-TIMEZONE' || name === 'TZID')
      ?.value.trim();
    this.#zone = (named && this.#zoneOf(named)) || clock.timeZone;
  }

  /**
   * When an event is. One that changes a single date (RECURRENCE-ID) is that date, whatever it repeats of its series.
   * @param changed events that change single dates of it: those are left out
   */
  scheduleOf(event: WrittenEvent, changed: readonly WrittenEvent[] = []): Schedule | EventReason {
    const isSingle = property(event, 'RECURRENCE-ID') !== undefined;
    const wanted = isSingle ? OF_A_SINGLE_DATE : OF_A_SERIES;
    const own = timesOf(event).filter(({ name }) => wanted.includes(name));
    const leftOut = changed.map((one) => ({ ...property(one, 'RECURRENCE-ID')!, name: 'EXDATE' }));
    return this.#read([...own, ...leftOut]);
  }

  /** Dates of an event that last for another time than the rest (RDATE;VALUE=PERIOD), each with what it is known by. */
  periodsOf(
    event: WrittenEvent,
    { duration }: Schedule
  ): readonly { readonly id: string; readonly schedule: Schedule }[] {
    const periods = event.properties
      .filter(({ name }) => name === 'RDATE')
      .flatMap((one) => one.value.split(',').map((value) => ({ ...one, value: value.trim() })));
    return periods.flatMap(({ value, parameters }) => {
      const [start = '', end] = value.split('/');
      if (end === undefined) return [];
      const schedule = this.#read([
        { name: 'DTSTART', parameters, value: start },
        { name: end.startsWith('P') ? 'DURATION' : 'DTEND', parameters, value: end }
      ]);
      return typeof schedule === 'string' || schedule.duration === duration ? [] : [{ id: start, schedule }];
    });
  }

  #read(lines: readonly ContentLine[]): Schedule | EventReason {
    const properties = lines.map(({ name, parameters: { TZID: tzid }, value }): RfcProperty => ({
      name: name as RfcProperty['name'],
      // What is not found here may still be one of the names of Windows, which the schedule knows.
      parameters: tzid ? { TZID: this.#zoneOf(tzid) ?? tzid } : {},
      value
    }));
    const result = scheduleOf(properties, this.#zone);
    return isProblem(result) ? result.reason : result;
  }

  #zoneOf(tzid: string): string | null {
    if (!this.#zones.has(tzid)) {
      if (this.#zones.size >= MOST_ZONES) return null;
      const { timeZone: preferred, now } = this.#clock;
      this.#zones.set(
        tzid,
        zoneMeant(tzid, this.#calendar.zones.get(tzid), { preferred, now: now.getTime() })
      );
    }
    return this.#zones.get(tzid)!;
  }
}

/** The times of an event; what Outlook marks as whole days and writes from midnight to midnight, as days. */
export function timesOf(event: WrittenEvent): readonly ContentLine[] {
  const times = event.properties.filter(({ name }) => OF_A_SERIES.includes(name));
  const isMarked = /^true$/i.test(property(event, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.value.trim() ?? '');
  const ends = times.filter(({ name }) => OF_A_SINGLE_DATE.includes(name));
  const isMidnight = ({ name, value }: ContentLine) =>
    name === 'DURATION' ? readDuration(value) % (24 * 60) === 0 : /^\d{8}(T0{6})?$/.test(value.trim());
  if (!isMarked || !ends.every(isMidnight)) return times;
  return times.map((one) =>
    one.name === 'DTSTART' || one.name === 'DTEND'
      ? { ...one, parameters: {}, value: one.value.trim().slice(0, 8) }
      : one
  );
}
