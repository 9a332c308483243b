import { activitiesOf } from '../activity/activities.server.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { isExpired } from '../activity/matches.ts';
import type { Activity } from '../activity/activity.ts';
import { streetsOf } from '../contribution/streets.server.ts';
import { countryOf } from '../country/countries.server.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { certaintyOf } from '../place/opening/certainty.ts';
import { allPlaces } from '../place/search.server.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { withoutMarks } from '../i18n/unseen.ts';
import type { Catalogue } from './catalogue.ts';
import { activityEntry, namedEntry, placeEntry } from './entries.ts';
import { activityHours, openingHoursOf } from './hours.server.ts';
import { phrasesOfKinds } from './kinds-also-called.ts';
import { phrasesOfLearnt } from './learnt-languages.ts';
import { Names } from './names.ts';
import { lexicon, wordFiles } from './words.server.ts';

/** What can be found in a neighbourhood as of today: kept until its data changes, or the day. */
export async function catalogueOf(slug: string, now: Date): Promise<Catalogue> {
  const { timeZone } = await neighbourhoodBySlug(slug);
  return kept(`${slug} ${dateOn(now, timeZone)}`);
}

const kept = untilDataChangesFor(async (key) => {
  const [slug, date] = key.split(' ') as [string, string];
  return build(slug, new Date(`${date}T04:00Z`));
}, 12);

async function build(slug: string, now: Date): Promise<Catalogue> {
  const neighbourhood = await neighbourhoodBySlug(slug);
  const [places, activities, organisations, streets, categories, kindsCalled] = await Promise.all([
    allPlaces(neighbourhood, NO_FILTERS, now),
    activitiesOf(slug),
    organisationsOf(slug),
    streetsOf(slug),
    categoriesOf(slug),
    read('kinds_also_called_of', { neighbourhood: slug })
  ]);
  const texts = places.flatMap(({ openingHours }) => openingHours ?? []);
  const open = openingHoursOf(texts, neighbourhood, now);
  const today = dateOn(now, neighbourhood.timeZone);
  const happening = activityHours(activities, neighbourhood, now);
  const groups = new Map(categories.map((one) => [one.slug, one.group]));
  const isConfirmed = (told: Parameters<typeof certaintyOf>[0], held?: 'activity') =>
    certaintyOf(told, now.getTime(), neighbourhood.timeZone, held).kind === 'confirmed';
  const entries = [
    ...places.map((place) =>
      placeEntry(
        place,
        {
          hours: open.get(place.openingHours ?? '') ?? null,
          areHoursConfirmed: isConfirmed(place)
        },
        groups.get(place.category) ?? null
      )
    ),
    ...activities.map((activity) =>
      activityEntry(
        activity,
        {
          hours: happening.get(activity.slug) ?? null,
          areHoursConfirmed: isConfirmed({ ...activity, openingHoursYear: activity.scheduleYear }, 'activity')
        },
        isOver(activity, today)
      )
    ),
    ...organisations.map(({ slug: own, name, alsoCalled }) =>
      namedEntry('organisation', own, name, { alsoCalled })
    ),
    ...streets.map(({ name, points }) =>
      namedEntry(
        'street',
        streetSlug(name),
        { [neighbourhood.defaultLocale]: name },
        { point: points[0] ?? null }
      )
    )
  ];
  const country = countryOf(neighbourhood.country);
  return {
    neighbourhood,
    entries,
    byKind: Map.groupBy(entries, ({ category, kind }) => category ?? kind ?? ''),
    names: new Names(entries),
    categories: new Map(categories.map((one) => [one.slug, one])),
    lexicon: lexicon().with([
      ...phrasesOfKinds(kindsCalled, lexicon()),
      ...phrasesOfLearnt(country?.languages.map(({ tag }) => tag) ?? [], Object.keys(wordFiles))
    ]),
    emergency: country?.emergency.number ?? null,
    helplines: (country?.helplines ?? []).filter(
      ({ subdivisions }) =>
        subdivisions.length === 0 || subdivisions.includes(neighbourhood.subdivision ?? '')
    )
  };
}

/** What was once: its days are known and gone. */
function isOver(activity: Activity, today: string): boolean {
  const { schedule } = activity;
  const last = schedule && !schedule.rrule ? [schedule.start, ...schedule.rdates].sort().at(-1)! : null;
  return isExpired(activity, today) || (last !== null && last.slice(0, 10) < today);
}

/** "Piazzale Selinunte" as `piazzale-selinunte`. */
const streetSlug = (name: string): string =>
  withoutMarks(name)
    .toLowerCase()
    .match(/[a-z\d]+/g)
    ?.join('-') ?? name;
