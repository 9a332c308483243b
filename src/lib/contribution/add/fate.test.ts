import { expect, test } from 'vitest';
import { fateOf } from './fate.ts';

test('what was answered with the page that follows is sent', () => {
  expect(fateOf({ type: 'redirect', status: 303, location: '/it/borgo/add/sent/x' })).toBe('sent');
});

test.each([400, 403, 404, 409, 413])(
  'what is answered with %i is given back, by its form or not',
  (status) => {
    expect(fateOf({ type: 'failure', status })).toBe('refused');
    expect(fateOf({ type: 'error', status, error: null })).toBe('refused');
  }
);

test.each([428, 429, 500, 502, 503])('what is answered with %i goes on waiting', (status) => {
  expect(fateOf({ type: 'error', status, error: null })).toBe('later');
  expect(fateOf({ type: 'failure', status })).toBe('later');
});

test('where nobody answers, or something that is no answer of ours, it goes on waiting', () => {
  expect(fateOf(null)).toBe('later');
  expect(fateOf({ type: 'error', error: null })).toBe('later');
});
