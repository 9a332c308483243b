import { unescapeText, type ContentLine } from './content-lines.ts';
import type { WrittenEvent } from './calendar-components.ts';

/** An event and those that change single dates of it (RFC 5545, section 3.8.4.4). */
export interface Series {
  readonly uid: string;
  /** Null when the calendar has only single dates of it. */
  readonly master: WrittenEvent | null;
  readonly overrides: readonly WrittenEvent[];
}

export interface GroupedEvents {
  readonly series: readonly Series[];
  /** Events that say the same UID (and RECURRENCE-ID) as a newer one. */
  readonly older: readonly WrittenEvent[];
  readonly withoutUid: readonly WrittenEvent[];
  readonly cutOff: readonly WrittenEvent[];
}

export function property(event: WrittenEvent, name: string): ContentLine | undefined {
  return event.properties.find((one) => one.name === name);
}

/** A TEXT value of an event, or undefined. */
export function textOf(event: WrittenEvent, name: string): string | undefined {
  const value = property(event, name)?.value;
  return value === undefined ? undefined : unescapeText(value);
}

/** Brings together what has one UID, and takes the newest where several events say the same. */
export function groupEvents(events: readonly WrittenEvent[]): GroupedEvents {
  const cutOff = events.filter(({ isWhole }) => !isWhole);
  const withoutUid: WrittenEvent[] = [];
  const older: WrittenEvent[] = [];
  const chosen = new Map<string, Map<string, WrittenEvent>>();
  for (const event of events) {
    if (!event.isWhole) continue;
    const uid = textOf(event, 'UID')?.trim();
    if (!uid) {
      withoutUid.push(event);
      continue;
    }
    const which = property(event, 'RECURRENCE-ID')?.value.trim() ?? '';
    const same = chosen.get(uid) ?? new Map<string, WrittenEvent>();
    chosen.set(uid, same);
    const before = same.get(which);
    if (before) older.push(isNewer(event, before) ? before : event);
    if (!before || isNewer(event, before)) same.set(which, event);
  }
  const series = [...chosen].map(([uid, same]) => ({
    uid,
    master: same.get('') ?? null,
    overrides: [...same].filter(([which]) => which !== '').map(([, event]) => event)
  }));
  return { series, older, withoutUid, cutOff };
}

/** By SEQUENCE, then by DTSTAMP (RFC 5546, section 2.1.5). */
function isNewer(one: WrittenEvent, other: WrittenEvent): boolean {
  const sequence = (event: WrittenEvent) => Number(property(event, 'SEQUENCE')?.value) || 0;
  const stamp = (event: WrittenEvent) =>
    property(event, 'LAST-MODIFIED')?.value ?? property(event, 'DTSTAMP')?.value ?? '';
  return (
    sequence(one) - sequence(other) > 0 || (sequence(one) === sequence(other) && stamp(one) > stamp(other))
  );
}
