import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anActivity } from '../activity/examples.ts';
import { ACTIVITY_KINDS, STAGES } from '../activity/vocabulary.ts';
import { chainOf, serves, untoldIn, type ChainFilters } from './chain.ts';
import { linkForTests } from './link-for-tests.ts';

/* What the page of the chain says, counted again by another route, over activities of which much is not told. */

const ORGANISATIONS = ['a', 'b', 'c', 'd', 'e', 'f'];
const organisation = fc.constantFrom(...ORGANISATIONS);
const anyActivity = fc
  .record({
    stage: fc.constantFrom(null, ...STAGES),
    kind: fc.constantFrom(...ACTIVITY_KINDS),
    by: fc.option(organisation),
    languages: fc.constantFrom<readonly string[]>([], ['it'], ['it', 'ar']),
    features: fc.subarray(['women-only', 'childcare'] as const)
  })
  .map(({ by, languages, features, ...fields }) =>
    anActivity({
      ...fields,
      languages: [...languages],
      features: [...features],
      organisation: by === null ? null : { slug: by, name: { it: by } }
    })
  );
const anyReferral = fc
  .record({ from: organisation, to: organisation, until: fc.constantFrom(null, '2014', '2026') })
  .map(({ from, to, until }) => linkForTests(from, to, { kind: 'refers-to', directed: true, until }));
const anyFilters: fc.Arbitrary<ChainFilters> = fc.record({
  language: fc.constantFrom(null, 'ar', 'it'),
  womenOnly: fc.boolean(),
  childcare: fc.boolean(),
  time: fc.constantFrom(null, 'evening' as const)
});
const YEAR = 2026;

test('what serves, what may and what does not are all there is, and whom to ask is counted from the rows', () => {
  fc.assert(
    fc.property(
      fc.array(anyActivity, { maxLength: 12 }),
      fc.array(anyReferral, { maxLength: 8 }),
      anyFilters,
      (activities, links, filters) => {
        const chain = chainOf(activities, { links, year: YEAR, walkOf: () => null }, filters);
        const offering = new Set<string>();
        for (const { stage, activities: known, perhaps } of chain.steps) {
          const own = activities.filter(
            (one) =>
              one.stage === stage && (stage !== 'work' || one.kind === 'job' || one.kind === 'internship')
          );
          const not = own.filter((one) => serves(one, filters) === 'no');
          expect(new Set([...known, ...perhaps, ...not])).toEqual(new Set(own));
          expect(known.length + perhaps.length + not.length).toBe(own.length);
          if (stage !== 'orientation')
            for (const one of [...known, ...perhaps])
              if (one.organisation) offering.add(one.organisation.slug);
        }
        const referred = links.filter(({ until }) => until === null || Number(until) >= YEAR);
        expect(chain.known).toHaveLength(referred.length);
        for (const { to } of referred) offering.delete(to);
        expect([...untoldIn(chain)].sort()).toEqual([...offering].sort());
      }
    )
  );
});

test('whatever is not known turns out to be, a step that nobody serves stays unserved', () => {
  fc.assert(
    fc.property(
      fc.array(anyActivity, { maxLength: 8 }),
      anyFilters,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (activities, filters, ways) => {
        const unserved = (some: typeof activities) =>
          chainOf(some, { links: [], year: YEAR, walkOf: () => null }, filters)
            .breaks.filter(({ kind }) => kind === 'unserved')
            .map(({ key }) => key);
        // One way in which what nobody has told may be: languages, what it has, and when it is.
        const completed = activities.map((one, at) =>
          ways[at]
            ? {
                ...one,
                languages: one.languages.length === 0 ? ['ar', 'it'] : one.languages,
                features: ['women-only', 'childcare'] as const,
                schedule: {
                  ...{ start: '2026-01-07T18:30', duration: 120, timeZone: 'Europe/Rome', rrule: null },
                  ...{ exdates: [], rdates: [], season: null, pausesInSchoolHolidays: null }
                }
              }
            : one
        );
        expect(unserved(completed)).toEqual(unserved(activities));
      }
    )
  );
});
