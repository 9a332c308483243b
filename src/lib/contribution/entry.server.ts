import { error } from '@sveltejs/kit';
import { shownActivity } from '../activity/activities.server.ts';
import type { Locale } from '../i18n/locales.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { networkOf } from '../network/network.server.ts';
import { practices } from '../network/practice-view.server.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import { placeBySlug } from '../place/place-by-slug.server.ts';
import {
  fieldsOfActivity,
  fieldsOfLink,
  fieldsOfOrganisation,
  fieldsOfPlace,
  fieldsOfPractice,
  type Fields
} from './fields-of.ts';
import type { Target } from './proposal.ts';

/** A live entry as somebody corrects it. */
export interface Entry {
  readonly target: Target;
  readonly slug: string;
  readonly name: LocalisedText;
  readonly fields: Fields;
  readonly revision: number;
  /** ISO 8601 instant. */
  readonly confirmedAt: string | null;
  /** Told by its area and telephone alone. */
  readonly isProtected: boolean;
}

/** One entry of a neighbourhood; throws a 404 when it has none of that slug. */
export async function entryOf(neighbourhood: string, target: Target, slug: string): Promise<Entry> {
  if (target === 'places') {
    const place = await placeBySlug(neighbourhood, slug);
    const isProtected = place.position.precision === 'area-only';
    return { ...common(target, place, place.name), fields: fieldsOfPlace(place), isProtected };
  }
  if (target === 'activities') {
    const activity = await shownActivity(neighbourhood, slug);
    return {
      ...common(target, activity, activity.title),
      fields: fieldsOfActivity(activity),
      isProtected: false
    };
  }
  if (target === 'practices') {
    const practice = (await practices()).find(
      (one) => one.neighbourhood === neighbourhood && one.slug === slug
    );
    if (!practice) error(404, 'There is no such practice.');
    const fields = fieldsOfPractice(practice);
    return { ...common(target, practice, practice.title), fields, isProtected: false };
  }
  if (target === 'relationships') {
    const { record, organisations } = await networkOf(neighbourhood);
    const link = record.relationships.find((one) => one.slug === slug);
    if (!link) error(404, 'There is no such link.');
    const name = nameOfLink(link, organisations);
    return {
      ...common(target, { ...link, confirmedAt: null }, name),
      fields: fieldsOfLink(link),
      isProtected: false
    };
  }
  const organisation = (await organisationsOf(neighbourhood)).find((one) => one.slug === slug);
  if (!organisation) error(404, 'There is no such organisation.');
  return {
    ...common(target, organisation, organisation.name),
    fields: fieldsOfOrganisation(organisation),
    isProtected: false
  };
}

function common(
  target: Target,
  { slug, revision, confirmedAt }: Pick<Entry, 'slug' | 'revision' | 'confirmedAt'>,
  name: LocalisedText
) {
  return { target, slug, name, revision, confirmedAt };
}

/** A link is called by its two ends. */
function nameOfLink(
  { from, to }: { readonly from: string; readonly to: string },
  organisations: ReadonlyMap<string, { readonly name: LocalisedText }>
): LocalisedText {
  const nameOf = (slug: string) => organisations.get(slug)?.name ?? { it: slug };
  const other = nameOf(to);
  return Object.fromEntries(
    Object.entries(nameOf(from)).map(([locale, name]) => [
      locale,
      `${name} – ${other[locale] ?? Object.values(other)[0]}`
    ])
  );
}

/** `/{l}/{n}/places/{slug}`, the page of an entry; a link has none of its own and is seen in the network. */
export function entryHref(locale: Locale, neighbourhood: string, target: Target, slug: string): string {
  const home = `/${locale}/${neighbourhood}`;
  return target === 'relationships' ? `${home}/network` : `${home}/${target}/${slug}`;
}
