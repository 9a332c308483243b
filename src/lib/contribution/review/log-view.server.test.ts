import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { messagesIn } from '../../../../tests/language-files.ts';
import { ACTIONS } from './log-view.server.ts';

const MIGRATIONS = path.resolve('supabase/migrations');

/** What the database writes down in the log: the second of what `note_audit` is called with. */
function written(): ReadonlySet<string> {
  const calls = readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => [
      ...readFileSync(path.join(MIGRATIONS, file), 'utf8').matchAll(
        /perform private\.note_audit\(\s*[^,]+,([^,]+),/g
      )
    ]);
  const actions = calls.flatMap(([, second = '']) =>
    [...second.matchAll(/'([a-z-]+)'/g)].map(([, one]) => one!)
  );
  // Of a decision it is what the coordinator chose.
  return new Set([...actions.filter((one) => one !== 'action'), 'accept', 'refuse', 'ask']);
}

test('everything that is written down in the log is told in words', () => {
  expect(written().size).toBeGreaterThan(8);
  expect([...written()].filter((one) => !(ACTIONS as readonly string[]).includes(one))).toEqual([]);
  const italian = messagesIn('review', 'it');
  for (const action of ACTIONS.filter((one) => one !== 'accept'))
    expect(italian.has(`log.action.${action}`), action).toBe(true);
});
