import { describe, expect, test } from 'vitest';
import { encodeCursor } from '../place/cursor.ts';
import { activitiesQuery } from './activities-query.server.ts';
import { pagingOf } from './paging.server.ts';
import { slugPage } from './slug-pages.server.ts';
import { travelTimeQuery } from './travel-time-query.server.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const written = (json: string) => Buffer.from(json).toString('base64url');

/** What a program may send where a number is meant, and what is none in an address. */
const NO_NUMBERS = [
  ...['1e999', '-1e999', 'NaN', 'Infinity', '-Infinity', '1e3', '0x10', '1_0', '+1', '٣', '１', 'one'],
  ...['99999999999999999999', '-1', '-99999999999999999999']
];
const NO_DEGREES = NO_NUMBERS.filter((text) => text !== '-1');

/** Cursors that are JSON of the right shape, or nearly; then some of ours with more written to them. */
const NO_CURSORS = [
  ...['[1e999,"ID"]', '[-1e999,"ID"]', '[NaN,"ID"]', '[Infinity,"ID"]', '[null,"ID"]', '["1","ID"]'],
  ...['[true,"ID"]', '[[1],"ID"]', '[{},"ID"]', '[0x10,"ID"]', '[1,"ID",1]', '[1]', '[]', '{}'],
  ...['[1,null]', '[1,1]', '[1,["ID"]]', '[1,""]', '[1,"ID\\n"]', '[1,"ID\\u0000"]', '[1," ID"]']
].map((json) => written(json.replace('ID', ID)));
const OTHERWISE = [`${written(`[1,"${ID}"]`)}=`, `${written('corso')}!`, ` ${written('corso')}`];

/** Runs a query of an address; resolves to the parameter that was refused, or to what was read. */
function refused(read: (query: URLSearchParams) => unknown, query: Record<string, string>): unknown {
  try {
    return read(new URLSearchParams(query));
  } catch (error) {
    return (error as { parameter?: string }).parameter ?? error;
  }
}
const paging = (query: URLSearchParams) => pagingOf(query, ['slug']);
const slugs = (query: URLSearchParams) => slugPage([], new URL(`https://vicina.example/?${query}`));
const travel = (query: URLSearchParams) => travelTimeQuery(query, [9.13, 45.46, 9.15, 45.48]);

describe('how many on a page', () => {
  test.each([...NO_NUMBERS, '0', '-0', '1001', '1.5', ' ', '1,2'])('is not %j', (limit) => {
    for (const read of [paging, slugs, activitiesQuery]) expect(refused(read, { limit })).toBe('limit');
  });

  test('is from one to a thousand', () => {
    for (const limit of [1, 1000])
      expect(paging(new URLSearchParams({ limit: String(limit) })).limit).toBe(limit);
    expect(paging(new URLSearchParams()).limit).toBe(100);
  });
});

describe('where a page begins', () => {
  test.each([...NO_CURSORS, ...OTHERWISE])('is not %j', (cursor) => {
    for (const read of [paging, slugs, activitiesQuery]) expect(refused(read, { cursor })).toBe('cursor');
  });

  test.each([0, -0, 1, -1.5, 5e-324, 2 ** 53, Number.MAX_VALUE])(
    'is a rank that a page ended with: %d',
    (rank) => {
      const { after } = paging(new URLSearchParams({ cursor: encodeCursor({ rank, id: ID }) }));
      expect(after).toEqual({ rank: rank + 0, id: ID });
    }
  );
});

describe('a position', () => {
  test.each(NO_DEGREES)('has no coordinate %s', (wrong) => {
    for (const at of [`${wrong},45.47`, `9.14,${wrong}`]) {
      expect(refused(activitiesQuery, { near: at })).toBe('near');
      expect(refused(travel, { from: at })).toBe('from');
    }
  });

  test.each(['180.001,0', '-180.001,0', '0,90.001', '0,-90.001', '9.14', '9.14,45.47,0', ','])(
    'is on the globe, of two numbers: not %s',
    (at) => {
      expect(refused(activitiesQuery, { near: at })).toBe('near');
      expect(refused(travel, { from: at })).toBe('from');
    }
  );
});

describe('a box', () => {
  const edges = ['9.13', '45.46', '9.15', '45.48'];
  test.each(NO_DEGREES)('has no edge %s', (wrong) => {
    for (const at of edges.keys())
      expect(refused(activitiesQuery, { bbox: edges.with(at, wrong).join(',') })).toBe('bbox');
  });
});

describe('minutes on foot', () => {
  test.each([...NO_NUMBERS, '0', '-0', '121', '1.5', '5,10'])('are not %s', (minutes) => {
    expect(refused(activitiesQuery, { near: '9.14,45.47', minutes })).toBe('minutes');
  });
  test.each([...NO_NUMBERS, '0', '-0', '21', '1.5', '5,', ',5', '5,1e999'])(
    'are not %s, for an area',
    (minutes) => {
      expect(refused(travel, { from: '9.14,45.47', minutes })).toBe('minutes');
    }
  );
});
