import { expect, test } from 'vitest';
import { sendOutcome } from './send-outcome.ts';

test('what was answered with the page that follows is sent', () => {
  expect(sendOutcome({ type: 'redirect', status: 303, location: '/it/borgo/add/sent/x' })).toBe('sent');
});

test.each([400, 403, 404, 409, 413])(
  'what is answered with %i is given back, by its form or not',
  (status) => {
    expect(sendOutcome({ type: 'failure', status })).toBe('refused');
    expect(sendOutcome({ type: 'error', status, error: null })).toBe('refused');
  }
);

test.each([428, 429, 500, 502, 503])('what is answered with %i goes on waiting', (status) => {
  expect(sendOutcome({ type: 'error', status, error: null })).toBe('later');
  expect(sendOutcome({ type: 'failure', status })).toBe('later');
});

test('where nobody answers, or something that is no answer of ours, it goes on waiting', () => {
  expect(sendOutcome(null)).toBe('later');
  expect(sendOutcome({ type: 'error', error: null })).toBe('later');
});
