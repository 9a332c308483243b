import { expect, test } from 'vitest';
import { CRITERION_NAMES, type CriterionName } from './criteria.ts';
import { worstFirst } from './worst-first.ts';

/** An entry of which all that applies is met but these. */
const entry = (slug: string, missing: readonly CriterionName[], apply = CRITERION_NAMES.length) => ({
  slug,
  quality: {
    score: (apply - missing.length) / apply,
    criteria: CRITERION_NAMES.map((name) =>
      missing.includes(name)
        ? { name, answer: 'not-met' as const, reason: 'missing' as const }
        : { name, answer: 'met' as const, reason: null }
    )
  }
});
const slugs = (entries: readonly { readonly slug: string }[]) => entries.map(({ slug }) => slug);

const good = entry('buona', []);
const poor = entry('povera', ['telephone', 'times', 'cost']);
const fair = entry('discreta', ['telephone']);
const alike = entry('altra', ['telephone']);

test('the poorest comes first, and what lacks nothing is not in the list', () => {
  expect(slugs(worstFirst([good, fair, poor, alike], null))).toEqual(['povera', 'altra', 'discreta']);
});

test('one thing asked for, those that lack it', () => {
  expect(slugs(worstFirst([good, fair, poor], 'times'))).toEqual(['povera']);
  expect(worstFirst([good, fair, poor], 'photo')).toEqual([]);
});
