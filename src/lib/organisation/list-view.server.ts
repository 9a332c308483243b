import { activitiesOf } from '../activity/activities.server.ts';
import { capitalised } from '../i18n/capitalised.ts';
import { localised } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref, organisationHref } from '../place/addresses.ts';
import type { ViewText } from '../place/view.ts';
import { isCalled } from './called.ts';
import { FAMILIES, FAMILY_OF, type Family } from './kinds.ts';
import { logoHref } from './logo.ts';
import type { Organisation } from './organisation.ts';
import { workingIn } from './works-here.ts';
import { organisationsOf } from './organisations.server.ts';

const LONGEST_SEARCH = 100;
/** Of a phone's screen a hundred are forty; more are a page further. */
const PAGE_SIZE = 100;

export interface OrganisationCard {
  readonly href: string;
  readonly name: ViewText;
  readonly kind: string;
  readonly family: Family;
  /** Address of the small logo; null where there is none. */
  readonly logo: string | null;
  readonly about: ViewText | null;
  /** "3 places", "2 activities". */
  readonly has: readonly string[];
}

/** The page `/{l}/{n}/organisations`. */
export interface OrganisationList {
  readonly neighbourhood: { readonly href: string; readonly name: ViewText };
  readonly href: string;
  readonly q: string;
  /** Of each family those who work here; a family that has none is left out. */
  readonly here: readonly {
    readonly family: Family;
    readonly heading: string;
    readonly cards: readonly OrganisationCard[];
  }[];
  /** Linked to those here, but working elsewhere. */
  readonly elsewhere: readonly OrganisationCard[];
  readonly total: string;
  /** Address of the page after and before this one. */
  readonly next: string | null;
  readonly previous: string | null;
  readonly networkHref: string;
}

export async function organisationList(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams
): Promise<OrganisationList> {
  const [organisations, activities, { say, number }] = await Promise.all([
    organisationsOf(neighbourhood.slug),
    activitiesOf(neighbourhood.slug),
    loadSpeech(locale, null, 'organisation')
  ]);
  const q = (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH);
  const text = (value: Organisation['about']) => localised(value, locale, neighbourhood.defaultLocale);
  const counts = new Map<string, number>();
  for (const { organisation, demonstration } of activities)
    if (organisation && !demonstration)
      counts.set(organisation.slug, (counts.get(organisation.slug) ?? 0) + 1);
  const card = ({ slug, kind, name, about, places, logo }: Organisation): OrganisationCard => {
    const count = counts.get(slug) ?? 0;
    return {
      href: organisationHref(locale, neighbourhood.slug, slug),
      name: text(name) ?? { text: slug, locale: neighbourhood.defaultLocale },
      kind: say(`kind.${kind}`),
      family: FAMILY_OF[kind],
      logo: logo && logoHref(logo.id),
      about: text(about),
      has: [
        ...(places.length > 0 ? [say('places', { count: places.length })] : []),
        ...(count > 0 ? [say('activities', { count })] : [])
      ]
    };
  };
  const found = organisations.filter((one) => isCalled(one, q));
  const working = workingIn(neighbourhood.slug, organisations, activities);
  const { compare } = new Intl.Collator(locale);
  const sorted = found
    .map((one) => ({ one, name: text(one.name)?.text ?? one.slug, isHere: working.has(one.slug) }))
    .sort((a, b) => Number(b.isHere) - Number(a.isHere) || compare(a.name, b.name));
  const here = sorted.filter(({ isHere }) => isHere).length;
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(query.get('page')) || 1)));
  const shown = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const cards = (isHere: boolean) => shown.filter((one) => one.isHere === isHere).map(({ one }) => card(one));
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const href = `${base}/organisations`;
  const pageHref = (wanted: number) => {
    if (wanted < 1 || wanted > pages) return null;
    const said = new URLSearchParams({ ...(q && { q }), ...(wanted > 1 && { page: String(wanted) }) });
    return said.size > 0 ? `${href}?${said}` : href;
  };
  return {
    neighbourhood: {
      href: base,
      name: text(neighbourhood.name) ?? { text: neighbourhood.slug, locale: neighbourhood.defaultLocale }
    },
    href,
    q,
    here: FAMILIES.map((family) => ({
      family,
      heading: capitalised(say(`family.${family}`), locale),
      cards: cards(true).filter((one) => one.family === family)
    })).filter((one) => one.cards.length > 0),
    elsewhere: cards(false),
    // The same number as on the pages of the network.
    total: [
      say('list.total', { count: found.length }),
      ...(here < found.length ? [`${say('list.here')}: ${number(here)}`] : [])
    ].join(' · '),
    next: pageHref(page + 1),
    previous: pageHref(page - 1),
    networkHref: `${base}/network`
  };
}
