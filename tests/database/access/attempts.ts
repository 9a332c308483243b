import type { TestDatabase } from '../engine.ts';

/** Somebody who tries something. */
export interface Person {
  readonly role: 'anon' | 'authenticated' | 'service_role';
  /** Of her session; nothing for who has not signed in. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** One try: who, what, and what must come of it. */
export interface Attempt {
  readonly what: string;
  readonly who: string;
  /** One SELECT of one value, or one statement that gives none. */
  readonly statement: string;
  /** `allowed`, `denied`, `refused` for a value that cannot be, or the very value that must be answered. */
  readonly must: 'allowed' | 'denied' | 'refused' | { readonly answer: string };
}

/** What came of a try: the answer as text, or the SQLSTATE it was refused with. */
type Outcome = { readonly answer: string } | { readonly refused: string };

/**
 * Tries as a role of the API and takes back whatever it did, so that a thousand tries leave the database as it was; and the
 * same with something broken first. Owner's functions that no role may call.
 */
const FUNCTIONS = `
  create schema trial;

  create function trial.attempt(role text, claims jsonb, statement text) returns jsonb
  language plpgsql as $$
  declare
    answer text;
  begin
    begin
      perform set_config('request.jwt.claims', claims::text, true),
        set_config('request.jwt.claim.sub', coalesce(claims ->> 'sub', ''), true),
        set_config('request.jwt.claim.role', role, true),
        set_config('role', role, true);
      if statement ~* '^(select|with)' then
        execute statement into answer;
      else
        execute statement;
      end if;
      raise exception using errcode = 'TR001', message = coalesce(answer, 'null');
    exception
      when sqlstate 'TR001' then
        get stacked diagnostics answer = message_text;
        return jsonb_build_object('answer', answer);
      when others then
        return jsonb_build_object('refused', sqlstate);
    end;
  end;
  $$;

  create function trial.attempts(tries jsonb) returns jsonb
  language sql as $$
    select jsonb_agg(trial.attempt(t.one ->> 'role', t.one -> 'claims', t.one ->> 'statement') order by t.number)
    from jsonb_array_elements(tries) with ordinality as t (one, number);
  $$;

  create function trial.attempts_with(breaking text, tries jsonb) returns jsonb
  language plpgsql as $$
  declare
    outcomes text;
  begin
    begin
      execute breaking;
      raise exception using errcode = 'TR002', message = trial.attempts(tries)::text;
    exception
      when sqlstate 'TR002' then
        get stacked diagnostics outcomes = message_text;
        return outcomes::jsonb;
    end;
  end;
  $$;`;

export const prepareTrials = (database: TestDatabase): Promise<void> => database.script(FUNCTIONS);

/** Refusals that mean "you may not", and those that say as much by "there is no such thing". */
const DENIALS = new Set(['42501', 'PT404']);

function holds({ must }: Attempt, outcome: Outcome): boolean {
  if (must === 'denied') return 'refused' in outcome && DENIALS.has(outcome.refused);
  if (must === 'refused') return 'refused' in outcome && outcome.refused === '22023';
  if (must === 'allowed') return 'answer' in outcome;
  return 'answer' in outcome && outcome.answer === must.answer;
}

/**
 * The tries that did not come out as they must, one line each; with \`breaking\` executed before them, and all of it taken
 * back afterwards.
 */
export async function violations(
  database: TestDatabase,
  people: Readonly<Record<string, Person>>,
  attempts: readonly Attempt[],
  breaking?: string
): Promise<string[]> {
  const tries = attempts.map(({ who, statement }) => ({ ...people[who], statement }));
  const [row] = await database.sql<{ outcomes: Outcome[] }>(
    breaking === undefined
      ? 'select trial.attempts($1) as outcomes'
      : 'select trial.attempts_with($2, $1) as outcomes',
    [tries, ...(breaking === undefined ? [] : [breaking])]
  );
  return attempts.flatMap((attempt, index) => {
    const outcome = row!.outcomes[index]!;
    return holds(attempt, outcome) ? [] : [`${attempt.who}: ${attempt.what} → ${JSON.stringify(outcome)}`];
  });
}
