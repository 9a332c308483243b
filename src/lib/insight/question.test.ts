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
      supposed: null,
      change: null,
      indicator: null
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

test('of a service that is there, given something more, it counts who looks for just that', () => {
  const query =
    'what=kind.italian-course&feature=childcare&when=saturday&change=activity.italiano-mattina&give=time.saturday';
  const { question } = read('change=activity.italiano-mattina&give=time.saturday&feature=childcare');
  expect(question.change).toEqual({
    service: { of: 'activity', slug: 'italiano-mattina' },
    gives: [{ of: 'time', value: 'saturday' }],
    moves: false
  });
  expect(question.conditions.map(({ value }) => value)).toEqual(['childcare', 'saturday']);
  expect(questionToQuery(question).toString()).toBe(query);
  expect(read(query).question).toEqual(question);
});

test('hours that are moved are counted for who has said when she can come, else for who can come then', () => {
  const moved = 'change=activity.italiano-mattina&give=time.saturday&hours=instead';
  const { question } = read(`when=school-hours&${moved}`);
  expect(question.change?.moves).toBe(true);
  expect(question.conditions.map(({ value }) => value)).toEqual(['school-hours']);
  expect(read(String(questionToQuery(question))).question).toEqual(question);
  expect(read(moved).question.conditions.map(({ value }) => value)).toEqual(['saturday']);
  expect(read(`give=feature.childcare&when=evening&${moved}`).question.conditions).toEqual([
    { of: 'time', value: 'evening' },
    { of: 'feature', value: 'childcare' }
  ]);
});

test('of hours that are neither besides nor instead, the hours come besides', () => {
  const { question, problems } = read('change=place.sportello&give=time.evening&hours=never');
  expect(problems).toEqual([{ parameter: 'hours', reason: 'unknown-value' }]);
  expect(question.change?.moves).toBe(false);
});

test('of a change that does not say what is given, it gives what is asked for', () => {
  expect(read('feature=childcare&language=ar&change=place.sportello').question.change?.gives).toEqual([
    { of: 'feature', value: 'childcare' },
    { of: 'language', value: 'ar' }
  ]);
});

test.each([
  ['what=kind.karate', 'what', 'unknown-topic'],
  ['what=category.casino', 'what', 'unknown-topic'],
  ['feature=cheap', 'feature', 'unknown-value'],
  ['when=midnight', 'when', 'unknown-value'],
  ['without=smile', 'without', 'unknown-value'],
  ['walker=car', 'walker', 'unknown-value'],
  ['language=Klingon', 'language', 'not-a-language'],
  ['suppose=Milano', 'suppose', 'not-a-position'],
  ['give=feature.gold', 'give', 'unknown-value'],
  ['hours=never', 'hours', 'unknown-value'],
  ['change=la-scuola', 'change', 'unknown-service'],
  ['change=activity.../x', 'change', 'unknown-service']
])('of %j the rest is answered, and %s is named', (query, parameter, reason) => {
  const { question, problems } = read(query);
  expect(problems).toEqual([{ parameter, reason }]);
  expect(question).toEqual(read('').question);
});

test('of two attempts at once only the first is made', () => {
  const { question, problems } = read('suppose=9.137,45.472&change=place.sportello&give=time.evening');
  expect(problems).toEqual([{ parameter: 'change', reason: 'one-at-a-time' }]);
  expect([question.change, question.supposed]).toEqual([null, [9.137, 45.472]]);
});

test('of what cannot be given the rest is given, and it is named', () => {
  const { question, problems } = read('change=place.sportello&give=time.evening&give=feature.gold');
  expect(problems).toEqual([{ parameter: 'give', reason: 'unknown-value' }]);
  expect(question.change?.gives).toEqual([{ of: 'time', value: 'evening' }]);
});
