import { error } from '@sveltejs/kit';
import { shownActivity } from '../../activity/activities.server.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { localised } from '../../i18n/localised.ts';
import { placeBySlug } from '../../place/place-by-slug.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { FIELDS } from '../described.server.ts';
import { entryHref, entryOf, type LiveEntry } from '../entry.server.ts';
import { TARGETS } from '../proposal.ts';
import type { Quality } from '../quality/quality.ts';
import { qualityOfActivity, qualityOfPlace } from '../quality/quality.server.ts';
import { sayField } from '../say-value.server.ts';
import { valueReading } from '../value-reading.server.ts';
import { betterInWords } from './better-words.ts';
import { capacityChoices } from './capacity-choices.ts';
import { checkView } from './check-view.ts';
import { withRole, type Inside } from './require-member.server.ts';
import { coordinates, type Roles } from './roles.ts';

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
  const reading = await valueReading(neighbourhood, translator, new Date());
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
    checks:
      entry.target === 'places' || entry.target === 'activities'
        ? checkView(
            entry.checks,
            FIELDS[entry.target]
              .filter(({ proposable }) => proposable !== undefined)
              .map(({ name }) => ({ value: name, label: sayField(name, reading) })),
            { say: speech.say, locale }
          )
        : null,
    better: betterInWords(await qualityOfEntry(entry, neighbourhood), speech),
    capacity:
      entry.target === 'activities'
        ? capacityChoices(await shownActivity(neighbourhood.slug, entry.slug), translator, speech)
        : null
  };
}

/** How good it is; null of what is neither a place nor an activity. */
async function qualityOfEntry(
  { target, slug }: LiveEntry,
  neighbourhood: Inside['neighbourhood']
): Promise<Quality | null> {
  const now = new Date();
  if (target === 'places')
    return qualityOfPlace(await placeBySlug(neighbourhood.slug, slug), neighbourhood, now);
  if (target === 'activities')
    return qualityOfActivity(await shownActivity(neighbourhood.slug, slug), neighbourhood, now);
  return null;
}

/** The entry an address names, for who coordinates there or edits its organisation. */
async function keptEntry(event: Event): Promise<{ entry: LiveEntry; found: Inside }> {
  const found = await withRole(event);
  const { roles, neighbourhood } = found;
  const target = TARGETS.find((one) => one === event.params['target']);
  if (!target) error(404, 'There is no such kind of entry.');
  const entry = await entryOf(neighbourhood.slug, target, event.params['slug'] ?? '');
  if (!keeps(roles, neighbourhood.slug, entry)) error(403, 'This entry is not yours to keep.');
  return { entry, found };
}

/** Whether it is hers to keep: she coordinates where it is, or edits its organisation. */
export function keeps(roles: Roles, neighbourhood: string, { target, slug, fields }: LiveEntry): boolean {
  const of = target === 'organisations' ? slug : fields['organisation'];
  return coordinates(roles, neighbourhood) || roles.edits.some((one) => one.slug === of);
}
