import { error } from '@sveltejs/kit';
import { shownActivity } from '../activity/activities.server.ts';
import type { Locale } from '../i18n/locales.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { networkOf } from '../network/network.server.ts';
import { practices } from '../network/practice-view.server.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import type { Check } from '../place/check.ts';
import { placeBySlug } from '../place/place-by-slug.server.ts';
import type { SaidTrue } from '../place/said-true.ts';
import { FIELDS } from './described.server.ts';
import { fieldsOf, type Fields } from './fields-of.ts';
import type { Target } from './proposal.ts';

/** A live entry as somebody corrects it. */
export interface LiveEntry {
  readonly target: Target;
  readonly slug: string;
  readonly name: LocalisedText;
  readonly fields: Fields;
  readonly revision: number;
  /** ISO 8601 instant. */
  readonly confirmedAt: string | null;
  /** How it was checked, the last first. */
  readonly checks: readonly Check[];
  /** Told by its area and telephone alone. */
  readonly isProtected: boolean;
}

/** One entry of a neighbourhood; throws a 404 when it has none of that slug. */
export async function entryOf(neighbourhood: string, target: Target, slug: string): Promise<LiveEntry> {
  const { entry, name } = await READERS[target](neighbourhood, slug);
  const { revision, confirmedAt = null, saidTrue } = entry;
  const fields = fieldsOf(entry, FIELDS[target]);
  const isProtected = fields['location_precision'] === 'area-only';
  const checks = saidTrue?.checks ?? [];
  return { target, slug: entry.slug, name, fields, revision, confirmedAt, checks, isProtected };
}

interface Read {
  readonly entry: {
    readonly slug: string;
    readonly revision: number;
    readonly confirmedAt?: string | null;
    readonly saidTrue?: SaidTrue | undefined;
  };
  readonly name: LocalisedText;
}

const READERS: Readonly<Record<Target, (neighbourhood: string, slug: string) => Promise<Read>>> = {
  async places(neighbourhood, slug) {
    const entry = await placeBySlug(neighbourhood, slug);
    return { entry, name: entry.name };
  },
  async activities(neighbourhood, slug) {
    const entry = await shownActivity(neighbourhood, slug);
    return { entry, name: entry.title };
  },
  async organisations(neighbourhood, slug) {
    const entry = (await organisationsOf(neighbourhood)).find((one) => one.slug === slug);
    if (!entry) error(404, 'There is no such organisation.');
    return { entry, name: entry.name };
  },
  async practices(neighbourhood, slug) {
    const entry = (await practices()).find((one) => one.neighbourhood === neighbourhood && one.slug === slug);
    if (!entry) error(404, 'There is no such practice.');
    return { entry, name: entry.title };
  },
  async relationships(neighbourhood, slug) {
    const { record, organisations } = await networkOf(neighbourhood);
    const entry = record.relationships.find((one) => one.slug === slug);
    if (!entry) error(404, 'There is no such link.');
    return { entry, name: nameOfLink(entry, organisations) };
  }
};

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
