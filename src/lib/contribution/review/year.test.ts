import { expect, test } from 'vitest';
import { readYear } from './year.ts';

function form(fields: Readonly<Record<string, string>>): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return filled;
}

test('what is left empty is not said, and women may be not counted', () => {
  const { counts } = readYear(
    form({ 'training.people': '12', 'training.women': '9', 'work.people': ' 3 ', 'italian.people': '' })
  );
  expect(counts).toEqual({ training: { people: 12, women: 9 }, work: { people: 3, women: null } });
});

test('a line that is not sent, or left as it was, is not changed; one that is emptied is taken back', () => {
  const seen = { 'seen.work.people': '12', 'seen.work.women': '9', 'seen.training.people': '5' };
  expect(readYear(form({ ...seen, 'training.people': '40' })).counts).toEqual({
    training: { people: 40, women: null }
  });
  const { counts } = readYear(
    form({ ...seen, 'work.people': '12', 'work.women': '9', 'training.people': '', 'training.women': '' })
  );
  expect(counts).toEqual({ training: null });
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
