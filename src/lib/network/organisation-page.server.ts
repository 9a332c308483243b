import { isMachineTranslated } from '../field/machine-translated.ts';
import { telephoneOf } from '../country/countries.server.ts';
import { activitiesOfOrganisation } from '../activity/here.server.ts';
import type { ActivityHereView } from '../activity/view.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Translator } from '../i18n/translator.ts';
import { error } from '@sveltejs/kit';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { FAMILY_OF, type Family } from '../organisation/kinds.ts';
import { organisationJsonLd } from '../organisation/json-ld.ts';
import { logoHref } from '../organisation/logo.ts';
import { organisationHref, placeHref } from '../place/addresses.ts';
import { freshness } from '../place/freshness.server.ts';
import { reading } from '../place/reading.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { contactViews } from '../place/contacts.ts';
import type { ConfirmedView, ContactView, SourceView, ViewText } from '../place/view.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { networkHref } from './addresses.ts';
import { stageViews } from './chosen-view.server.ts';
import { pictureHere } from './drawn.server.ts';
import { NO_NETWORK_FILTERS } from './filters.ts';
import { MOST_DRAWN } from './aggregate.ts';
import { findingsOf } from './findings.ts';
import { layOut } from './layout.ts';
import {
  entriesWithPages,
  linksAt,
  nameHere,
  neighboursOf,
  networkHere,
  textHere,
  type Here
} from './here.server.ts';
import { heldIn, isAgreement, yearOf, type Link } from './links.ts';
import type { Picture } from './picture.ts';
import { practices } from './practice-view.server.ts';
import { partnersOf } from './together.ts';
import type { NamedView, NeighbourView, NetworkStageView } from './view.ts';
import { sourceViews } from '../place/source-views.ts';
import { withSaidTrue } from '../place/said-true.server.ts';
import { withDoubts } from '../place/shared-words.ts';

/** The page `/{l}/{n}/organisations/{slug}`. */
export interface OrganisationPage {
  readonly slug: string;
  readonly href: string;
  /** Absolute, to share and to print. */
  readonly url: string;
  readonly neighbourhood: { readonly slug: string; readonly href: string; readonly name: ViewText };
  readonly listHref: string;
  readonly name: ViewText;
  readonly localName: ViewText | null;
  readonly kind: string;
  readonly family: Family;
  readonly logo: { readonly src: string; readonly alt: ViewText } | null;
  readonly about: ViewText | null;
  readonly machineTranslated: boolean;
  readonly contacts: readonly ContactView[];
  readonly directions: readonly never[];
  /** Sheets for a woman who is sent there, one for each activity and place. */
  readonly referrals: readonly NamedView[];
  readonly activities: readonly ActivityHereView[];
  readonly places: readonly {
    readonly href: string;
    readonly name: ViewText;
    readonly group: CategoryGroup;
    readonly icon: string;
    readonly category: ViewText;
  }[];
  readonly languages: readonly string[];
  readonly stages: readonly NetworkStageView[];
  /** "Works with 37 other organisations."; null: nobody that is known. */
  readonly works: string | null;
  /** "What we know of it begins in 2009"; null when nothing is dated. */
  readonly since: string | null;
  /** What holds this year. */
  readonly neighbours: readonly NeighbourView[];
  /** What is over, or has not begun. */
  readonly ended: readonly NeighbourView[];
  /** Those it tells. */
  readonly practices: readonly NamedView[];
  /** It, whom it is linked to, and who is in its agreements; null when that is nobody, or a crowd. */
  readonly picture: Picture | null;
  readonly networkHref: string;
  readonly confirmed: ConfirmedView;
  readonly sources: readonly SourceView[];
  /** For search engines: JSON-LD, safe inside a `script` element. */
  readonly jsonLd: string;
  readonly title: string;
  readonly description: string;
}

