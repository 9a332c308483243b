import type { Activity } from '../../activity/activity.ts';
import { takesPlaces } from '../../activity/capacity.ts';
import { isWork } from '../../activity/matches.ts';
import type { Contacts } from '../../field/values.ts';
import type { LocationPrecision } from '../../geo/position.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import { heldPlace, type Held } from '../../place/holds.ts';
import { certaintyOf } from '../../place/opening/certainty.ts';
import type { Certainty } from '../../place/opening/state.ts';
import type { Place } from '../../place/place.ts';

/** An entry as far as it can be said how good it is: facts alone, of a place and of an activity alike. */
export interface Graded {
  readonly of: 'place' | 'activity';
  readonly held: Held;
  /** Offers of work are applied for. */
  readonly isWork: boolean;
  /** Somebody who goes there takes a place. */
  readonly takesPlaces: boolean;
  /** When one may go, or until when one may apply. */
  readonly times: 'known' | 'in-words' | null;
  /** Its own, else those of its organisation. */
  readonly contacts: Contacts;
  readonly precision: LocationPrecision | null;
  /** Whether anybody has said what is asked for, or that it is not. */
  readonly conditions: boolean;
  readonly languages: readonly string[];
  /** Whether it is known what it costs; null: nobody is asked to pay there. */
  readonly cost: boolean | null;
  readonly capacity: boolean;
  readonly certainty: Certainty['kind'];
  /** What is written for readers. */
  readonly texts: readonly LocalisedText[];
  /** The languages of the neighbourhood, and those of its texts that a machine translated. */
  readonly locales: readonly string[];
  readonly machineTranslated: readonly string[];
  /** How many; null: nobody has looked. */
  readonly photos: number | null;
}

interface Around {
  readonly locales: readonly string[];
  readonly timeZone: string;
  readonly now: Date;
  readonly photos: number | null;
}

const machines = (by: Place['machineTranslated']) => [
  ...new Set(Object.values(by).flatMap((locales) => locales ?? []))
];
const written = (...texts: readonly (LocalisedText | null)[]) => texts.filter((text) => text !== null);

/** @param group of its category */
export function gradedPlace(place: Place, group: string | undefined, around: Around): Graded {
  const held = heldPlace(group, place.openingHours);
  return {
    ...{ of: 'place', held, isWork: false, takesPlaces: false, cost: null, capacity: false },
    times: place.openingHours !== null ? 'known' : place.openingHoursNote !== null ? 'in-words' : null,
    contacts: { ...place.organisation?.contacts, ...place.contacts },
    precision: (place.usual?.position ?? place.position).precision,
    conditions: place.asked.length + place.notAsked.length > 0,
    languages: place.languages,
    certainty: certaintyOf(place, around.now.getTime(), around.timeZone, held).kind,
    texts: written(place.summary, place.openingHoursNote),
    locales: around.locales,
    machineTranslated: machines(place.machineTranslated),
    photos: around.photos
  };
}

export function gradedActivity(activity: Activity, around: Around): Graded {
  const { kind, schedule, scheduleNote, deadline, place, costEuro, costNote, features } = activity;
  const entry = { ...activity, openingHoursYear: activity.scheduleYear };
  const hasTimes = isWork(kind) ? deadline !== null : schedule !== null;
  return {
    ...{ of: 'activity', held: 'activity', isWork: isWork(kind), takesPlaces: takesPlaces(kind) },
    times: hasTimes ? 'known' : scheduleNote !== null ? 'in-words' : null,
    contacts: activity.contacts,
    // Where its place is for now nobody knows exactly, and nobody is asked to.
    precision: (place?.usual?.position ?? place)?.precision ?? null,
    conditions: activity.asked.length + activity.notAsked.length > 0,
    languages: activity.languages,
    cost: isWork(kind) ? null : costEuro !== null || costNote !== null || features.includes('free'),
    capacity: activity.capacity !== null,
    certainty: certaintyOf(entry, around.now.getTime(), around.timeZone, 'activity').kind,
    texts: written(activity.title, activity.about, activity.howToJoin),
    locales: around.locales,
    machineTranslated: machines(activity.machineTranslated),
    photos: around.photos
  };
}
