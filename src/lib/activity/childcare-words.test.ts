import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { childcareInWords } from './childcare-words.ts';
import { anActivity } from './examples.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';

const translator = await translatorHere(aNeighbourhood(), localeOf('en'));
const said = (...[childcare]: [Parameters<typeof anActivity>[0]['childcare']]) =>
  childcareInWords(anActivity({ childcare: childcare ?? null }), translator);

test('ages are said in months while they are few, then in years', () => {
  expect(said({ from_months: 3, to_months: 36, free: true })).toBe(
    'Someone looks after the children meanwhile. From 3 months to 3 years old. It is free.'
  );
  expect(said({ from_months: 24 })).toContain('From 2 years up.');
  expect(said({ from_months: 23 })).toContain('From 23 months up.');
  expect(said({ from_months: 30, free: false })).toMatch(/From 30 months up\.$/);
  expect(said({ to_months: 18 })).toContain('Up to 18 months old.');
});

test('what is not known is asked, not guessed', () => {
  expect(said({})).toBe('Someone looks after the children meanwhile. Ask for which ages.');
  expect(said(undefined)).toBeNull();
});
