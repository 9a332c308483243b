import type { ActivityView } from '../activity/activity-view.server.ts';
import type { PlaceView } from '../place/place-view.server.ts';
import type { ContactView, RequirementsView, ViewText } from '../place/view.ts';

/** What one woman needs to go where another sends her: nothing about either of them. */
export interface Referral {
  readonly name: ViewText;
  /** The name on the door, to show to somebody on the way. */
  readonly localName: ViewText | null;
  readonly kind: string;
  /** The page it is about. */
  readonly href: string;
  /** What holds for a time, above all of it. */
  readonly notices: PlaceView['notices'];
  readonly where: readonly (ViewText | string)[];
  readonly when: readonly (ViewText | string)[];
  /** Whether there is a place, of which day; null where nobody takes one. */
  readonly places: string | null;
  /** How sure the times are; null: nothing to say. */
  readonly doubt: string | null;
  readonly organisation: ViewText | null;
  readonly contacts: readonly ContactView[];
  readonly join: ViewText | null;
  readonly requirements: RequirementsView;
  readonly children: readonly (ViewText | string)[];
  readonly languages: readonly string[];
}

const known = <T>(...those: (T | null | undefined | '')[]): T[] =>
  those.filter((one): one is T => one !== null && one !== undefined && one !== '');

export function placeReferral(place: PlaceView): Referral {
  const { name, localName, address, precisionSentence, contacts, organisation, requirements } = place;
  return {
    ...{ name, localName, contacts, organisation, requirements, join: null, languages: place.languages },
    kind: place.category.text,
    href: place.href,
    notices: place.notices,
    where: known<ViewText | string>(address, precisionSentence),
    when: known<ViewText | string>(
      ...(place.week ?? [])
        .filter(({ spans }) => spans.length > 0)
        .map(({ day, spans }) => `${day}: ${spans.join(', ')}`),
      place.hoursNote,
      ...place.services.flatMap(({ name, lines }) =>
        lines.map(({ days, times }) => `${name.text}: ${days} ${times}`)
      )
    ),
    doubt: place.weekCaution ?? (place.confirmed.stale ? place.confirmed.sentence : null),
    places: null,
    children: []
  };
}

export function activityReferral(activity: ActivityView, href: string): Referral {
  const { name, localName, address, precisionSentence, contacts, organisation, requirements } = activity;
  return {
    ...{ name, localName, contacts, organisation, requirements, href },
    kind: activity.kind,
    notices: activity.placeNotices,
    where: known<ViewText | string>(activity.place?.name, address, activity.where, precisionSentence),
    when: known<ViewText | string>(
      activity.now,
      activity.when,
      activity.whenNote,
      ...activity.next.map(({ day, times }) => `${day} ${times}`)
    ),
    places: activity.capacity,
    doubt: activity.caution,
    join: activity.howToJoin,
    children: known<ViewText | string>(activity.childcare, activity.childcareNote),
    languages: activity.languages
  };
}
