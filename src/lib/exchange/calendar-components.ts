import { logicalLines, parseContentLine, type ContentLine } from './content-lines.ts';

/** An event as it is written (VEVENT: RFC 5545, section 3.6.1), not yet understood. */
export interface WrittenEvent {
  /** Line of its BEGIN. */
  readonly line: number;
  readonly properties: readonly ContentLine[];
  /** Lines inside it that are no lines of a calendar; they were left out. */
  readonly brokenLines: readonly number[];
  /** Whether its END is there. */
  readonly isWhole: boolean;
}

/** A zone as a calendar defines it (VTIMEZONE): the properties of each STANDARD and DAYLIGHT. */
export type WrittenZone = readonly (readonly ContentLine[])[];

export interface WrittenCalendar {
  /** Properties of the calendar itself. */
  readonly properties: readonly ContentLine[];
  readonly events: readonly WrittenEvent[];
  readonly zones: ReadonlyMap<string, WrittenZone>;
  /** Broken lines outside of events. */
  readonly brokenLines: readonly number[];
}

/** Why a text is no calendar at all. */
export type CalendarProblem = 'empty' | 'web-page' | 'not-a-calendar';

/** A component being read. */
interface Open {
  readonly name: string;
  readonly line: number;
  readonly properties: ContentLine[];
  readonly brokenLines: number[];
  /** Of a VTIMEZONE. */
  readonly observances: ContentLine[][];
}

/** Components inside components; a calendar has three levels. */
const DEEPEST = 10;
/** What is in a calendar and in nothing else: where one begins, all that was open has ended, whether it said so or not. */
const TOP_LEVEL = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);
const KNOWN = new Set([...TOP_LEVEL, 'VCALENDAR', 'VALARM', 'STANDARD', 'DAYLIGHT']);
const isMisspelt = (name: string) => !KNOWN.has(name) && !name.startsWith('X-');

/**
 * Takes a calendar apart, forgiving what can be: broken lines, components that are not events, missing ends. Several
 * calendars in one text are read as one.
 */
export function readComponents(text: string): WrittenCalendar | CalendarProblem {
  const problem = problemOf(text);
  if (problem) return problem;
  const properties: ContentLine[] = [];
  const events: WrittenEvent[] = [];
  const zones = new Map<string, WrittenZone>();
  const brokenLines: number[] = [];
  const open: Open[] = [];

  const close = (component: Open, isWhole: boolean): void => {
    const { name, line } = component;
    const parent = open.at(-1);
    if (name === 'VEVENT') events.push({ ...component, line, isWhole });
    if (name === 'VCALENDAR') properties.push(...component.properties);
    if (name === 'STANDARD' || name === 'DAYLIGHT') parent?.observances.push(component.properties);
    if (name === 'VTIMEZONE') {
      const tzid = component.properties.find((one) => one.name === 'TZID')?.value;
      if (tzid !== undefined) zones.set(tzid, component.observances);
    }
  };

  for (const { text: line, number } of logicalLines(text)) {
    const written = parseContentLine(line);
    const inside = open.at(-1);
    if (!written) {
      // A broken line of a reminder breaks nothing we use.
      (inside?.name === 'VEVENT' ? inside.brokenLines : inside?.name === 'VALARM' ? [] : brokenLines).push(
        number
      );
    } else if (written.name === 'BEGIN') {
      const name = written.value.trim().toUpperCase();
      if (name === 'VCALENDAR') while (open.length > 0) close(open.pop()!, false);
      if (TOP_LEVEL.has(name))
        while (open.length > 0 && open.at(-1)!.name !== 'VCALENDAR') close(open.pop()!, false);
      if (open.length < DEEPEST)
        open.push({ name, line: number, properties: [], brokenLines: [], observances: [] });
    } else if (written.name === 'END') {
      const name = written.value.trim().toUpperCase();
      if (open.some((one) => one.name === name)) {
        while (open.at(-1)!.name !== name) close(open.pop()!, false);
        close(open.pop()!, true);
      } else {
        brokenLines.push(number);
        // Where one of BEGIN and END is misspelt (END:VEVNT), the other says what it was; else it ends what never began.
        if (inside && inside.name !== 'VCALENDAR' && isMisspelt(name) !== isMisspelt(inside.name))
          close({ ...open.pop()!, name: isMisspelt(name) ? inside.name : name }, true);
      }
    } else {
      inside?.properties.push(written);
    }
  }
  while (open.length > 0) close(open.pop()!, false);
  return { properties, events, zones, brokenLines };
}

function problemOf(text: string): CalendarProblem | null {
  if (text.trim() === '') return 'empty';
  if (/^BEGIN[ \t]*:[ \t]*VCALENDAR/im.test(text)) return null;
  return /^\s*(<!doctype html|<html|<\?xml|<!--|<head|<body)/i.test(text) ? 'web-page' : 'not-a-calendar';
}

/** The text of a calendar's bytes: UTF-8 as the standard wants it, else UTF-16 by its mark, else Windows-1252. */
export function decodeCalendar(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
