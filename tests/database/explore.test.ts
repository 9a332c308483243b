import { afterAll, beforeAll, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, place, organisation, activity } from './entries.ts';
import { newPlace, newSecret, proposal } from './proposals.ts';
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['test', [...ground, place('biblioteca'),
    ...Array.from({ length: 1000 }, (_, i) => place('posto-' + i, { name: { it: `Circolo culturale di quartiere numero ${i}`, ar: `مكتبة الحي الكبيرة رقم ${i}` } })),
    ...Array.from({ length: 1000 }, (_, i) => activity('corso-' + i, { title: { it: `Corso di italiano numero ${i}` } })),
  ]]);
  await database.sql(`update private.limits set most = 100000 where bucket <> 'proof-bits'`);
}, 300000);
afterAll(() => database.close());
const timed = async (what: string, call: () => Promise<unknown>) => {
  const began = performance.now();
  let said = '';
  try { said = JSON.stringify(await call()).slice(0, 100); } catch (e: any) { said = `${e.code} ${e.message}`.slice(0, 140); }
  console.log('TIMED', what, Math.round(performance.now() - began), said);
};
const propose = (p: object) => database.as('anon').sql('select public.propose($1) as a', [p]);
test('times', async () => {
  const codes = Array.from({ length: 29 }, (_, i) => 'a' + 'abcdefghijklmnopqrstuvwxyz'[i % 26] + (i >= 26 ? 'x' : ''));
  await timed('ordinary', () => propose(newPlace()));
  await timed('fdfa', () => propose(newPlace({ summary: Object.fromEntries(codes.map((c) => [c, '\ufdfa'.repeat(1990)])) })));
  await timed('arabic', () => propose(newPlace({ summary: Object.fromEntries(codes.map((c) => [c, 'وال'.repeat(660)])) })));
  await timed('names', () => propose(newPlace({ name: Object.fromEntries(Array.from({ length: 430 }, (_, i) => ['it-x' + String(i).padStart(4, '0'), '\ufdfa'.repeat(119)])) })));
  await timed('failing', () => propose(newPlace({ category: 'dragons' })));
  for (const target of ['places', 'activities', 'organisations'])
    for (const name of ['Circolo culturale', 'circolo quartiere numero culturale '.repeat(6), '\ufdfa'.repeat(200)])
      await timed(`similar ${target} ${name.length}`, () => database.as('anon').sql('select public.similar_entries($1, $2, $3, $4)', ['borgo', target, name, [9.14, 45.47]]));
  const q = (s: string) => timed('search ' + s.slice(0, 20), () => database.as('anon').sql('select public.search_places($1, $2)', ['borgo', { q: s }]));
  await q('circolo'); await q('circola '.repeat(25)); await q('\ufdfa'.repeat(200)); await q('a '.repeat(100));
  for (let i = 0; i < 100; i++) await propose(newPlace({ name: { it: 'Circolo culturale di quartiere' + i } }));
  const [n] = await database.sql<{id: string}>(`select id from public.neighbourhoods`);
  await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', ['00000000-0000-4000-8000-000000000001', 'a@b.c']);
  await database.sql(`insert into public.memberships (user_id, role, neighbourhood_id) values ($1, 'coordinator', $2)`, ['00000000-0000-4000-8000-000000000001', n!.id]);
  await timed('queue of 100 new', () => database.as('authenticated', { sub: '00000000-0000-4000-8000-000000000001' }).sql('select public.queue($1)', ['borgo']));
  const dee = { description: 'x' };
  await timed('deep machine', () => propose(newPlace({}, { machine_translated: { a: JSON.parse('['.repeat(1500) + ']'.repeat(1500)) } })));
  await timed('huge message', () => propose(newPlace({}, { message: 'a'.repeat(5_000_000) })));
  await timed('huge hints', () => propose(newPlace({}, { hints: Array(300000).fill('links') })));
  await timed('huge slug', () => propose(proposal({ secret: newSecret(), slug: 'a'.repeat(5_000_000), changes: { address: 'x' } })));
  await timed('huge contact', () => propose(newPlace({}, { contact: 'a'.repeat(5_000_000) })));
}, 300000);
