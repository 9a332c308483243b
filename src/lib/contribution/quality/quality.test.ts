import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aFullActivity, anActivity } from '../../activity/examples.ts';
import { placeForTests } from '../../place/place-for-tests.ts';
import { CRITERION_NAMES, type CriterionName } from './criteria.ts';
import { gradedActivity, gradedPlace, type Graded } from './graded.ts';
import { lacking, qualityOf } from './quality.ts';

const AROUND = {
  locales: ['it', 'ar'],
  timeZone: 'Europe/Rome',
  now: new Date('2026-11-30T10:00Z'),
  photos: 0
};

const anyText = fc.constantFrom({ it: 'a' }, { it: 'a', ar: 'b' });
const anyEntry: fc.Arbitrary<Graded> = fc.record({
  of: fc.constantFrom('place', 'activity'),
  held: fc.constantFrom('desk', 'open-air', 'activity'),
  isWork: fc.boolean(),
  takesPlaces: fc.boolean(),
  times: fc.constantFrom('known', 'in-words', null),
  contacts: fc.constantFrom({}, { phone: '+390212345678' }, { website: 'https://example.org' }),
  precision: fc.constantFrom('exact', 'approximate', 'area-only', 'to-confirm', null),
  conditions: fc.boolean(),
  languages: fc.constantFrom([], ['it']),
  cost: fc.constantFrom(true, false, null),
  capacity: fc.boolean(),
  certainty: fc.constantFrom('confirmed', 'unconfirmed', 'stale'),
  texts: fc.array(anyText, { maxLength: 2 }),
  locales: fc.constant(['it', 'ar']),
  machineTranslated: fc.constantFrom([], ['ar']),
  photos: fc.constantFrom(null, 0, 2)
});

/** A fact that somebody adds, each the one its criterion asks for. */
const ADDED: Readonly<Record<CriterionName, (entry: Graded) => Graded>> = {
  times: (entry) => ({ ...entry, times: 'known' }),
  telephone: (entry) => ({ ...entry, contacts: { ...entry.contacts, phone: '+390212345678' } }),
  position: (entry) => ({ ...entry, precision: entry.precision === 'area-only' ? 'area-only' : 'exact' }),
  conditions: (entry) => ({ ...entry, conditions: true }),
  languages: (entry) => ({ ...entry, languages: [...entry.languages, 'ar'] }),
  cost: (entry) => ({ ...entry, cost: entry.cost === null ? null : true }),
  places: (entry) => ({ ...entry, capacity: true }),
  confirmed: (entry) => ({ ...entry, certainty: 'confirmed' }),
  translation: (entry) => ({
    ...entry,
    machineTranslated: [],
    texts: entry.texts.map((text) => ({ ar: 'b', ...text }))
  }),
  photo: (entry) => ({ ...entry, photos: entry.photos === null ? null : entry.photos + 1 })
};

describe('how good an entry is', () => {
  test('is a share of what applies, with a reason for each thing that is not met', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const { score, criteria } = qualityOf(entry);
        const of = (answer: string) => criteria.filter((one) => one.answer === answer);
        expect(criteria.map(({ name }) => name)).toEqual(CRITERION_NAMES);
        expect(of('not-met').every(({ reason }) => reason !== null)).toBe(true);
        expect([...of('met'), ...of('does-not-apply')].every(({ reason }) => reason === null)).toBe(true);
        expect(score).toBe(of('met').length / (of('met').length + of('not-met').length));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      })
    );
  });

  test('never falls when somebody adds a fact that was not there', () => {
    fc.assert(
      fc.property(anyEntry, fc.constantFrom(...CRITERION_NAMES), (entry, name) => {
        const [before, after] = [qualityOf(entry), qualityOf(ADDED[name](entry))];
        expect(after.score!).toBeGreaterThanOrEqual(before.score!);
        const answer = after.criteria.find((one) => one.name === name)!.answer;
        expect(answer).not.toBe('not-met');
      })
    );
  });

  test('counts nothing that does not apply: what is told of it changes nothing', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const park: Graded = { ...entry, held: 'open-air', takesPlaces: false, cost: null };
        const told: Graded = {
          ...park,
          times: 'known',
          contacts: { phone: '+390212345678' },
          conditions: true,
          languages: ['it'],
          capacity: true
        };
        expect(qualityOf(told)).toEqual(qualityOf(park));
      })
    );
  });
});

describe('what would make it better', () => {
  test('of a desk of which only the name is known is nearly all, first when one may go', () => {
    const place = placeForTests({ openingHours: null, contacts: {}, languages: [], confirmedAt: null });
    const names = lacking(qualityOf(gradedPlace(place, 'help', AROUND))).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['times', 'telephone']);
    expect(names).toContain('photo');
  });

  test('of a park is that somebody confirms it and a photo, never a telephone', () => {
    const park = placeForTests({ openingHours: null, contacts: {}, languages: [], asked: [], notAsked: [] });
    const names = lacking(qualityOf(gradedPlace(park, 'public-space', AROUND))).map(({ name }) => name);
    for (const never of ['times', 'telephone', 'languages', 'conditions']) expect(names).not.toContain(never);
  });

  test('of a protected place is nothing that would lead there', () => {
    const place = placeForTests({ position: { precision: 'area-only', point: null } });
    const names = lacking(qualityOf(gradedPlace(place, 'help', AROUND))).map(({ name }) => name);
    expect(names).not.toContain('position');
    expect(names).not.toContain('photo');
  });

  test('of a course is whether there are places; of a job never', () => {
    const names = (kind: 'italian-course' | 'job') =>
      lacking(qualityOf(gradedActivity(anActivity({ kind }), AROUND))).map(({ name }) => name);
    expect(names('italian-course')).toContain('places');
    expect(names('job')).not.toContain('places');
    expect(names('job')).not.toContain('cost');
    const full = lacking(qualityOf(gradedActivity(aFullActivity({ kind: 'italian-course' }), AROUND)));
    expect(full.map(({ name }) => name)).toEqual(['position', 'translation', 'photo']);
  });
});
