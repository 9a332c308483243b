import * as v from 'valibot';
import { ADDRESS } from '../../field/bounds.ts';
import {
  daySchema,
  localisedTextSchema,
  lonLatSchema,
  sourceSchema,
  textSchema
} from '../../field/values.ts';
import { isBlank } from '../../i18n/unseen.ts';
import { DAY, isoDate } from '../../neighbourhood/calendar-day.ts';

/** Moved for a time, closed for a time, or anything else to know before one goes. */
export const NOTICE_KINDS = ['moved', 'closed', 'other'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** More at once nobody reads before she goes. */
export const MOST_NOTICES = 4;
/** Of its words in one language, in characters. */
export const LONGEST_NOTICE = 300;

const words = v.pipe(
  localisedTextSchema,
  v.check(
    (texts) => Object.values(texts).every((one) => one.length <= LONGEST_NOTICE && !isBlank(one)),
    `must be at most ${LONGEST_NOTICE} characters in each language, and not blank`
  )
);

/**
 * Something about a place that ends by itself (docs/decisions/0024). It says its end: the last day it holds, or the day on
 * which somebody is to ask again and until which it is believed. Days are those of the neighbourhood's wall calendar.
 */
export const noticeSchema = v.pipe(
  v.strictObject({
    kind: v.picklist(NOTICE_KINDS),
    text: v.exactOptional(words),
    from: daySchema,
    until: v.exactOptional(v.pipe(daySchema, v.description('The last day it holds.'))),
    ask_again: v.exactOptional(
      v.pipe(daySchema, v.description('Where the end is not known: until when it is believed.'))
    ),
    address: v.exactOptional(
      v.pipe(
        textSchema,
        v.maxLength(ADDRESS),
        v.check((one) => !isBlank(one)),
        v.description('Where it is meanwhile.')
      )
    ),
    point: v.exactOptional(v.pipe(lonLatSchema, v.description('WGS 84, longitude first, of that address.'))),
    source: v.exactOptional(sourceSchema)
  }),
  v.forward(
    v.check(
      ({ until, ask_again }) => (until === undefined) !== (ask_again === undefined),
      'needs an end: "until", or "ask_again" where it is not known'
    ),
    ['until']
  ),
  v.forward(
    v.check(({ from, until, ask_again }) => (until ?? ask_again ?? from) >= from, 'is before "from"'),
    ['until']
  ),
  v.forward(
    v.check(
      ({ kind, address, point }) =>
        kind === 'moved' ? address !== undefined : address === undefined && point === undefined,
      'is told of what moved, and of nothing else'
    ),
    ['address']
  ),
  v.forward(
    v.check(({ kind, text }) => kind !== 'other' || text !== undefined, 'says nothing'),
    ['text']
  )
);
export type Notice = Readonly<v.InferOutput<typeof noticeSchema>>;

/** The day it ends, `YYYY-MM-DD`; that day it still holds. */
export const endOf = ({ from, until, ask_again }: Notice): string => until ?? ask_again ?? from;

/** Whether it holds on a day, `YYYY-MM-DD` on the wall. */
export const holdsOn = (notice: Notice, day: string): boolean => notice.from <= day && day <= endOf(notice);

/** Those that hold on a day: what closes a place first, then where it went, then the rest. */
export function noticesOn(all: readonly Notice[], day: string): Notice[] {
  const order = ['closed', 'moved', 'other'] satisfies NoticeKind[];
  return all
    .filter((one) => holdsOn(one, day))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** A closure months away stands in nobody's way; within a month she may be planning around it. In days. */
const ANNOUNCED = 30;

/** Those that begin soon after a day, the next one first. */
export function noticesToCome(all: readonly Notice[], day: string): Notice[] {
  const last = isoDate(Date.parse(day) / DAY + ANNOUNCED);
  return all
    .filter(({ from }) => day < from && from <= last)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** The closure that holds longest of those that hold on a day; undefined when it is not closed. */
export function closureOn(all: readonly Notice[], day: string): Notice | undefined {
  return all
    .filter((one) => one.kind === 'closed' && holdsOn(one, day))
    .sort((one, other) => (endOf(one) < endOf(other) ? 1 : -1))[0];
}

/** The latest move that holds on a day. */
export function moveOn(all: readonly Notice[], day: string): Notice | undefined {
  return all
    .filter((one) => one.kind === 'moved' && holdsOn(one, day))
    .sort((one, other) => (one.from < other.from ? 1 : -1))[0];
}
