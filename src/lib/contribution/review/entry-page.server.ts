import { error } from '@sveltejs/kit';
import { shownActivity } from '../../activity/activities.server.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { localised } from '../../i18n/localised.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { entryHref, entryOf, type LiveEntry } from '../entry.server.ts';
import { TARGETS } from '../proposal.ts';
import { capacityChoices } from './capacity-choices.ts';
import { withRole, type Inside } from './require-member.server.ts';
import { coordinates } from './roles.ts';

type Event = Parameters<typeof withRole>[0];

/** An entry for whoever keeps it: what she can say of it with one tap. Throws a 403 when it is not hers to keep. */
export async function entryPage(event: Event) {
  const { entry, found } = await keptEntry(event);
  const { neighbourhood } = found;
  const { locale } = event.locals;
  const [translator, speech] = await Promise.all([
    translatorHere(neighbourhood, locale),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'review')
  ]);
  const href = entryHref(locale, neighbourhood.slug, entry.target, entry.slug);
  return {
    entry: {
      slug: entry.slug,
      name: localised(entry.name, locale, neighbourhood.defaultLocale) ?? {
        text: entry.slug,
        locale: neighbourhood.defaultLocale
      },
      href,
      changeHref: `${href}/change`
    },
    capacity:
      entry.target === 'activities'
        ? capacityChoices(await shownActivity(neighbourhood.slug, entry.slug), translator, speech)
        : null
  };
}

/** The entry an address names, for who coordinates there or edits its organisation. */
async function keptEntry(event: Event): Promise<{ entry: LiveEntry; found: Inside }> {
  const found = await withRole(event);
  const { roles, neighbourhood } = found;
  const target = TARGETS.find((one) => one === event.params['target']);
  if (!target) error(404, 'There is no such kind of entry.');
  const entry = await entryOf(neighbourhood.slug, target, event.params['slug'] ?? '');
  const of = target === 'organisations' ? entry.slug : entry.fields['organisation'];
  if (!coordinates(roles, neighbourhood.slug) && !roles.edits.some(({ slug }) => slug === of))
    error(403, 'This entry is not yours to keep.');
  return { entry, found };
}
