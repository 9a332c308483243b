import type { RfcProperty } from '../activity/schedule/rfc-form.ts';
import { momentOfWallClock } from '../neighbourhood/clock.ts';
import type { LonLat } from '../geo/point.ts';
import { contentLine, escapeText } from './content-lines.ts';
import { vtimezone } from './vtimezone.ts';

/** An activity as a calendar shows it: worded already, in one language. */
export interface CalendarEvent {
  /** Stays the same wherever and under whichever name the activity is published. */
  readonly uid: string;
  readonly summary: string;
  /** BCP 47, of the summary. */
  readonly language: string;
  readonly description: string;
  readonly location: string | null;
  readonly point: LonLat | null;
  /** Of its page. */
  readonly url: string;
  readonly categories: readonly string[];
  /** `tentative`: nobody has confirmed its times lately. */
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** Grows with every change. */
  readonly sequence: number;
  /** ISO 8601 instants. */
  readonly addedAt: string;
  readonly changedAt: string;
  readonly schedule: readonly RfcProperty[];
}

export interface CalendarFile {
  readonly name: string;
  readonly description: string;
  /** Where it is fetched again. */
  readonly url: string;
  /** The page that shows the same. */
  readonly page: string;
  /** IANA zone in which it is to be shown. */
  readonly timeZone: string;
  readonly events: readonly CalendarEvent[];
}

/** How often a subscriber should ask again (RFC 7986, section 5.7): twice between breakfast and the evening. */
const REFRESH = 'PT6H';

/**
 * The calendar as text/calendar (RFC 5545), with what RFC 7986 and the usual programs add; written event by event, so that
 * others come in between (`inParts`).
 */
export function* writeCalendar(
  { name, description, url, page, timeZone, events }: CalendarFile,
  now: Date
): Generator<void, string> {
  const written: string[] = [];
  for (const event of events) {
    written.push(vevent(event));
    yield;
  }
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Vicina//Vicina//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', 'PUBLISH'),
    ...both('NAME', 'X-WR-CALNAME', name),
    ...both('DESCRIPTION', 'X-WR-CALDESC', description),
    contentLine('X-WR-TIMEZONE', timeZone),
    contentLine('URL', page),
    contentLine('SOURCE', url, { VALUE: 'URI' }),
    contentLine('REFRESH-INTERVAL', REFRESH, { VALUE: 'DURATION' }),
    contentLine('X-PUBLISHED-TTL', REFRESH),
    ...zonesOf(events, timeZone, now),
    ...written,
    contentLine('END', 'VCALENDAR')
  ].join('');
}

function both(name: string, usual: string, text: string): string[] {
  return [contentLine(name, escapeText(text)), contentLine(usual, escapeText(text))];
}

function vevent(event: CalendarEvent): string {
  const { location, point, categories } = event;
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', escapeText(event.uid)),
    // Without a METHOD that asks for an answer, both say when it was last changed (section 3.8.7.2).
    contentLine('DTSTAMP', utcText(event.changedAt)),
    contentLine('LAST-MODIFIED', utcText(event.changedAt)),
    contentLine('CREATED', utcText(event.addedAt)),
    contentLine('SEQUENCE', String(event.sequence)),
    ...event.schedule.map(({ name, parameters, value }) => contentLine(name, value, parameters)),
    contentLine('SUMMARY', escapeText(event.summary), { LANGUAGE: event.language }),
    ...(event.description === '' ? [] : [contentLine('DESCRIPTION', escapeText(event.description))]),
    ...(location === null ? [] : [contentLine('LOCATION', escapeText(location))]),
    ...(point === null ? [] : [contentLine('GEO', `${point[1].toFixed(6)};${point[0].toFixed(6)}`)]),
    ...(categories.length === 0 ? [] : [contentLine('CATEGORIES', categories.map(escapeText).join(','))]),
    contentLine('STATUS', event.status.toUpperCase()),
    // One may go there; nobody is busy because it takes place.
    contentLine('TRANSP', 'TRANSPARENT'),
    contentLine('URL', event.url),
    contentLine('END', 'VEVENT')
  ].join('');
}

/** Every zone that is named, and that of the calendar: a calendar without any component would not be one. */
function zonesOf(events: readonly CalendarEvent[], timeZone: string, now: Date): string[] {
  const first = new Map<string, string>();
  for (const { parameters, value } of events.flatMap(({ schedule }) => schedule)) {
    const zone = parameters.TZID;
    if (zone === undefined) continue;
    // In one zone the earliest time is the first in the alphabet.
    for (const time of value.split(',')) if (time < (first.get(zone) ?? '9')) first.set(zone, time);
  }
  const earliest = new Map([[timeZone, now.getTime()]]);
  for (const [zone, time] of first) {
    const moment = momentOfWallClock(wallOf(time), zone);
    earliest.set(zone, Math.min(moment, earliest.get(zone) ?? moment));
  }
  return [...earliest].map(([zone, moment]) => vtimezone(zone, moment, now.getTime()));
}

/** Milliseconds on the wall of `20261122T093000`. */
function wallOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3T$4:$5:$6Z'));
}

const IN_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function utcText(instant: string): string {
  if (IN_UTC.test(instant)) return instant.replace(/[-:]/g, '');
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
