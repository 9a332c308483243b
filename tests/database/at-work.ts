import { afterAll, beforeAll } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { enrol, person } from './members.ts';
import { activity, category, ground, neighbourhood, organisation, place } from './entries.ts';

export const [coordinator, editor, stranger, elsewhere] = [person(1), person(2), person(3), person(4)];

/** Of the file that calls `openAtWork`. */
export let database: TestDatabase;

/** A neighbourhood in which people propose and decide, once for a file of tests. */
export function openAtWork(): void {
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.sql('select public.import_entries($1, $2)', [
      'test',
      [
        ...ground,
        category('refuge'),
        neighbourhood('altrove'),
        organisation('circolo', { areas_served: ['borgo'] }),
        organisation('lontano', { areas_served: ['altrove'] }),
        place('biblioteca', {
          organisation: 'circolo',
          opening_hours: 'Mo-Fr 09:00-18:00',
          opening_hours_year: 2021
        }),
        place('parco'),
        activity('corso', { organisation: 'circolo' })
      ]
    ]);
    await enrol(
      database,
      [coordinator, editor, stranger, elsewhere],
      [
        { who: coordinator, role: 'coordinator', of: 'borgo' },
        { who: elsewhere, role: 'coordinator', of: 'altrove' },
        { who: editor, role: 'editor', of: 'circolo' }
      ]
    );
    // What is tested here is not how often.
    await database.sql(`update private.limits set most = 100000 where bucket <> 'proof-bits'`);
  });
  afterAll(() => database.close());
}

export interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly again: boolean;
  readonly entry: { readonly target: string; readonly slug: string | null };
  readonly conflicts: readonly string[];
}

async function called<T>(who: Parameters<TestDatabase['as']>, name: string, parameters: readonly unknown[]) {
  const places = parameters.map((_, index) => `$${index + 1}`).join(', ');
  const [row] = await database
    .as(...who)
    .sql<{ answer: T }>(`select public.${name}(${places}) as answer`, parameters);
  return row!.answer;
}
export const anon = <T>(name: string, ...parameters: unknown[]) => called<T>(['anon'], name, parameters);
export const as = <T>(claims: { sub: string }, name: string, ...parameters: unknown[]) =>
  called<T>(['authenticated', claims], name, parameters);
export const propose = (fields: object) => anon<Receipt>('propose', fields, '192.0.2.1');
/** A refused value; no field when it is about the whole. */
export const refusal = (field: string, detail: string) => ({ code: '22023', hint: field, detail });
export const livePlace = async (slug: string) =>
  (
    await database.sql<Record<string, unknown>>(
      'select *, location::text as at from public.places where slug = $1',
      [slug]
    )
  )[0];
