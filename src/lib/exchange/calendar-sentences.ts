import type { ScheduleReason } from '../activity/schedule/parse.ts';
import type { CalendarProblem } from './calendar-components.ts';

/** Why an event of an incoming calendar is not taken. */
export type EventReason =
  | ScheduleReason
  | 'cut-off'
  | 'no-uid'
  | 'uid-too-long'
  | 'same-uid'
  | 'of-another'
  | 'no-title'
  | 'private'
  | 'this-and-future'
  | 'excluded-by-rule'
  | 'too-many';

/** What was repaired or left out of an event that was taken. */
export type NoteReason = 'broken-lines' | 'long-text';

/** Said to the owner of the calendar, who can change it: one sentence, what to do where it is not plain. */
const EVENT_SENTENCES: Readonly<Record<EventReason, string>> = {
  missing: 'It does not say when it begins and when it ends.',
  'not-understood': 'Its times cannot be understood.',
  'date-impossible': 'It has a date or a time that does not exist.',
  'date-too-far': 'It has a date before 1970 or after 2100.',
  'end-before-start': 'It ends before it begins.',
  'too-long': 'It lasts longer than a year.',
  'time-zone-unknown': 'Its time zone is not one we know.',
  'too-many-dates': 'It has more than 500 single dates: a recurrence rule says it better.',
  'dates-unlike-start': 'Its start, end and other dates are not all whole days or all times.',
  'rule-ends-before-start': 'It stops repeating before it begins.',
  'start-out-of-season': 'It begins in a month that is not of its season.',
  'season-with-this-rule': 'Its season does not go with how it repeats.',
  'text-too-long': 'Its recurrence rule is too long.',
  'rule-not-understood': 'How it repeats cannot be understood.',
  'rule-too-often': 'It repeats more often than 24 times a day.',
  'rule-too-many-times': 'It repeats more than 1,000 times: give a last day instead.',
  'rule-list-too-long': 'Its recurrence rule lists too many values.',
  'cut-off': 'It is cut off: its END:VEVENT is missing.',
  'no-uid': 'It has no UID, so that a later change of it could not be told from a new event.',
  'uid-too-long': 'Its UID is longer than 300 characters.',
  'same-uid': 'Another event has the same UID and is newer or comes first; that one was taken.',
  'of-another': 'Its UID is that of an activity of another organisation or neighbourhood.',
  'no-title': 'It has no title (SUMMARY).',
  private: 'It is marked as private or confidential.',
  'this-and-future':
    'From a date on it changes (THISANDFUTURE), and how it goes on cannot be told: end it there, and begin a new event.',
  'excluded-by-rule': 'It leaves dates out by a rule (EXRULE): leave them out one by one, with EXDATE.',
  'too-many': 'The calendar has more events to come than are taken.'
};

const CALENDAR_SENTENCES: Readonly<Record<CalendarProblem, string>> = {
  empty: 'The calendar is empty: not even BEGIN:VCALENDAR is there.',
  'web-page':
    'This is a web page, not a calendar: look for the address that ends in .ics or is called "iCal".',
  'not-a-calendar': 'This is not a calendar: it has no line BEGIN:VCALENDAR.'
};

export function eventSentence(reason: EventReason): string {
  return EVENT_SENTENCES[reason];
}

export function calendarSentence(problem: CalendarProblem): string {
  return CALENDAR_SENTENCES[problem];
}
