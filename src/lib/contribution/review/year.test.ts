import { expect, test } from 'vitest';
import { readYear } from './year.ts';

function form(fields: Readonly<Record<string, string>>): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return filled;
}

test('what is left empty is not said, and women may be not counted', () => {
  const { counts } = readYear(form({ 'training.people': '12', 'training.women': '9', 'work.people': ' 3 ' }));
  expect(counts).toEqual({
    orientation: null,
    italian: null,
    training: { people: 12, women: 9 },
    work: { people: 3, women: null }
  });
});

test('digits may be Arabic', () => {
  expect(readYear(form({ 'italian.people': '٢٥' })).counts!.italian).toEqual({ people: 25, women: null });
});

test.each([
  ['dodici', '', 'not-a-number'],
  ['2,5', '', 'not-a-number'],
  ['-1', '', 'not-a-number'],
  ['999999', '', 'not-a-number'],
  ['', '4', 'not-a-number'],
  ['3', '4', 'more-women']
])('"%s" people, of them "%s" women, is asked again: %s', (people, women, reason) => {
  const { counts, problems, values } = readYear(form({ 'work.people': people, 'work.women': women }));
  expect(counts).toBeNull();
  expect(problems).toEqual([{ action: 'work', reason }]);
  expect(values.work).toEqual({ people, women });
});
