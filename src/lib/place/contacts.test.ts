import { expect, test } from 'vitest';
import { adviceFor } from './contacts.ts';

const kinds = (...all: Parameters<typeof adviceFor>[0][number]['kind'][]) => all.map((kind) => ({ kind }));

test('nobody is told to call where there is no telephone', () => {
  expect(adviceFor(kinds('call', 'website'), true)).toBe('call');
  expect(adviceFor(kinds('whatsapp'), true)).toBe('call');
  expect(adviceFor(kinds('email', 'website'), true)).toBe('write');
  expect(adviceFor(kinds('website'), true)).toBe('site');
  expect(adviceFor([], true)).toBe('ask');
});

test('where there is nothing to ask with and nowhere to go, nothing is advised', () => {
  expect(adviceFor([], false)).toBeNull();
});
