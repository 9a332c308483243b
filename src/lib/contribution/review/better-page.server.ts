import type { LocalisedText } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { activitiesOf } from '../../activity/activities.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { NO_FILTERS } from '../../place/filters.ts';
import { allPlaces } from '../../place/search.server.ts';
import { CRITERION_NAMES, type CriterionName } from '../quality/criteria.ts';
import { gradedActivity, gradedPlace } from '../quality/graded.ts';
import { qualityOf, type Quality } from '../quality/quality.ts';
import { worstFirst } from '../quality/worst-first.ts';
import { betterInWords, firstThings } from './better-words.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { asCoordinator, manageHref } from './require-member.server.ts';

/** So many on one page; when those are better, others come. */
const MOST_LISTED = 20;

/** What would make the entries of a neighbourhood better: the poorest first, or those that lack one thing (`?lacks=`). */
export async function betterPage(event: Parameters<typeof asCoordinator>[0]) {
  const { neighbourhood } = await asCoordinator(event);
  const { locale } = event.locals;
  const now = new Date();
  const [places, activities, categories, speech] = await Promise.all([
    allPlaces(neighbourhood, NO_FILTERS, now),
    activitiesOf(neighbourhood.slug, now),
    categoriesOf(neighbourhood.slug),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'review')
  ]);
  const { say, number } = speech;
  const groupOf = new Map(categories.map(({ slug, group }) => [slug, group]));
  // A list of many asks not for each entry's pictures: its page does.
  const around = { locales: neighbourhood.locales, timeZone: neighbourhood.timeZone, now, photos: null };
  const graded = [
    ...places.map((one) =>
      entry('places', one.slug, one.name, qualityOf(gradedPlace(one, groupOf.get(one.category), around)))
    ),
    ...activities.map((one) =>
      entry('activities', one.slug, one.title, qualityOf(gradedActivity(one, around)))
    )
  ];
  const asked = event.url.searchParams.get('lacks');
  const chosen = CRITERION_NAMES.find((one) => one === asked) ?? null;
  const home = manageHref(locale, neighbourhood.slug);
  const found = worstFirst(graded, chosen);
  return {
    chosen,
    lead: say('better.all', { count: number(graded.length) }),
    ways: CRITERION_NAMES.map((name) => ({ name, lacking: worstFirst(graded, name).length }))
      .filter(({ lacking }) => lacking > 0)
      .map(({ name, lacking }) => way(name, lacking, `${home}/better?lacks=${name}#entries`)),
    allHref: `${home}/better#entries`,
    more: found.length > MOST_LISTED ? say('better.more', { count: number(MOST_LISTED) }) : null,
    entries: found.slice(0, MOST_LISTED).map(({ target, slug, name, quality }) => ({
      name: nameOrSlug({ slug, name }, locale, neighbourhood.defaultLocale),
      href: `/${locale}/${neighbourhood.slug}/${target}/${slug}`,
      changeHref: `/${locale}/${neighbourhood.slug}/${target}/${slug}/change`,
      keepHref: `${home}/entry/${target}/${slug}`,
      summary: betterInWords(quality, speech)!.summary,
      first: firstThings(quality, speech)
    }))
  };

  function way(name: CriterionName, lacking: number, href: string) {
    return {
      name,
      label: say(`better.thing.${name}`),
      number: number(lacking),
      share: lacking / graded.length,
      href
    };
  }
}

const entry = (
  target: 'places' | 'activities',
  slug: string,
  name: LocalisedText,
  quality: Quality
): { target: typeof target; slug: string; name: LocalisedText; quality: Quality } => ({
  target,
  slug,
  name,
  quality
});
