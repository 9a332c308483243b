import { expect, test } from 'vitest';
import { vtimezone } from './vtimezone.ts';

const NOW = Date.UTC(2026, 10, 22);
const lines = (zone: string, from: number) => vtimezone(zone, from, NOW).split('\r\n');

test('a law that holds is a rule without end', () => {
  expect(lines('Europe/Rome', Date.UTC(2026, 6, 1)).filter((line) => line.startsWith('RRULE'))).toEqual([
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'
  ]);
});

test('it begins before the first event, so that this one too has an offset', () => {
  expect(lines('Europe/Rome', Date.UTC(2026, 6, 1))).toContain('DTSTART:20260329T020000');
});

test('a law that was abolished is not promised for ever', () => {
  const mexico = lines('America/Mexico_City', Date.UTC(2005, 0, 1));
  expect(mexico.filter((line) => line.startsWith('RRULE'))).toEqual([]);
  expect(mexico).toContain('RDATE:20220403T020000');
});

test('days that move from year to year are named one by one', () => {
  const jerusalem = lines('Asia/Jerusalem', Date.UTC(2026, 0, 1));
  expect(jerusalem).toContain('RDATE:20290323T020000');
  expect(jerusalem).not.toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=4FR');
});

test('a zone that never changes has one offset', () => {
  expect(lines('UTC', 0)).toEqual(expect.arrayContaining(['TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000']));
  expect(lines('Asia/Kolkata', NOW)).toContain('TZOFFSETTO:+0530');
});

test('a zone that does not exist is refused', () => {
  expect(() => vtimezone('Europe/Milano', 0, NOW)).toThrow(RangeError);
});
