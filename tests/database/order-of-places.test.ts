import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, category, neighbourhood, place } from './entries.ts';

let database: TestDatabase;

const PHONE = { contacts: { phone: '+39020202' } };

async function imports(...entries: object[]) {
  const { error } = await database.api('service_role').rpc('import_entries', { source: 'test', entries });
  if (error) throw new Error(error.message);
}

/** The order of a kind, or of a group. */
async function listed(kind: string): Promise<string[]> {
  const { data, error } = await database
    .api('anon')
    .rpc('search_places', { neighbourhood: 'borgo', filters: { categories: [kind] } });
  if (error) throw new Error(error.message);
  return (data as { places: { slug: string }[] }).places.map(({ slug }) => slug);
}

beforeAll(async () => {
  database = await openTestDatabase();
  await imports(
    neighbourhood(),
    category('pharmacy', { group: 'health' }),
    category('family-clinic', { group: 'health' }),
    category('job-centre', { group: 'work' }),
    category('employer', { group: 'work' }),
    category('park', { group: 'public-space' }),
    category('drinking-water', { group: 'public-space' }),
    place('farmacia', { category: 'pharmacy', at: [9.14, 45.47] }),
    place('consultorio', { category: 'family-clinic', at: [9.16, 45.475], ...PHONE }),
    place('consultorio-senza-pin', { category: 'family-clinic', at: null, ...PHONE }),
    place('bottega', { category: 'employer', at: [9.14, 45.47], ...PHONE }),
    place('centro-impiego', { category: 'job-centre', at: [9.16, 45.48] }),
    place('fontanella', { category: 'drinking-water', at: [9.14, 45.47] }),
    place('parco', { category: 'park', at: [9.16, 45.48] })
  );
});
afterAll(() => database.close());

test('a clinic that can be called comes before a nearer pharmacy of which nobody knows the hours', async () => {
  const [first, ...others] = await listed('health');
  expect(first).toBe('consultorio');
  expect(others).toHaveLength(2);
});

test('a place without a pin comes after the same with one', async () => {
  const order = await listed('family-clinic');
  expect(order).toEqual(['consultorio', 'consultorio-senza-pin']);
});

test('parks come before fountains', async () => {
  expect(await listed('public-space')).toEqual(['parco', 'fontanella']);
});

test('a workshop is not among the first of "work" until it offers some', async () => {
  const job = (changes: object) =>
    activity('apprendista', { place: 'borgo/bottega', kind: 'job', ...changes });
  expect(await listed('work')).toEqual(['centro-impiego', 'bottega']);
  await imports(job({ demonstration: true, deadline: null }));
  expect(await listed('work'), 'an invented offer').toEqual(['centro-impiego', 'bottega']);
  await imports(job({ demonstration: false, deadline: '2020-01-31' }));
  expect(await listed('work'), 'an offer of the past').toEqual(['centro-impiego', 'bottega']);
  await imports(job({ demonstration: false, deadline: '2099-01-31' }));
  expect(await listed('work'), 'an offer').toEqual(['bottega', 'centro-impiego']);
});
