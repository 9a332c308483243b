import { expect, test } from 'vitest';
import { openTestDatabase, type Role } from '../../tests/database/engine.ts';
import { Turns } from './one-at-a-time.ts';

const ROLES: Role[] = ['anon', 'authenticated', 'service_role'];
const CALLS = 240;

test('of 240 concurrent calls of three roles, each runs as the role it came with', async () => {
  const database = await openTestDatabase();
  await database.script(`
    create function public.slow_who(expected text) returns jsonb language sql volatile as $$
      select jsonb_build_object('expected', expected, 'was', current_user, 'sub', auth.uid())
      from generate_series(1, 50) limit 1
    $$;
    grant execute on function public.slow_who to anon, authenticated, service_role;`);
  const calls = Array.from({ length: CALLS }, async (_, index) => {
    const role = ROLES[index % ROLES.length] ?? 'anon';
    const sub = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const { data, error } = await database.api(role, { sub }).rpc('slow_who', { expected: role });
    expect(error).toBeNull();
    return { ...data, wanted: role === 'authenticated' ? sub : null };
  });
  const leaks = (await Promise.all(calls)).filter(
    ({ expected, was, sub, wanted }) => expected !== was || sub !== wanted
  );
  await database.close();
  expect(leaks).toEqual([]);
});

test('a turn is given in the order of asking', async () => {
  const turns = new Turns();
  const order: number[] = [];
  await Promise.all(
    [30, 10, 20].map((milliseconds, index) =>
      turns.during(async () => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        order.push(index);
      })
    )
  );
  expect(order).toEqual([0, 1, 2]);
});

test('who waits too long is told that the database is busy, and those behind still wait their turn', async () => {
  const turns = new Turns();
  const end = await turns.take();
  await expect(turns.take(10)).rejects.toMatchObject({ code: 'PT503' });
  let reached = false;
  const behind = turns.during(async () => {
    reached = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(reached).toBe(false);
  end();
  await behind;
  expect(reached).toBe(true);
});
