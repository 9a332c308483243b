import { describe, expect, test } from 'vitest';
import { questionsToAdd } from '../question/questions.server.ts';
import { ADDABLE, type Addable } from './form.ts';
import { ADD_STEPS, formStepOf } from './steps.ts';

const questions = (what: Addable) =>
  questionsToAdd(what, { categories: [], places: [], organisations: [], areas: [] });

describe.each(ADDABLE)('the form of a %s', (what) => {
  test('asks something in every step, and nothing twice', () => {
    for (const { name, beside } of ADD_STEPS[what])
      expect(
        questions(what).filter(({ step }) => step === name).length + beside.length,
        name
      ).toBeGreaterThan(0);
    const ids = questions(what).flatMap(({ fields }) => fields);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('has every input in one step', () => {
    for (const { name, beside } of ADD_STEPS[what])
      for (const input of beside)
        expect(ADD_STEPS[what][formStepOf(ADD_STEPS[what], questions(what), input)]?.name).toBe(name);
    for (const { step, inputs } of questions(what))
      for (const input of inputs)
        expect(ADD_STEPS[what][formStepOf(ADD_STEPS[what], questions(what), input)]?.name, input).toBe(step);
  });
});

test('an error is shown where its input is', () => {
  const name = (input: string) =>
    ADD_STEPS.place[formStepOf(ADD_STEPS.place, questions('place'), input)]!.name;
  expect(name('contacts.phone')).toBe('contact');
  expect(name('contact')).toBe('finish');
  expect(name('location')).toBe('where');
  expect(name('nothing')).toBe('what');
});

test('what is needed comes first', () => {
  for (const steps of Object.values(ADD_STEPS)) {
    const firstOptional = steps.findIndex(({ needed }) => !needed);
    expect(steps.slice(firstOptional).some(({ needed }) => needed)).toBe(false);
  }
});
