import { expect, test } from 'vitest';
import { FORM_NAMES } from '../form-names.ts';
import { ADDABLE } from './form.ts';
import { STEPS, stepOf } from './steps.ts';

/** These are on every page of a form, or are no question. */
const BESIDE = new Set(['secret', 'made', 'scripted', 'nickname', 'proof-challenge', 'proof-nonce']);

test.each(ADDABLE)('every input of the form of a %s is in one step', (what) => {
  for (const input of FORM_NAMES[what]) {
    if (BESIDE.has(input)) continue;
    const steps = STEPS[what].filter(
      ({ inputs }) => inputs.includes(input) || inputs.includes(input.split('.')[0]!)
    );
    expect(
      steps.map(({ name }) => name),
      input
    ).toHaveLength(1);
  }
});

test('an error is shown where its input is', () => {
  const name = (input: string) => STEPS.place[stepOf(STEPS.place, input)]!.name;
  expect(name('contacts.phone')).toBe('contact');
  expect(name('contact')).toBe('finish');
  expect(name('location')).toBe('where');
  expect(name('nothing')).toBe('what');
});

test('what is needed comes first', () => {
  for (const steps of Object.values(STEPS)) {
    const firstOptional = steps.findIndex(({ needed }) => !needed);
    expect(steps.slice(firstOptional).some(({ needed }) => needed)).toBe(false);
  }
});
