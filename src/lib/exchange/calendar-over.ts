import type { WrittenEvent } from './calendar-components.ts';
import { property } from './calendar-series.ts';

const DAY = 86_400_000;

/** Whether an event ended days ago by the mere figures of its dates and of its last day: nothing of it needs to be understood. */
export function isPlainlyOver(event: WrittenEvent, now: Date): boolean {
  if (event.properties.some(({ name }) => name === 'RDATE' || name === 'DURATION')) return false;
  const rule = property(event, 'RRULE')?.value;
  const until =
    rule === undefined ? undefined : (/(?:^|;)UNTIL=(\d{8})(?:T\d{6}Z?)?(?:;|$)/i.exec(rule)?.[1] ?? 'none');
  const days = ['DTSTART', 'DTEND'].map((name) => property(event, name)?.value.slice(0, 8));
  const yesterday = new Date(now.getTime() - 2 * DAY).toISOString().slice(0, 10).replaceAll('-', '');
  return (
    [...days, until].every((day) => day === undefined || (/^\d{8}$/.test(day) && day < yesterday)) &&
    days[0] !== undefined &&
    isOrdered(days)
  );
}

/** An event that ends before it begins is wrong, not past. */
function isOrdered([start, end]: readonly (string | undefined)[]): boolean {
  const exists = (day: string) => {
    const time = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)));
    return new Date(time).toISOString().slice(0, 10).replaceAll('-', '') === day;
  };
  return exists(start!) && (end === undefined || (exists(end) && start! <= end));
}
