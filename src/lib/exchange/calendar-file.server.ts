import type { Activity } from '../activity/activity.ts';
import { activityHref } from '../activity/addresses.ts';
import { capacityInWords } from '../activity/capacity-words.ts';
import { named, noticesOf, timesCaution, whereOf } from '../activity/reading.server.ts';
import { isWork } from '../activity/matches.ts';
import { nextOccurrences, startsInPauses } from '../activity/schedule/expand.server.ts';
import { isProblem, problemOfSchedule } from '../activity/schedule/parse.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { inParts } from '../server/yield-to-event-loop.ts';
import { neighbourhoodView, viewText, type Reading } from '../place/reading.server.ts';
import { recurrenceOf } from './calendar-recurrence.server.ts';
import { writeCalendar, type CalendarEvent } from './icalendar.ts';

/** What is over stays in a subscribed calendar for so long, in milliseconds: last month is still looked up. */
const KEPT_WHEN_OVER = 31 * 86_400_000;

interface Published {
  /** Of this calendar; without its ending and with the same filters, that of the page. */
  readonly url: string;
  /** Ours: of the pages. */
  readonly origin: string;
  /** When each activity last changed, by slug: ISO 8601 instants. */
  readonly changed: Readonly<Partial<Record<string, string>>>;
}

type Scheduled = Activity & { readonly schedule: Schedule };

/** Activities to subscribe to. What has no days yet cannot be in a calendar: its description says how many those are. */
export function calendarFileOf(
  activities: readonly Activity[],
  here: Reading,
  published: Published
): Promise<string> {
  return inParts(wholeCalendar(activities, here, published));
}

function* wholeCalendar(
  activities: readonly Activity[],
  here: Reading,
  published: Published
): Generator<void, string> {
  const { t } = here.translator;
  const pauses = schoolHolidays(here.neighbourhood);
  const since = new Date(here.now.getTime() - KEPT_WHEN_OVER);
  const toConfirm = activities.filter((one) => !hasSchedule(one) && !isWork(one.kind)).length;
  const events: CalendarEvent[] = [];
  for (const activity of activities.filter(hasSchedule)) {
    const isOver = nextOccurrences(activity.schedule, since, 1, { pauses }).length === 0;
    if (!isOver) events.push(eventOf(activity, here, published));
    yield;
  }
  const title = t('calendar.title', { neighbourhood: neighbourhoodView(here).name.text });
  return yield* writeCalendar(
    {
      name: title,
      description: [title, toConfirm > 0 && t('calendar.toConfirm', { count: toConfirm })]
        .filter(Boolean)
        .join('. '),
      url: published.url,
      page: published.url.replace(/\.ics(?=$|\?)/, ''),
      timeZone: here.neighbourhood.timeZone,
      events
    },
    here.now
  );
}

/** One activity, whenever it is. */
export function calendarOfOne(activity: Scheduled, here: Reading, published: Published): Promise<string> {
  const { title } = named(activity, here);
  const file = writeCalendar(
    {
      name: title.text,
      description: `${title.text} · ${neighbourhoodView(here).name.text}`,
      url: published.url,
      page: published.url.replace(/\.ics(?=$|\?)/, ''),
      timeZone: here.neighbourhood.timeZone,
      events: [eventOf(activity, here, published)]
    },
    here.now
  );
  return inParts(file);
}

/** Whether its days are known. A schedule that cannot be understood would break the whole calendar: it counts as none. */
export function hasSchedule(activity: Activity): activity is Scheduled {
  return activity.schedule !== null && !isProblem(problemOfSchedule(activity.schedule));
}

function eventOf(activity: Scheduled, here: Reading, { origin, changed }: Published): CalendarEvent {
  const { place, demonstration, cancelled, contacts, capacity } = activity;
  const { locale, t } = here.translator;
  const { title, kind } = named(activity, here);
  const where = whereOf(activity, here);
  const pauses = schoolHolidays(here.neighbourhood);
  // New school holidays change its dates, although nobody has changed the entry itself.
  const pausedBy = activity.schedule.pausesInSchoolHolidays ? here.neighbourhood.revision : null;
  const texts = ['about', 'scheduleNote', 'conditions', 'costNote', 'requirements', 'howToJoin'] as const;
  return {
    // The id of the entry alone (RFC 7986, section 5.3): the host may change, and a backup may be put on another.
    uid: activity.id,
    // A calendar shows little more than this: what is invented says so here.
    summary: demonstration ? `${title.text} (${t('calendar.example')})` : title.text,
    language: title.locale,
    description: [
      ...noticesOf(activity, here).map(({ text }) => text),
      // Full and waiting are notices; a copy that is kept for long says of which day it is.
      capacity?.state === 'open' && capacityInWords(capacity, here.translator),
      ...texts.map((field) => viewText(activity[field], here)?.text),
      contacts.phone,
      contacts.website
    ]
      .filter(Boolean)
      .join('\n\n'),
    location: [where?.text, place?.address].filter(Boolean).join(', ') || null,
    point: place?.point ?? null,
    url: origin + activityHref(locale, here.neighbourhood.slug, activity.slug),
    categories: [kind, activity.kind],
    status: cancelled ? 'cancelled' : timesCaution(activity, here) === null ? 'confirmed' : 'tentative',
    sequence: pausedBy === null ? activity.revision : Math.max(activity.revision, pausedBy),
    addedAt: activity.addedAt,
    changedAt: changed[activity.slug] ?? activity.addedAt,
    schedule: recurrenceOf(activity.schedule, startsInPauses(activity.schedule, pauses))
  };
}
