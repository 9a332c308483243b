import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a third of a minute and more, the longest first: what begins last is waited for by all other processors. */
const LONGEST = [
  'tests/database/index.test.ts',
  'supabase/embedded/damage.test.ts',
  'supabase/embedded/carry-over.test.ts',
  'tests/house/country.test.ts',
  'supabase/embedded/backup.test.ts',
  'tests/database/access/mutations.test.ts',
  'supabase/embedded/start.test.ts',
  'tests/house/language.test.ts',
  'supabase/embedded/durability.test.ts',
  'tests/database/exactly-once.test.ts',
  'tests/database/intruders.test.ts',
  'tests/database/fuzz.test.ts',
  'supabase/embedded/one-at-a-time.test.ts',
  'tests/database/needs-counts.test.ts',
  'src/lib/hostile-texts.test.ts',
  'tests/database/residents-command.test.ts'
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((file) => moduleId.replaceAll('\\', '/').endsWith(`/${file}`));
  return at === -1 ? LONGEST.length : at;
};

/** Begins with what takes longest; the rest in Vitest's own order (what failed, what took long, what is large). */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
