import type { SupabaseClient } from '@supabase/supabase-js';
import type { Locale } from '../../i18n/locales.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '../../neighbourhood/words.server.ts';
import { dataVersion } from '../../server/data-version.ts';
import { write } from '../../server/database.ts';
import { logForged } from '../propose.server.ts';
import { sayField } from '../say-value.server.ts';
import { valueReading } from '../value-reading.server.ts';

/** What became of an undoing, in a sentence, with the HTTP status it is answered with. */
export interface Undone {
  readonly status: 200 | 403 | 409;
  readonly sentence: string;
}

/** Undoes a change, or brings a closed entry back, in the name of whoever has signed in: the database decides whether. */
export async function undo(
  form: FormData,
  client: SupabaseClient | null,
  { locale, neighbourhood }: { locale: Locale; neighbourhood: string }
): Promise<Undone> {
  const home = await neighbourhoodBySlug(neighbourhood);
  const here = await valueReading(home, await translatorHere(home, locale), new Date());
  const { say } = here;
  const revision = form.get('revision');
  if (!client || typeof revision !== 'string' || !/^\d{1,18}$/.test(revision)) {
    logForged({ target: 'revisions', kind: 'undo' });
    return { status: 403, sentence: say('history.mayNot') };
  }
  const { value, refusal } = await write('undo_revision', { revision_id: Number(revision) }, client);
  if (refusal) {
    return refusal.code === '42501'
      ? { status: 403, sentence: say('history.mayNot') }
      : { status: 409, sentence: say('history.undoRefused') };
  }
  dataVersion.forget();
  if (value.conflicts.length === 0)
    return { status: 200, sentence: say(form.has('restores') ? 'history.restoredNow' : 'history.undoneNow') };
  const fields = value.conflicts.map((field) => sayField(field, here)).join(' · ');
  return { status: 200, sentence: say('history.undoConflict', { fields }) };
}
