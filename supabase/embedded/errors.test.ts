import { expect, test } from 'vitest';
import { asPostgrestWould } from './errors.ts';

const statusOf = (code: string) => {
  const answer = asPostgrestWould({ code, message: 'No', detail: 'because', hint: 'try' }) as {
    detail: string;
  };
  return JSON.parse(answer.detail).status;
};

test.each([
  ['P0001', 400],
  ['23514', 400],
  ['23P01', 400],
  ['08006', 503],
  ['53300', 503],
  ['57P01', 503],
  ['57014', 500],
  ['ECONNREFUSED', 503],
  ['CONNECTION_CLOSED', 503],
  ['28000', 403]
])('%s is answered with %i, as PostgREST does', (code, status) => {
  expect(statusOf(code)).toBe(status);
});

test.each(['42501', 'PT409', '23505', '22P02', '42883'])(
  '%s is left to lite, which answers it well',
  (code) => {
    const error = { code, message: 'No' };
    expect(asPostgrestWould(error)).toBe(error);
  }
);

test('what is no database error is left as it is', () => {
  const error = new Error('fetch failed');
  expect(asPostgrestWould(error)).toBe(error);
  expect(asPostgrestWould(undefined)).toBeUndefined();
});
