import { expect, test } from 'vitest';
import { errorTrace } from './error-trace.ts';

function thrownBy(doing: () => unknown): unknown {
  try {
    doing();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

test.each([
  ['a number', () => BigInt('via Segesta 12')],
  ['JSON', () => JSON.parse('via Segesta 12')],
  ['an address', () => new URL('via Segesta 12')],
  ['a language', () => new Intl.Locale('via Segesta 12')],
  ['an expression', () => new RegExp(['(', 'via Segesta 12'].join(''))]
])('what the reader sent as %s stays out of the log', (_, read) => {
  const trace = errorTrace(thrownBy(read));
  expect(JSON.stringify(trace)).not.toContain('Segesta');
  expect(trace.error).toMatch(/Error$/);
  expect(trace.frames.join('\n')).toContain('error-trace.test.ts');
});

test('lines of a message that look like frames stay out too', () => {
  const said = 'no\n    at Segesta (/x.js:1:1)';
  for (const error of [new Error(said), new Error('outer', { cause: new TypeError(said) })])
    expect(JSON.stringify(errorTrace(error))).not.toContain('Segesta');
  const changed = new Error('first');
  changed.message = said;
  expect(JSON.stringify(errorTrace(changed))).not.toContain('Segesta');
});

test('where it came from and why is said', () => {
  const error = new Error('outer', { cause: Object.assign(new TypeError('x'), { code: 'ECONNREFUSED' }) });
  expect(errorTrace(error)).toMatchObject({
    error: 'Error',
    cause: { error: 'TypeError', code: 'ECONNREFUSED' }
  });
});

test('what is thrown without being an error is not shown', () => {
  expect(errorTrace('via Segesta 12')).toEqual({ error: 'a string was thrown', frames: [] });
});
