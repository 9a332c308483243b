import type { Activity } from '../activity/activity.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Relationship } from '../network/network.ts';
import type { Practice } from '../network/practice.ts';
import type { Contacts, Place } from '../place/place.ts';

/** Values by field, named and written as proposals do (`…_proposed_entry_fields.sql`). */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a place, as they are. */
export function fieldsOfPlace(place: Place): Fields {
  const { precision, point } = place.position;
  return {
    name: place.name,
    category: place.category,
    summary: place.summary,
    opening_hours: place.openingHours,
    opening_hours_year: place.openingHoursYear,
    opening_hours_note: place.openingHoursNote,
    address: place.address,
    location: point && { type: 'Point', coordinates: [...point] },
    location_precision: precision,
    contacts: place.contacts,
    languages: place.languages,
    audience: place.audience,
    features: place.features,
    asked: place.asked,
    not_asked: place.notAsked,
    organisation: place.organisation?.slug ?? null
  };
}

/** The fields of an activity, as they are. */
export function fieldsOfActivity(activity: Activity): Fields {
  return {
    title: activity.title,
    kind: activity.kind,
    stage: activity.stage,
    schedule: activity.schedule,
    schedule_year: activity.scheduleYear,
    schedule_note: activity.scheduleNote,
    cancelled: activity.cancelled,
    about: activity.about,
    place: activity.place && `${activity.neighbourhood}/${activity.place.slug}`,
    where_note: activity.whereNote,
    contacts: activity.contacts,
    how_to_join: activity.howToJoin,
    levels: activity.levels,
    childcare: activity.childcare,
    cost_euro: activity.costEuro,
    cost_note: activity.costNote,
    places_left: activity.placesLeft,
    deadline: activity.deadline,
    hours_per_week: activity.hoursPerWeek,
    weeks: activity.weeks,
    languages: activity.languages,
    audience: activity.audience,
    features: activity.features,
    asked: activity.asked,
    not_asked: activity.notAsked,
    conditions: activity.conditions,
    requirements: activity.requirements,
    contract: activity.contract,
    organisation: activity.organisation?.slug ?? null
  };
}

/** What is read of an organisation to change it. */
export interface OrganisationToChange {
  readonly slug: string;
  readonly kind: string;
  readonly name: LocalisedText;
  readonly about: LocalisedText | null;
  readonly contacts: Contacts;
  readonly confirmedAt: string | null;
  readonly addedAt: string;
  readonly revision: number;
}

/** The fields of an organisation, as they are. */
export function fieldsOfOrganisation({ name, kind, about, contacts }: OrganisationToChange): Fields {
  return { name, kind, about, contacts };
}

/** The fields of a practice, as they are. */
export function fieldsOfPractice(practice: Practice): Fields {
  const { title, context, steps, costs, result, evidence, stages, areas, languages } = practice;
  const { since, until, sources, organisation } = practice;
  return {
    ...{ title, context, steps, costs, result, evidence, stages, areas, languages, since, until, sources },
    organisation: organisation?.slug ?? null
  };
}

/** The fields of a link between two organisations, as they are. */
export function fieldsOfLink({ from, to, kind, since, until, stage, note, sources }: Relationship): Fields {
  return { from_organisation: from, to_organisation: to, kind, since, until, stage, note, sources };
}
