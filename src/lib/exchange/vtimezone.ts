import { Temporal } from 'temporal-polyfill';
import { memoizeByText } from '../neighbourhood/memoize-by-text.ts';
import { contentLine, escapeText } from './content-lines.ts';

/*
 * VTIMEZONE (RFC 5545, section 3.6.5) from the rules that this machine knows, so that a reader without them, or with old
 * ones, has the same hours.
 */

/** A change of a zone's offset, with what the clock showed just before it. */
interface Transition {
  readonly at: Temporal.PlainDateTime;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly forward: boolean;
}

/** So many years of changes are looked at: what held throughout is written as a rule without end. */
const YEARS_AHEAD = 10;
const YEARS_OF_A_RULE = 8;
/** A zone that changes every year has two changes in each; this is only an end. */
const MOST_TRANSITIONS = 1000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The zone as a VTIMEZONE that holds from `earliest` on (both in milliseconds since 1970).
 * @throws RangeError when the zone is unknown
 */
export function vtimezone(timeZone: string, earliest: number, now: number): string {
  const transitions = transitionsOf(timeZone, earliest, now);
  const kinds = Map.groupBy(transitions, ({ from, to, name }) => `${from} ${to} ${name}`);
  const endYear = new Date(now).getUTCFullYear() + YEARS_AHEAD;
  const observances =
    transitions.length === 0
      ? [fixedObservance(timeZone, earliest)]
      : [...kinds.values()].flatMap((kind) => observancesOf(kind, endYear));
  return (
    contentLine('BEGIN', 'VTIMEZONE') +
    contentLine('TZID', escapeText(timeZone)) +
    observances.join('') +
    contentLine('END', 'VTIMEZONE')
  );
}

/** From the last change before `earliest`, so that it too falls into a known offset, to some years from now. */
function transitionsOf(timeZone: string, earliest: number, now: number): Transition[] {
  const found: Transition[] = [];
  const end = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .add({ years: YEARS_AHEAD }).epochMilliseconds;
  const begin = Temporal.Instant.fromEpochMilliseconds(earliest + 1).toZonedDateTimeISO(timeZone);
  let next = begin.getTimeZoneTransition('previous') ?? begin.getTimeZoneTransition('next');
  while (next && next.epochMilliseconds < end && found.length < MOST_TRANSITIONS) {
    const before = next.subtract({ nanoseconds: 1 });
    found.push({
      at: next.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime(),
      from: offsetText(before.offsetNanoseconds),
      to: offsetText(next.offsetNanoseconds),
      name: abbreviation(next),
      forward: next.offsetNanoseconds > before.offsetNanoseconds
    });
    next = next.getTimeZoneTransition('next');
  }
  return found;
}

/** Changes of one kind: those that follow a yearly rule to the end as that rule, those before as dates. */
function observancesOf(transitions: readonly Transition[], endYear: number): string[] {
  const last = transitions.at(-1)!;
  let first = transitions.length - 1;
  let rule: string | null = null;
  for (const candidate of rulesOf(last.at)) {
    let from = transitions.length - 1;
    while (from > 0 && follows(transitions[from - 1]!.at, transitions[from]!.at, candidate)) from--;
    if (rule === null || from < first) [rule, first] = [candidate, from];
  }
  // Dates that move (the Friday before the last Sunday) can look like a rule for some years.
  if (transitions.length - first < YEARS_OF_A_RULE || rule === null || last.at.year < endYear - 1) {
    return [observance(transitions, null)];
  }
  const before = transitions.slice(0, first);
  return [
    ...(before.length > 0 ? [observance(before, null)] : []),
    observance(transitions.slice(first), rule)
  ];
}

/** The two ways in which laws name a day: the second Sunday of March, the last Sunday of October. */
function rulesOf(at: Temporal.PlainDateTime): string[] {
  const weekday = WEEKDAYS[at.dayOfWeek - 1];
  const rules = [`FREQ=YEARLY;BYMONTH=${at.month};BYDAY=${Math.ceil(at.day / 7)}${weekday}`];
  if (at.day + 7 > at.daysInMonth) rules.unshift(`FREQ=YEARLY;BYMONTH=${at.month};BYDAY=-1${weekday}`);
  return rules;
}

function follows(one: Temporal.PlainDateTime, next: Temporal.PlainDateTime, rule: string): boolean {
  return (
    one.year === next.year - 1 && one.toPlainTime().equals(next.toPlainTime()) && rulesOf(one).includes(rule)
  );
}

function observance(transitions: readonly Transition[], rule: string | null): string {
  const first = transitions[0]!;
  const kind = first.forward ? 'DAYLIGHT' : 'STANDARD';
  return (
    contentLine('BEGIN', kind) +
    contentLine('DTSTART', wallText(first.at)) +
    contentLine('TZOFFSETFROM', first.from) +
    contentLine('TZOFFSETTO', first.to) +
    contentLine('TZNAME', escapeText(first.name)) +
    (rule === null
      ? transitions
          .slice(1)
          .map(({ at }) => contentLine('RDATE', wallText(at)))
          .join('')
      : contentLine('RRULE', rule)) +
    contentLine('END', kind)
  );
}

/** A zone that never changes. */
function fixedObservance(timeZone: string, moment: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  const offset = offsetText(zoned.offsetNanoseconds);
  return (
    contentLine('BEGIN', 'STANDARD') +
    contentLine('DTSTART', '19700101T000000') +
    contentLine('TZOFFSETFROM', offset) +
    contentLine('TZOFFSETTO', offset) +
    contentLine('TZNAME', escapeText(abbreviation(zoned))) +
    contentLine('END', 'STANDARD')
  );
}

const wallText = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');

/** `+0100`; with seconds only for zones of long ago. */
function offsetText(nanoseconds: number): string {
  const seconds = Math.abs(nanoseconds) / 1e9;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0')
  );
  return (nanoseconds < 0 ? '-' : '+') + (parts[2] === '00' ? parts.slice(0, 2) : parts).join('');
}

function abbreviation(zoned: Temporal.ZonedDateTime): string {
  const parts = shortNames(zoned.timeZoneId).formatToParts(zoned.epochMilliseconds);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zoned.offset;
}

const MOST_ZONES = 100;
const shortNames = memoizeByText(
  (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' }),
  MOST_ZONES
);
