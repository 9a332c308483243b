import { describe, expect, it } from 'vitest';
import { asksToRead, isForeignWrite } from './foreign-write.ts';

const OWN = 'https://vicina.example.org';
const request = (method: string, headers: Record<string, string> = {}) =>
  new Request(`${OWN}/api/v1/san-siro/contributions`, { method, headers });

describe('a page of another site', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'])('does not write by %s', (method) => {
    for (const origin of [
      'https://example.org',
      'http://vicina.example.org',
      'https://vicina.example.org:444',
      'https://www.vicina.example.org',
      'null',
      ''
    ])
      expect(isForeignWrite(request(method, { origin }), OWN)).toBe(true);
    expect(isForeignWrite(request(method, { 'sec-fetch-site': 'cross-site' }), OWN)).toBe(true);
  });

  it('reads', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(isForeignWrite(request(method, { origin: 'https://example.org' }), OWN)).toBe(false);
  });
});

it('our own pages write, and programs that come from no page', () => {
  expect(isForeignWrite(request('POST', { origin: OWN }), OWN)).toBe(false);
  expect(isForeignWrite(request('POST'), OWN)).toBe(false);
  expect(isForeignWrite(request('POST', { 'sec-fetch-site': 'same-origin' }), OWN)).toBe(false);
});

it('a preflight may ask for reading alone', () => {
  const asking = (method: string) => request('OPTIONS', { 'access-control-request-method': method });
  expect(['GET', 'HEAD'].map((method) => asksToRead(asking(method)))).toEqual([true, true]);
  expect(['POST', 'PUT', 'DELETE'].map((method) => asksToRead(asking(method)))).toEqual([
    false,
    false,
    false
  ]);
});
