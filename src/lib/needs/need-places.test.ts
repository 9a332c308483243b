import { loadSpeech } from '../i18n/speech.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { metresPerDegree } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import type { NeedGrid } from './need-grid.ts';
import { landmarksOn, nameOnGrid, whereInWords } from './need-places.ts';
import type { Speech } from './speech.ts';

let speech: Speech;
beforeAll(async () => {
  speech = await loadSpeech(localeOf('en'), wordsHere(aNeighbourhood(), localeOf('en')), 'needs');
});

const MIDDLE: LonLat = [9.14, 45.47];
const { lon, lat } = metresPerDegree(MIDDLE[1]);
/** So many metres east and north of the middle. */
const at = (east: number, north: number): LonLat => [MIDDLE[0] + east / lon, MIDDLE[1] + north / lat];
const named = (text: string, point: LonLat) => ({ name: { text, locale: 'it' }, point });

describe('a square is told by the nearest place that everybody knows', () => {
  const places = [named('Piazza', MIDDLE), named('Stadio', at(-2000, 0))];

  test('with the side on which it lies, and how far, to a hundred metres', () => {
    expect(whereInWords(at(420, 0), places, speech)).toBe('400 m east of Piazza');
    expect(whereInWords(at(0, -260), places, speech)).toBe('300 m south of Piazza');
    expect(whereInWords(at(-300, 300), places, speech)).toBe('400 m north-west of Piazza');
    expect(whereInWords(at(-2000, 500), places, speech)).toBe('500 m north of Stadio');
  });

  test('as near it where it is hardly off, and as a square where nothing is known', () => {
    expect(whereInWords(at(60, 60), places, speech)).toBe('near Piazza');
    expect(whereInWords(at(0, 0), [], speech)).toBe('a square of the neighbourhood');
  });
});

test('a square has a letter from west to east and a number from north to south, as in a street atlas', () => {
  const name = (column: number, row: number) => nameOnGrid(column, row, speech);
  expect([name(1, 1), name(3, 4), name(26, 2), name(27, 1), name(52, 10)]).toEqual([
    'A1',
    'C4',
    'Z2',
    'AA1',
    'ZZ10'
  ]);
});

test('of places by name the picture has six at most, none over another', () => {
  /** Top to bottom by what its latitude says, so that a test reads as it looks. */
  const place = ([left, top]: LonLat) => (left < 0 ? null : [left, top]);
  const grid = { columns: 8, rows: 8, place } as unknown as NeedGrid;
  const shown = (...tops: readonly number[]) =>
    landmarksOn(
      grid,
      tops.map((top) => named(String(top), [0.5, top]))
    ).map(({ name }) => Number(name.text));
  expect(shown(0.5, 0.2)).toEqual([0.2, 0.5]);
  // Where three are nearer than a line of words: those named later, one on each side.
  expect(shown(0.5, 0.51, 0.52)).toEqual([0.52, 0.51]);
  expect(shown(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)).toHaveLength(6);
  expect(landmarksOn(grid, [named('elsewhere', [-1, 0.5])])).toEqual([]);
});
