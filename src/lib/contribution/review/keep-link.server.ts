import type { RequestEvent } from '@sveltejs/kit';
import { loadSpeech } from '../../i18n/speech.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { entryOf } from '../entry.server.ts';
import { keeps } from './entry-page.server.ts';
import { manageHref, rolesIn } from './require-member.server.ts';

/** From the page of an entry to where it is kept. */
interface KeepLink {
  readonly href: string;
  readonly label: string;
}

/** Null for whoever does not keep it; who has not signed in is asked nothing, and sent nothing. */
export async function keepLink(
  { locals }: Pick<RequestEvent, 'locals'>,
  target: 'places' | 'activities' | 'organisations',
  { neighbourhood: where, slug }: { readonly neighbourhood: string; readonly slug: string }
): Promise<KeepLink | null> {
  // A link is no reason to keep the page from her while nobody can say who she is.
  const roles = await rolesIn(locals).catch(() => null);
  if (!roles) return null;
  const neighbourhood = await neighbourhoodBySlug(where);
  if (!keeps(roles, where, await entryOf(where, target, slug))) return null;
  const { say } = await loadSpeech(locals.locale, wordsHere(neighbourhood, locals.locale), 'review');
  return { href: `${manageHref(locals.locale, where)}/entry/${target}/${slug}`, label: say('home.keep') };
}
