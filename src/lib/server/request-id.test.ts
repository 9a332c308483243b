import { expect, test } from 'vitest';
import { currentRequestId, requestIdOf } from './request-id.ts';

const named = (name: string) => requestIdOf(new Headers({ 'x-request-id': name }));

test('a request is called as the proxy in front calls it, or anew', () => {
  expect(named('7f3a9c0e5d2b48a1')).toBe('7f3a9c0e5d2b48a1');
  const [one, other] = [requestIdOf(new Headers()), requestIdOf(new Headers())];
  expect(one).toMatch(/^[\w-]{36}$/);
  expect(other).not.toBe(one);
});

test.each(['short', 'x'.repeat(65), 'a"b,"level":60', '192.0.2.1 192.0.2.2'])(
  '%j is no name of one',
  (name) => {
    expect(named(name)).not.toBe(name);
  }
);

test('what happens outside of a request has no name of one', () => {
  expect(currentRequestId()).toBeUndefined();
});
