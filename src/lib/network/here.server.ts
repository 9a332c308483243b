import { activityHref } from '../activity/addresses.ts';
import type { Stage } from '../activity/vocabulary.ts';
import type { Locale } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import type { OrganisationSpeech } from '../organisation/speech.ts';
import { organisationHref, placeHref } from '../place/addresses.ts';
import { localised, type ChosenText, type LocalisedText } from '../i18n/localised.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { isAgreement, slugOfKey, type Link } from './links.ts';
import { networkOf, type Network } from './network.server.ts';
import { knownInWords, periodInWords, relationInWords } from './say.ts';
import type { NetworkSpeech } from './speech.ts';
import type { NamedView, NeighbourView } from './view.ts';

/** Who reads which network. */
export interface Here {
  readonly neighbourhood: NeighbourhoodWithOutline;
  readonly network: Network;
  readonly speech: NetworkSpeech;
  readonly ofOrganisations: OrganisationSpeech;
}

export async function networkHere(neighbourhood: NeighbourhoodWithOutline, locale: Locale): Promise<Here> {
  const [network, speech, ofOrganisations] = await Promise.all([
    networkOf(neighbourhood.slug),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'network'),
    loadSpeech(locale, null, 'organisation')
  ]);
  return { neighbourhood, network, speech, ofOrganisations };
}

export function textHere(text: LocalisedText | null | undefined, here: Here): ChosenText | null {
  return localised(text, here.speech.locale, here.neighbourhood.defaultLocale);
}

/** What a node is called. */
export function nameHere(key: string, here: Here): ChosenText {
  const slug = slugOfKey(key);
  const { organisations, agreements } = here.network;
  const named = isAgreement(key) ? agreements.get(slug) : organisations.get(slug);
  return textHere(named?.name, here) ?? { text: slug, locale: here.neighbourhood.defaultLocale };
}

/** A node with where it is told of: an organisation's page, an agreement's paragraph. */
export function namedHere(key: string, here: Here): NamedView {
  const { neighbourhood, speech } = here;
  const slug = slugOfKey(key);
  return {
    name: nameHere(key, here),
    href: isAgreement(key)
      ? `/${speech.locale}/${neighbourhood.slug}/network#agreement-${slug}`
      : organisationHref(speech.locale, neighbourhood.slug, slug)
  };
}

/** The links of an organisation. */
export const linksAt = (slug: string, links: readonly Link[]) =>
  links.filter(({ from, to }) => from === slug || to === slug);

/** Links of an organisation as it sees them. */
export function neighboursOf(slug: string, own: readonly Link[], here: Here): NeighbourView[] {
  return own.map((link) => {
    const backwards = link.to === slug;
    const other = backwards ? link.from : link.to;
    return {
      ...namedHere(other, here),
      relation: relationInWords(link.kind, backwards && link.directed, here.speech),
      note: textHere(link.note, here),
      when: periodInWords(link, here.speech),
      known: knownInWords(link, here.speech),
      changeHref:
        link.kind === 'in-agreement'
          ? null
          : `/${here.speech.locale}/${here.neighbourhood.slug}/relationships/${link.slug}/change`
    };
  });
}

/** Its activities, then its places, each with its page. */
export function entriesWithPages(slug: string, here: Here): NamedView[] {
  const { network, neighbourhood, speech } = here;
  const named = (text: LocalisedText, otherwise: string) =>
    textHere(text, here) ?? { text: otherwise, locale: neighbourhood.defaultLocale };
  return [
    ...network.activities
      .filter((one) => one.organisation?.slug === slug)
      .map((one) => ({
        name: named(one.title, one.slug),
        href: activityHref(speech.locale, neighbourhood.slug, one.slug)
      })),
    ...(network.organisations.get(slug)?.places ?? []).map((one) => ({
      name: named(one.name, one.slug),
      href: placeHref(speech.locale, neighbourhood.slug, one.slug)
    }))
  ];
}

/** The stages an organisation offers, and those that somebody it works with does. */
export function stagesAround(
  slug: string,
  partners: ReadonlySet<string>,
  { network }: Here
): { own: ReadonlySet<Stage>; through: ReadonlySet<Stage> } {
  const offered = (wanted: (slug: string) => boolean) =>
    new Set(network.traits.filter((one) => wanted(one.slug)).flatMap(({ stages }) => [...stages]));
  return { own: offered((one) => one === slug), through: offered((one) => partners.has(one)) };
}
