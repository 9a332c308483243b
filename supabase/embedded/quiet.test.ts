import { afterEach, expect, test } from 'vitest';
import { logOnlyOurFaults } from './quiet.ts';

const { error, warn } = console;
afterEach(() => Object.assign(console, { error, warn }));

/** What is still printed of these. */
function printed(...errors: unknown[]): string {
  const said: unknown[] = [];
  console.error = (...parts: unknown[]) => void said.push(...parts);
  logOnlyOurFaults();
  for (const one of errors) console.error(one);
  return said.join('\n');
}

const failed = (code: string) =>
  Object.assign(new Error('value "Amina lives in Via Uno 1" is too long'), {
    code,
    routine: 'exec_stmt',
    where: 'SQL statement "select Amina"\nPL/pgSQL function public.propose(jsonb,text) line 4 at PERFORM',
    query: 'select public.propose($1)',
    params: ['{"contact": "amina@example.org"}']
  });

test('a refusal is not printed', () => {
  expect(printed(failed('22023'), failed('42501'), failed('PT429'), { code: 'PGRST202' })).toBe('');
});

test('a fault of ours is, by its code and where it happened, without anything that somebody sent', () => {
  const said = printed(failed('XX000'));
  expect(said).toBe('A query failed with XX000 in exec_stmt (PL/pgSQL function public.propose)');
  expect(said).not.toMatch(/amina/i);
});

test('what is no query is printed as it is', () => {
  expect(printed(new Error('the disk is full'))).toContain('the disk is full');
});
