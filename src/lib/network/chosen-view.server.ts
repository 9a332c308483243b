import { STAGES } from '../activity/vocabulary.ts';
import { networkHref } from './addresses.ts';
import type { NetworkFilters } from './filters.ts';
import {
  entriesWithPages,
  linksAt,
  namedHere,
  neighboursOf,
  stagesAround,
  type Here
} from './here.server.ts';
import type { Link } from './links.ts';
import { partnersOf } from './together.ts';
import { moreView } from './more.ts';
import type { ChosenView, NetworkStageView } from './view.ts';

/** Of who works with more than so many, so many are listed beside the picture: all are on its own page. */
const MOST_LISTED = 60;

/** Each step of the path: whether an organisation offers it, or somebody it works with. */
export function stageViews(slug: string, partners: ReadonlySet<string>, here: Here): NetworkStageView[] {
  const { own, through } = stagesAround(slug, partners, here);
  const { say } = here.speech;
  return STAGES.map((stage) => {
    const offered = own.has(stage) ? 'own' : through.has(stage) ? 'through' : 'no';
    const said = { own: 'chosen.offers', through: 'chosen.through', no: 'chosen.offersNot' } as const;
    return { stage, label: say(`stage.${stage}`), offered, said: say(said[offered]) };
  });
}

/** The organisation that a reader looks at, within her selection; null when there is none of that slug. */
export function chosenView(filters: NetworkFilters, links: readonly Link[], here: Here): ChosenView | null {
  const slug = filters.organisation;
  const organisation = slug === null ? undefined : here.network.organisations.get(slug);
  if (!organisation || slug === null) return null;
  const partners = partnersOf(slug, links);
  const own = linksAt(slug, links);
  const named = namedHere(slug, here);
  return {
    ...named,
    kind: here.ofOrganisations.say(`kind.${organisation.kind}`),
    clearHref: networkHref(here.speech.locale, here.neighbourhood.slug, { ...filters, organisation: null }),
    works: here.speech.say('chosen.works', { count: partners.size }),
    stages: stageViews(slug, partners, here),
    entries: entriesWithPages(slug, here),
    neighbours: neighboursOf(slug, own.slice(0, MOST_LISTED), here),
    more: moreView(own.length - MOST_LISTED, named.href, here)
  };
}
