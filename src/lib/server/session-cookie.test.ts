import { expect, test } from 'vitest';
import { readableSession } from './session-cookie.ts';

const written = (value: unknown) => `base64-${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
const SESSION = written({ access_token: 'a.b.c', refresh_token: 'r', user: { email: 'zoë@example.org' } });
const cookie = (value: string, name = 'session') => ({ name, value });

test('a session is read from one cookie or from its parts in order', () => {
  expect(readableSession('session', [cookie('x', 'session-other'), cookie(SESSION)])).toEqual([
    cookie(SESSION)
  ]);
  const parts = [cookie(SESSION.slice(0, 20), 'session.0'), cookie(SESSION.slice(20), 'session.1')];
  expect(readableSession('session', parts.toReversed())).toEqual(parts);
});

test.each([
  ['nothing', []],
  ['no base64', [cookie('base64-%%%')]],
  ['letters that are no UTF-8', [cookie('base64-_____w')]],
  ['half of one', [cookie(SESSION.slice(0, 30))]],
  ['the second part alone', [cookie(SESSION, 'session.1')]],
  ['another thing', [cookie(written([])), cookie(written(null))]],
  ['numbers for tokens', [cookie(written({ access_token: 1, refresh_token: {} }))]],
  ['JSON without the mark', [cookie('{"access_token":"a"}')]],
  ['a thousand parts', Array.from({ length: 1000 }, (_, at) => cookie('base64-e', `session.${at}`))]
])('%s is none', (_, cookies) => {
  expect(readableSession('session', cookies)).toEqual([]);
});
