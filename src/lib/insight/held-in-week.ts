import type { LonLat } from '../geo/point.ts';
import type { Position } from '../geo/position.ts';
import { DAY, isoDate } from '../neighbourhood/calendar-day.ts';
import { closureOn, type Notice } from '../place/notices/notice.ts';
import { placeOn } from '../place/notices/place-on.ts';

/** What of a notice the evidence is made of; a kept report has no more of it: no words. */
export type NoticeFacts = Pick<Notice, 'kind' | 'from' | 'until' | 'ask_again' | 'point'>;

/** Where something is and what holds there for a time. */
interface Held {
  readonly position: Position;
  /** Where it is otherwise, when it is given as it is to be found today. */
  readonly usual?: { readonly position: Position } | undefined;
  readonly notices?: readonly NoticeFacts[];
}

/** Where it is on the Monday of a week, whatever the day is on which it is asked. */
export function pointInWeek({ position, usual, notices = [] }: Held, monday: string): LonLat | null {
  return placeOn({ position: usual?.position ?? position, address: null, notices }, monday).position.point;
}

/** Whether notices close it on each day of a week. */
export const isClosedAllWeek = (notices: readonly NoticeFacts[] | undefined, monday: string): boolean =>
  Array.from({ length: 7 }, (_, day) => isoDate(Date.parse(monday) / DAY + day)).every((day) =>
    closureOn(notices ?? [], day)
  );
