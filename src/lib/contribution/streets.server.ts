import type { Street } from './streets.ts';

/** What the seed of a neighbourhood knows of its streets: built in, so that it is there wherever the app is. */
const FILES = import.meta.glob<{ readonly streets: readonly Street[] }>(
  '../../../supabase/seed/*/streets.json',
  { import: 'default' }
);

/** The known streets of a neighbourhood, for looking up an address without asking anyone; none where no file is. */
export async function streetsOf(neighbourhood: string): Promise<readonly Street[]> {
  const file = FILES[`../../../supabase/seed/${neighbourhood}/streets.json`];
  return file ? (await file()).streets : [];
}