/** What an organisation does, where and with whom; throws a 404 when there is none of that slug. */
export async function organisationPage(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  slug: string,
  { origin, now }: { origin: string; now: Date }
): Promise<OrganisationPage> {
  const here = await networkHere(neighbourhood, translator.locale);
  const { network, speech, ofOrganisations } = here;
  const organisation = network.organisations.get(slug);
  if (!organisation) error(404, 'There is no such organisation.');
  const { locale } = translator;
  const base = { locale: neighbourhood.defaultLocale };
  const name = nameHere(slug, here);
  const place = { name: textHere(neighbourhood.name, here) ?? { text: neighbourhood.slug, ...base } };
  const thisYear = now.getUTCFullYear();
  const ever = linksAt(slug, network.links);
  const links = network.links.filter((link) => heldIn(link, thisYear));
  const own = linksAt(slug, links);
  const partners = partnersOf(slug, links);
  const known = await categoriesOf(neighbourhood.slug);
  const categories = new Map(known.map((one) => [one.slug, one]));
  const href = organisationHref(locale, neighbourhood.slug, slug);
  const local = organisation.name[neighbourhood.defaultLocale];
  const years = ever.flatMap(({ since }) => (since === null ? [] : [yearOf(since)]));
  const about = textHere(organisation.about, here);
  const kind = ofOrganisations.say(`kind.${organisation.kind}`);
  const [said = organisation] = await withSaidTrue(neighbourhood.slug, 'organisations', [organisation]);
  const fresh = freshness(said, reading(translator, neighbourhood, known, now));
  return {
    slug,
    href,
    url: origin + href,
    neighbourhood: {
      slug: neighbourhood.slug,
      href: `/${locale}/${neighbourhood.slug}`,
      ...place
    },
    listHref: `/${locale}/${neighbourhood.slug}/organisations`,
    name,
    localName: local && local !== name.text ? { text: local, ...base } : null,
    kind,
    family: FAMILY_OF[organisation.kind],
    logo: organisation.logo && {
      src: logoHref(organisation.logo.id),
      alt: textHere(organisation.logo.alt, here) ?? { text: '', ...base }
    },
    about,
    machineTranslated: isMachineTranslated(organisation, locale),
    contacts: contactViews(organisation.contacts, telephoneOf(neighbourhood.country)),
    directions: [],
    referrals: entriesWithPages(slug, here).map((one) => ({ ...one, href: `${one.href}/refer` })),
    activities: await activitiesOfOrganisation(neighbourhood, translator, slug, now),
    places: organisation.places.map((one) => {
      const category = categories.get(one.category);
      return {
        href: placeHref(locale, neighbourhood.slug, one.slug),
        name: textHere(one.name, here) ?? { text: one.slug, ...base },
        group: category?.group ?? 'community',
        icon: category?.icon ?? '',
        category: textHere(category?.name, here) ?? { text: one.category, locale: 'en' }
      };
    }),
    languages: [...(network.traits.find((one) => one.slug === slug)?.languages ?? [])].map((code) =>
      languageName(code, locale)
    ),
    stages: stageViews(slug, partners, here),
    works: partners.size > 0 ? `${speech.say('chosen.works', { count: partners.size })}.` : null,
    since:
      years.length > 0 ? ofOrganisations.say('page.since', { year: speech.year(Math.min(...years)) }) : null,
    neighbours: neighboursOf(slug, own, here),
    ended: neighboursOf(
      slug,
      ever.filter((link) => !heldIn(link, thisYear)),
      here
    ),
    practices: (await practices())
      .filter((one) => one.organisation?.slug === slug)
      .map((one) => ({
        name: textHere(one.title, here) ?? { text: one.slug, ...base },
        href: `/${locale}/${one.neighbourhood}/practices/${one.slug}`
      })),
    picture: aroundOf(slug, links, own, here),
    networkHref: networkHref(locale, neighbourhood.slug, { ...NO_NETWORK_FILTERS, organisation: slug }),
    confirmed: { sentence: fresh.sentence, stale: fresh.kind === 'stale' },
    sources: sourceViews(organisation.sources),
    jsonLd: organisationJsonLd(organisation, {
      url: origin + href,
      name: name.text,
      description: about?.text ?? null,
      logo: organisation.logo && origin + logoHref(organisation.logo.id),
      area: place.name.text
    }),
    title: `${name.text} · ${place.name.text}`,
    description: withDoubts(
      [fresh.kind === 'stale' ? fresh.sentence : null],
      about?.text ?? `${name.text}, ${kind}, ${neighbourhood.city}`
    )
  };
}

/** The links of an organisation and of those in one agreement with it: enough to see where it stands. */
function aroundOf(slug: string, links: readonly Link[], own: readonly Link[], here: Here): Picture | null {
  if (own.length === 0) return null;
  const agreements = new Set(own.flatMap(({ to }) => (isAgreement(to) ? [to] : [])));
  const shown = links.filter((link) => own.includes(link) || agreements.has(link.to));
  const linked = [...new Set(shown.flatMap(({ from, to }) => [from, to]))];
  if (linked.length > MOST_DRAWN) return null;
  const height = linked.length > 12 ? 900 : 560;
  const positions = layOut(linked, shown, height);
  return pictureHere({ linked, links: shown }, findingsOf(shown), positions, here, height);
}
