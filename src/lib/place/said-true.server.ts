import { read } from '../server/database.ts';
import { confirmationsVersion, untilDataChangesFor } from '../server/data-version.ts';
import type { SaidTrue } from './said-true.ts';

/** Entries that something is known of; a value each only where it is. */
export interface WithSaidTrue {
  readonly saidTrue?: SaidTrue | undefined;
}

const visitorsOf = untilDataChangesFor(
  (neighbourhood) => read('said_true', { neighbourhood }),
  100,
  confirmationsVersion
);
const checksOf = untilDataChangesFor(
  (neighbourhood) => read('checks_of', { neighbourhood }),
  100,
  confirmationsVersion
);
const confirmedBy = untilDataChangesFor((neighbourhood) => read('confirmed_by', { neighbourhood }));

/** The same entries, each with who says that it is true. */
export async function withSaidTrue<Entry extends { readonly slug: string }>(
  neighbourhood: string,
  target: 'places' | 'activities' | 'organisations',
  entries: readonly Entry[]
): Promise<readonly (Entry & WithSaidTrue)[]> {
  const [visitors, by, checks] = await Promise.all([
    visitorsOf(neighbourhood),
    confirmedBy(neighbourhood),
    checksOf(neighbourhood)
  ]);
  return entries.map((entry) => {
    const key = `${target}/${entry.slug}`;
    const said = visitors[key];
    const whom = by[key];
    const checked = checks[key] ?? [];
    if (!said && !whom && checked.length === 0) return entry;
    return {
      ...entry,
      saidTrue: {
        by: whom ?? null,
        visitors: said ? { day: said.day, count: said.visitors } : null,
        checks: checked
      }
    };
  });
}
