import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { filtersToQuery, NO_FILTERS, parseFilters, type PlaceFilters } from './filters.ts';
import { FEATURES, REQUIREMENTS } from './vocabulary.ts';

const KNOWN = ['health', 'library', 'pharmacy'];
const parse = (query: string) => parseFilters(new URLSearchParams(query), (slug) => KNOWN.includes(slug));
const reasons = (query: string) =>
  parse(query).problems.map(({ parameter, reason }) => `${parameter}: ${reason}`);

describe('what a reader asks for', () => {
  test('is empty for an empty address, and for a form sent without choosing', () => {
    expect(parse('').filters).toEqual(NO_FILTERS);
    expect(parse('q=&open=&near=&minutes=&language=')).toEqual({ filters: NO_FILTERS, problems: [] });
  });

  test('comes from the address whole', () => {
    const { filters, problems } = parse(
      'q=corso+di+italiano&category=library&category=health&open=now&near=9.137,45.472&minutes=10&language=ar' +
        '&feature=women-only&feature=childcare&without=identity-document&bbox=9,45,9.2,45.6'
    );
    expect(problems).toEqual([]);
    expect(filters).toEqual({
      knownOnly: false,
      q: 'corso di italiano',
      categories: ['health', 'library'],
      open: 'now',
      near: [9.137, 45.472],
      minutes: 10,
      language: 'ar',
      features: ['childcare', 'women-only'],
      without: ['identity-document'],
      bbox: [9, 45, 9.2, 45.6]
    });
  });

  test.each([
    ['near=abc', ['near: not-a-position']],
    ['near=9.1', ['near: not-a-position']],
    ['near=91,999', ['near: not-a-position']],
    ['near=abc&minutes=10', ['near: not-a-position']],
    ['minutes=10', ['minutes: needs-near']],
    ['near=9,45&minutes=0', ['minutes: not-minutes']],
    ['near=9,45&minutes=1e3', ['minutes: not-minutes']],
    ['bbox=9.2,45,9,45.6', ['bbox: reversed']],
    ['bbox=-180,-90,180,90', ['bbox: too-large']],
    ['bbox=1,2,3', ['bbox: not-a-box']],
    ['bbox=1,2,3,NaN', ['bbox: not-a-box']],
    ['category=nope', ['category: unknown-category']],
    ['feature=nope', ['feature: unknown-value']],
    ['without=nope', ['without: unknown-value']],
    ['open=yesterday', ['open: not-a-time']],
    ['open=2026-02-30T10:00', ['open: not-a-time']],
    ['open=2026-11-25T24:00', ['open: not-a-time']],
    ['open=2026-11-25T10:60', ['open: not-a-time']],
    ['open=2026-11-25T10:00%2B99:00', ['open: not-a-time']],
    ['language=<script>', ['language: not-a-language']],
    ['language=ar-99', ['language: not-a-language']],
    ['minutes=5&near=', ['minutes: needs-near']],
    [`q=${'x'.repeat(10_000)}`, ['q: too-long']],
    ['q=a%00b', ['q: characters']],
    ['q=%27%3B+drop+table+places%3B--', ['q: characters']],
    ['q=a&q=b', ['q: repeated']]
  ])('is left out and reported when wrong: %s', (query, expected) => {
    expect(reasons(query)).toEqual(expected);
    expect(parse(query).filters).toMatchObject(query.startsWith('near=9,45') ? {} : NO_FILTERS);
  });

  test('does not mind invisible marks among letters', () => {
    expect(parse('q=%E2%80%8F' + encodeURIComponent('ශ්\u200dරී')).filters.q).toBe('ශ්රී');
  });

  test('takes a plus sign that nobody encoded in a time', () => {
    expect(parse('open=2026-11-25T10:00+01:00').filters.open).toEqual({ at: '2026-11-25T10:00+01:00' });
  });
});

const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((value) => value / 1e6 + 0);

const anyFilters: fc.Arbitrary<PlaceFilters> = fc
  .record({
    q: fc.option(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}'’.,]{0,30}$/u), { nil: null }),
    categories: fc.subarray(KNOWN).map((slugs) => slugs.toSorted()),
    open: fc.constantFrom(
      null,
      'now' as const,
      { at: '2026-11-25T10:00:00+01:00' },
      { at: '2026-03-29T02:30' }
    ),
    near: fc.option(fc.tuple(degrees(180), degrees(90)), { nil: null }),
    minutes: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
    language: fc.constantFrom(null, 'ar', 'zh-Hans', 'tl'),
    features: fc.subarray([...FEATURES]).map((values) => values.toSorted()),
    without: fc.subarray([...REQUIREMENTS]).map((values) => values.toSorted()),
    knownOnly: fc.boolean(),
    bbox: fc.constantFrom(null, [9.1, 45.4, 9.2, 45.5] as const, [-0.5, -1, 0, 0.25] as const)
  })
  .map((filters) => (filters.near === null ? { ...filters, minutes: null } : filters));

test('filters survive the way into an address and back', () => {
  fc.assert(
    fc.property(anyFilters, (filters) => {
      const address = filtersToQuery(filters).toString();
      expect(parse(address)).toEqual({ filters, problems: [] });
      expect(filtersToQuery(parse(address).filters).toString()).toBe(address);
    })
  );
});

test('no address, however strange, is more than reported', () => {
  const parameter = fc.constantFrom(
    'q',
    'category',
    'open',
    'near',
    'minutes',
    'language',
    'feature',
    'bbox',
    'x'
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(parameter, fc.string({ unit: 'binary' }))), (pairs) => {
      const { filters } = parseFilters(new URLSearchParams(pairs), (slug) => KNOWN.includes(slug));
      expect(parse(filtersToQuery(filters).toString()).problems).toEqual([]);
    })
  );
});

test('every time that is taken is one that clocks can show', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
  const time = fc
    .tuple(digits(2), digits(2), digits(2), digits(2), fc.constantFrom('', 'Z', '+01:00', '-14:00'))
    .map(([month, day, hour, minute, offset]) => `2026-${month}-${day}T${hour}:${minute}${offset}`);
  fc.assert(
    fc.property(fc.oneof(time, fc.string()), (text) => {
      const { open } = parse(new URLSearchParams({ open: text }).toString()).filters;
      if (open === null || open === 'now') return;
      expect(Temporal.PlainDateTime.from(open.at.replace('Z', '')).toString()).toContain('2026-');
      expect(Number.isNaN(Date.parse(open.at))).toBe(false);
    }),
    { numRuns: 2000 }
  );
});
