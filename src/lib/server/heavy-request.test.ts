import { expect, test } from 'vitest';
import { isTooHeavy } from './heavy-request.ts';

const post = (headers: Record<string, string>) => ({ method: 'POST', headers: new Headers(headers) });
const megabytes = { 'content-length': '9000000' };

test('a file is sent to the forms that ask for one, and nowhere else', () => {
  for (const page of [
    'add/place',
    'places/emporio/change',
    'activities/corso/change',
    'proposals/abc',
    'organisations/anpi/logo',
    'manage/import'
  ])
    expect(isTooHeavy(post(megabytes), `/it/san-siro/${page}`), page).toBe(false);
  for (const page of [
    '/it/san-siro/manage',
    '/it/san-siro/manage/import/x',
    '/it/san-siro/organisations/anpi',
    '/it/san-siro/organisations/anpi/logo/x',
    '/api/v1/san-siro/contributions',
    '/it/san-siro/additions',
    '/add/x'
  ])
    expect(isTooHeavy(post(megabytes), page), page).toBe(true);
});

test('a request that hides its length is refused where no file is expected', () => {
  expect(isTooHeavy(post({ 'transfer-encoding': 'chunked' }), '/api/v1/san-siro/contributions')).toBe(true);
  expect(isTooHeavy(post({ 'content-length': '400' }), '/api/v1/san-siro/contributions')).toBe(false);
  expect(isTooHeavy({ method: 'GET', headers: new Headers() }, '/it/san-siro')).toBe(false);
});
