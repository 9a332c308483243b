import type { TestDatabase } from './engine.ts';

/** The claims of somebody who has signed in, told apart by a digit. */
export const person = (number: number) => ({ sub: `00000000-0000-4000-8000-00000000000${number}` });
export type Person = ReturnType<typeof person>;

interface Membership {
  readonly who: Person;
  readonly role: 'coordinator' | 'editor' | 'partner';
  /** Slug of the neighbourhood that a coordinator has, of the organisation of the others. */
  readonly of: string;
}

/** People with an address each, `1@example.org`, and what they may do. */
export async function enrol(
  database: TestDatabase,
  people: readonly Person[],
  memberships: readonly Membership[]
): Promise<void> {
  for (const { sub } of people)
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
      sub,
      `${sub.slice(-1)}@example.org`
    ]);
  for (const { who, role, of } of memberships) {
    const [column, table] =
      role === 'coordinator' ? ['neighbourhood_id', 'neighbourhoods'] : ['organisation_id', 'organisations'];
    await database.sql(
      `insert into public.memberships (user_id, role, ${column}) select $1, $2, id from public.${table} where slug = $3`,
      [who.sub, role, of]
    );
  }
}
