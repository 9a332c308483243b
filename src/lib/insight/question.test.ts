import { expect, test } from 'vitest';
import { parseQuestion, questionToQuery } from './question.ts';

const isCategory = (slug: string) => slug === 'nursery';
const read = (query: string) => parseQuestion(new URLSearchParams(query), isCategory);

test('who asks nothing is told of Italian courses, for an adult on foot', () => {
  expect(read('')).toEqual({
    question: {
      topic: { of: 'kind', value: 'italian-course' },
      conditions: [],
      walker: 'adult',
      supposed: null
    },
    problems: []
  });
});

test('a question comes out of its own address as it was', () => {
  const query =
    'what=category.nursery&feature=women-only&feature=childcare&language=ar&without=residence-permit&when=evening&walker=pram&suppose=9.137%2C45.472';
  const { question, problems } = read(query);
  expect(problems).toEqual([]);
  expect(question.conditions).toHaveLength(5);
  expect(questionToQuery(question).toString()).toBe(query);
});

test.each([
  ['what=kind.karate', 'what', 'unknown-topic'],
  ['what=category.casino', 'what', 'unknown-topic'],
  ['feature=cheap', 'feature', 'unknown-value'],
  ['when=midnight', 'when', 'unknown-value'],
  ['without=smile', 'without', 'unknown-value'],
  ['walker=car', 'walker', 'unknown-value'],
  ['language=Klingon', 'language', 'not-a-language'],
  ['suppose=Milano', 'suppose', 'not-a-position']
])('of %j the rest is answered, and %s is named', (query, parameter, reason) => {
  const { question, problems } = read(query);
  expect(problems).toEqual([{ parameter, reason }]);
  expect(question).toEqual(read('').question);
});
