import type { Activity } from '../activity/activity.ts';
import { KIND_LOOKS } from '../activity/kinds.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Moved } from '../place/notices/place-on.ts';
import { speaks } from '../place/known.ts';
import type { Place } from '../place/place.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import type { Filter } from './concepts.ts';
import { wordsOf } from './fold.ts';

export type EntryType = 'place' | 'activity' | 'organisation' | 'street';
/** Whether an entry has what is asked for; unknown when nobody has recorded it. */
export type Fits = 'yes' | 'no' | 'unknown';

/** Something that can be found, with the facts that are recorded of it. */
export interface Entry {
  readonly type: EntryType;
  readonly slug: string;
  readonly name: LocalisedText;
  readonly category: string | null;
  readonly kind: string | null;
  /** Of its category or kind. */
  readonly group: CategoryGroup | null;
  readonly address: string | null;
  readonly point: LonLat | null;
  readonly demonstration: boolean;
  /** It was, and is no more. */
  readonly over: boolean;
  readonly nameWords: ReadonlySet<string>;
  readonly addressWords: ReadonlySet<string>;
  readonly textWords: ReadonlySet<string>;
  /** The facts; null for what has none. */
  readonly facts: Facts | null;
}

/** What the sentence on whether a place is open is made of. */
type Openable = Pick<
  Place,
  | 'openingHours'
  | 'openingHoursYear'
  | 'services'
  | 'notices'
  | 'organisation'
  | 'confirmedAt'
  | 'addedAt'
  | 'address'
> &
  Moved;

/** The hours of a week in which something is: `mon:morning`; null when nobody knows. */
export type Hours = ReadonlySet<string> | null;

export interface Facts {
  readonly features: readonly string[];
  readonly childcare: boolean;
  readonly costEuro: number | null;
  readonly asked: readonly string[];
  readonly notAsked: readonly string[];
  readonly languages: readonly string[];
  /** Those that are spoken at its services: of the whole they make it possible. */
  readonly languagesInside: readonly string[];
  readonly levels: readonly string[];
  readonly hours: Hours;
  /** Whether somebody has confirmed its hours, and that still holds: else they make nothing certain but when it is not. */
  readonly areHoursConfirmed: boolean;
  /** Of an activity whose times nobody has confirmed: the year that its source tells them of, where it says one. */
  readonly hoursYear?: number | null;
  /** Of a place: what says whether it is open at a moment. */
  readonly opening: Openable | null;
}

const wordSet = (...texts: (LocalisedText | string | null | undefined)[]): ReadonlySet<string> =>
  new Set(
    texts
      .flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text ?? {})))
      .flatMap((text) => (text ? wordsOf(text) : []))
  );

export function placeEntry(
  place: Place,
  { hours, areHoursConfirmed }: Pick<Facts, 'hours' | 'areHoursConfirmed'>,
  group: CategoryGroup | null
): Entry {
  const { slug, name, category, address, position, features, asked, notAsked, languages } = place;
  return {
    ...{
      type: 'place',
      slug,
      name,
      category,
      kind: null,
      group,
      address,
      point: position.point ?? null,
      demonstration: false,
      over: false
    },
    nameWords: wordSet(name, place.alsoCalled),
    addressWords: wordSet(address),
    textWords: wordSet(
      place.summary,
      place.organisation?.name,
      place.openingHoursNote,
      ...place.services.map((service) => service.name)
    ),
    facts: {
      features,
      childcare: false,
      costEuro: null,
      asked,
      notAsked,
      languages,
      languagesInside: place.services.flatMap((service) => service.languages ?? []),
      levels: [],
      hours,
      areHoursConfirmed,
      opening: place
    }
  };
}

export function activityEntry(
  activity: Activity,
  { hours, areHoursConfirmed }: Pick<Facts, 'hours' | 'areHoursConfirmed'>,
  over: boolean
): Entry {
  const { slug, title, kind, place, features, asked, notAsked, languages, levels, costEuro } = activity;
  return {
    ...{
      type: 'activity',
      slug,
      name: title,
      category: null,
      kind,
      group: KIND_LOOKS[kind].group,
      address: place?.address ?? null,
      point: place?.point ?? null
    },
    demonstration: activity.demonstration,
    over,
    nameWords: wordSet(title, activity.alsoCalled),
    addressWords: wordSet(place?.address, place?.name),
    textWords: wordSet(activity.about, activity.organisation?.name, activity.whereNote),
    facts: {
      ...{
        features,
        asked,
        notAsked,
        languages,
        languagesInside: [],
        levels,
        costEuro,
        hours,
        opening: null
      },
      areHoursConfirmed,
      hoursYear: areHoursConfirmed ? null : activity.scheduleYear,
      childcare: activity.childcare !== null
    }
  };
}

/** What has a name and nothing else to ask about: an organisation, a street. */
export function namedEntry(
  type: EntryType,
  slug: string,
  name: LocalisedText,
  { alsoCalled, ...more }: Partial<Entry> & { readonly alsoCalled?: LocalisedText | null } = {}
): Entry {
  return {
    ...{
      type,
      slug,
      name,
      category: null,
      kind: null,
      group: null,
      address: null,
      point: null,
      demonstration: false,
      over: false,
      facts: null
    },
    nameWords: wordSet(name, alsoCalled),
    addressWords: new Set(),
    textWords: new Set(),
    ...more
  };
}

/** Whether an entry fits a condition by what is recorded; what only the moment or the ground tells is asked elsewhere. */
export function fits({ facts, category, kind, group }: Entry, { name, value }: Filter): Fits {
  if (name === 'category' || name === 'kind') return [category, kind, group].includes(value) ? 'yes' : 'no';
  if (!facts) return 'unknown';
  if (name === 'feature') return featureFits(facts, value);
  if (name === 'without')
    return facts.notAsked.includes(value) ? 'yes' : facts.asked.includes(value) ? 'no' : 'unknown';
  if (name === 'language') return languageFits(facts, value);
  if (name === 'level')
    return facts.levels.includes(value) ? 'yes' : facts.levels.length > 0 ? 'no' : 'unknown';
  if (name === 'day' || name === 'part') return hoursFit(facts.hours, name, value);
  return 'unknown';
}

function languageFits(facts: Facts, value: string): Fits {
  const answer = speaks(facts, value);
  return answer === 'no' && facts.languagesInside.includes(value) ? 'unknown' : answer;
}

function featureFits({ features, childcare, costEuro }: Facts, value: string): Fits {
  if (features.includes(value) || (value === 'childcare' && childcare)) return 'yes';
  if (value === 'free' && costEuro !== null) return costEuro === 0 ? 'yes' : 'no';
  return 'unknown';
}

function hoursFit(hours: Hours, name: 'day' | 'part', value: string): Fits {
  if (hours === null) return 'unknown';
  const parts = [...hours].map((one) => one.split(':')[name === 'day' ? 0 : 1]);
  return parts.includes(value) ? 'yes' : 'no';
}
