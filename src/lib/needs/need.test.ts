import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { messagesIn } from '../../../tests/language-files.ts';
import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { fromUtm } from '../geo/utm.ts';
import {
  needCellAt,
  needCellKey,
  NEED_CELL_METRES,
  readNeed,
  STOPS,
  TIMES,
  WHATS,
  type Need
} from './need.ts';
import { needGrid } from './need-grid.ts';
import { squareAt } from './square-at.ts';

const landmarks = [{ slug: 'piazza', point: [9.1405, 45.4721] as LonLat }];
const outline: Polygon = {
  type: 'Polygon',
  coordinates: [[[9.13, 45.46], [9.15, 45.46], [9.15, 45.48], [9.13, 45.48], [9.13, 45.46]]] // prettier-ignore
};
const cells = needGrid(outline).squares.map(({ cell }) => cell);

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of typeof values === 'string' ? [values] : values) data.append(name, value);
  return data;
}

describe('four taps', () => {
  const whole = { what: 'childcare', where: 'piazza', when: 'evening', stops: ['cost', 'fear', 'nonsense'] };

  test('are a need with the cell of the landmark, and not its point', () => {
    expect(readNeed(form(whole), landmarks, cells)).toEqual({
      need: {
        what: 'childcare',
        cell: { zone: 32, column: 2554, row: 25_177 },
        times: ['evening'],
        stops: ['cost', 'fear']
      }
    });
    expect(JSON.stringify(readNeed(form(whole), landmarks, cells))).not.toMatch(/9\.14|45\.47/);
  });

  test('may be of a square of the picture, told by its key', () => {
    const { need } = readNeed(form({ ...whole, where: '32-2551-25178' }), landmarks, cells) as { need: Need };
    expect(need.cell).toEqual({ zone: 32, column: 2551, row: 25_178 });
  });

  test('may be of anywhere, and without anything that stops her', () => {
    expect(readNeed(form({ what: 'work', where: 'anywhere', when: 'any' }), landmarks, cells)).toEqual({
      need: { what: 'work', cell: null, times: ['any'], stops: [] }
    });
  });

  test.each([
    [{ ...whole, what: 'la mia vicina' }, 'what'],
    [{ ...whole, where: '9.14,45.47' }, 'where'],
    [{ ...whole, where: '32-2000-25178' }, 'where'],
    [{ ...whole, where: '32-510200-5035600' }, 'where'],
    [{ what: 'work', when: 'any' }, 'where'],
    [{ ...whole, when: '18:30' }, 'when'],
    [{}, 'what']
  ])('that are not on the lists are asked for again: %j', (fields, problem) => {
    expect(readNeed(form(fields), landmarks, cells)).toEqual({ problem });
  });
});

describe('the picture of the neighbourhood', () => {
  const grid = needGrid(outline);

  test('has a square once, and one for every place in it: its own, or the next where that is a sliver', () => {
    const keys = new Set(grid.squares.map(({ cell }) => needCellKey(cell)));
    expect(keys.size).toBe(grid.squares.length);
    fc.assert(
      fc.property(
        fc.double({ min: 9.1302, max: 9.1498, noNaN: true }),
        fc.double({ min: 45.4602, max: 45.4798, noNaN: true }),
        (lon, lat) => {
          const own = grid.squares.find(
            ({ cell }) => needCellKey(cell) === needCellKey(needCellAt([lon, lat]))
          );
          const found = squareAt([lon, lat], grid.squares);
          expect(found).not.toBeNull();
          if (own) expect(found).toBe(own);
        }
      )
    );
  });

  test('has north above and west on the left, each square where its middle is', () => {
    for (const { column, row, centre, cell } of grid.squares) {
      const [left, top] = grid.place(centre)!;
      expect(Math.floor(left * grid.columns) + 1).toBe(column);
      expect(Math.floor(top * grid.rows) + 1).toBe(row);
      expect(needCellAt(centre)).toEqual(cell);
    }
    expect(grid.place([9.3, 45.47])).toBeNull();
    expect(squareAt([9.3, 45.47], grid.squares)).toBeNull();
  });
});

test('a square is drawn from a tenth of itself on: whoever is in a smaller sliver is told of in the next', () => {
  /** Two whole squares from west to east, and `metres` of a third. */
  const columns = (metres: number) => {
    const [west, south] = [2550 * NEED_CELL_METRES, 25_180 * NEED_CELL_METRES];
    const corners = [
      [0, 0],
      [2 * NEED_CELL_METRES + metres, 0],
      [2 * NEED_CELL_METRES + metres, NEED_CELL_METRES],
      [0, NEED_CELL_METRES],
      [0, 0]
    ].map(([east, north]) => [...fromUtm([west + east!, south + north!], 32)]);
    return needGrid({ type: 'Polygon', coordinates: [corners] }).columns;
  };
  expect([columns(0), columns(10), columns(30), columns(200)]).toEqual([2, 2, 3, 3]);
});

test('a cell says no more of a point than 200 metres', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 9, max: 9.3, noNaN: true }),
      fc.double({ min: 45.3, max: 45.6, noNaN: true }),
      (lon, lat) => {
        const { zone, column, row } = needCellAt([lon, lat]);
        const middle = fromUtm([(column + 0.5) * NEED_CELL_METRES, (row + 0.5) * NEED_CELL_METRES], zone);
        expect(metresBetween(middle, [lon, lat])).toBeLessThan((NEED_CELL_METRES / 2) * Math.SQRT2 + 1);
      }
    )
  );
});

test('everything that can be chosen has a name', () => {
  const named = [...messagesIn('needs', 'it').keys()];
  const under = (section: string) =>
    named.filter((key) => key.startsWith(`${section}.`)).map((key) => key.slice(section.length + 1));
  expect(under('whats')).toEqual([...WHATS]);
  expect(under('times')).toEqual([...TIMES]);
  expect(under('stop')).toEqual([...STOPS]);
});
