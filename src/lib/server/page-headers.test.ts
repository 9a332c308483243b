import { expect, test } from 'vitest';
import { setSecurityHeaders } from './page-headers.ts';

function headersOf(mayBeFramed: boolean, protocol: string) {
  const headers = new Headers();
  setSecurityHeaders(headers, { mayBeFramed, protocol });
  return headers;
}

test('who came over TLS is told to come so again; on one machine without it nobody is', () => {
  expect(headersOf(false, 'https:').get('strict-transport-security')).toBe('max-age=31536000');
  expect(headersOf(false, 'http:').has('strict-transport-security')).toBe(false);
});

test('nothing may be framed but what is made for it', () => {
  expect(headersOf(false, 'https:').get('x-frame-options')).toBe('DENY');
  expect(headersOf(true, 'https:').has('x-frame-options')).toBe(false);
});
