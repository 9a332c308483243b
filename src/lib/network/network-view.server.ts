import { STAGES } from '../activity/activity.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Locale } from '../i18n/locales.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { networkHref } from './addresses.ts';
import { gather, MOST_DRAWN } from './aggregate.ts';
import { arcMapOf } from './arc-map.server.ts';
import { chosenView } from './chosen-view.server.ts';
import { LINK_KINDS, isNarrowed, NO_NETWORK_FILTERS, parseNetworkFilters, VIEWS } from './filters.ts';
import type { NetworkFilters } from './filters.ts';
import { findingsOf, overYears, type Findings } from './findings.ts';
import { nameHere, namedHere, networkHere, textHere, type Here } from './here.server.ts';
import { layOut, type Position } from './layout.ts';
import { agreementKey, isAgreement, lastToldOf, yearsOf, type Link } from './links.ts';
import { positionsOf } from './network.server.ts';
import { pictureOf, type NodeLook, type Picture } from './picture.ts';
import { periodInWords } from './say.ts';
import { findingsInWords, foremost } from './say-findings.ts';
import { select, type Selection } from './selection.ts';
import { tableView } from './table-view.server.ts';
import type { ChoiceView, NetworkView } from './view.ts';

/** What no source has told of for more years than this is said to be old. */
const STILL_NEWS = 3;

/** The page of the network: one selection, looked at in one of three ways. */
export async function networkView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams,
  now: Date
): Promise<NetworkView> {
  const here = await networkHere(neighbourhood, locale);
  const { network, speech } = here;
  const { say } = speech;
  const { filters, problems } = parseNetworkFilters(query);
  const selection = select(network.links, network.traits, filters);
  const findings = findingsOf(selection.links);
  const years = yearsOf(network.links, now.getUTCFullYear());
  const { links: ofAnyYear } = select(network.links, network.traits, { ...filters, year: null });
  const measures = overYears(ofAnyYear, years);
  const most = Math.max(1, ...measures.map(({ links }) => links));
  const href = (changes: Partial<NetworkFilters>) =>
    networkHref(locale, neighbourhood.slug, { ...filters, ...changes });
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const nameOf = (slug: string) => nameHere(slug, here).text;
  const drawn = filters.view === 'graph' ? await drawnView(selection, findings, here) : null;
  const arcs = filters.view === 'map' ? arcMapOf(selection.links, here) : null;
  const name = textHere(neighbourhood.name, here) ?? { text: neighbourhood.slug, locale: 'it' };
  const headline = headlineOf(selection, findings, filters, here);
  return {
    neighbourhood: {
      ...{ slug: neighbourhood.slug, name, city: neighbourhood.city, href: base },
      ...{ localLocale: neighbourhood.defaultLocale, timeZone: neighbourhood.timeZone }
    },
    href: networkHref(locale, neighbourhood.slug),
    filters,
    problem: problems.length > 0 ? say('problem', { names: problems.join(', ') }) : null,
    headline,
    lead: leadOf(selection, findings, here),
    caution: cautionOf(selection.links, now.getUTCFullYear() - STILL_NEWS, here),
    views: VIEWS.map((view) => ({
      ...{ view, label: say(`view.${view}`), href: href({ view }), selected: view === filters.view }
    })),
    ...choicesOf(here, await neighbourhoods()),
    clearHref: isNarrowed(filters)
      ? networkHref(locale, neighbourhood.slug, { ...NO_NETWORK_FILTERS, view: filters.view })
      : null,
    years: measures.map(({ year, links }) => ({
      ...{ year, label: speech.year(year), said: say('year.bar', { year: speech.year(year), count: links }) },
      ...{ href: href({ year }), selected: year === filters.year, share: links / most }
    })),
    allYearsHref: href({ year: null }),
    picture: drawn?.picture ?? null,
    crowd: drawn?.crowd ?? null,
    arcs: arcs?.map ?? null,
    arcNotes: arcs
      ? [
          say('map.finding', { count: arcs.map.arcs.length }),
          say('map.method'),
          ...(arcs.off > 0 ? [`${say('map.off', { count: arcs.off })}.`] : [])
        ]
      : [],
    table: filters.view === 'table' ? tableView(selection.links, findings, filters, here) : null,
    agreements: agreementsOf(selection.links, here),
    alone: selection.alone.map((slug) => namedHere(slug, here)),
    chosen: filters.organisation === null ? null : chosenView(filters, selection.links, here),
    findings: findingsInWords(
      { findings, links: selection.links, years: measures, alone: selection.alone.length, nameOf },
      speech
    ),
    exports: ['graphml', 'gexf', 'json', 'csv'].map((format) => ({
      label: format === 'json' ? 'JSON' : format === 'graphml' ? 'GraphML' : format.toUpperCase(),
      href: `${base}/network.${format}`
    })),
    svgHref: `${base}/network.svg${query.size > 0 ? `?${query}` : ''}`,
    chainHref: `${base}/network/chain`,
    organisationsHref: `${base}/organisations`,
    practicesHref: `${base}/practices`,
    compareHref: `${base}/network/compare`,
    title: `${say('title')} · ${name.text}`,
    description: say('description', { neighbourhood: name.text })
  };
}

/** The picture of a selection, each organisation by itself or gathered by kind. */
export async function drawnView(
  { linked, links }: Selection,
  findings: Findings,
  here: Here
): Promise<{ picture: Picture | null; crowd: string | null }> {
  const { network, neighbourhood, speech, ofOrganisations } = here;
  if (linked.length === 0) return { picture: null, crowd: null };
  if (linked.length > MOST_DRAWN) {
    const { groups, links: between } = gather(links, network.organisations);
    const keys = groups.map(({ kind }) => kind);
    const picture = pictureOf(keys, between, layOut(keys, between), (kind) => {
      const group = groups.find((one) => one.kind === kind)!;
      const text = `${ofOrganisations.say(`kind.${group.kind}`)} (${speech.number(group.count)})`;
      return {
        kind: group.kind,
        name: { text, locale: speech.locale },
        links: Math.sqrt(group.count) * 8,
        solid: false
      };
    });
    return { picture, crowd: say(here, linked.length) };
  }
  const whole = network.organisations.size + network.agreements.size <= MOST_DRAWN;
  const positions = whole ? await positionsOf(neighbourhood.slug) : layOut(linked, links);
  return { picture: pictureHere({ links, linked }, findings, positions, here), crowd: null };
}

/** What is drawn at those positions. */
export function pictureHere(
  { links, linked }: Pick<Selection, 'links' | 'linked'>,
  findings: Findings,
  positions: ReadonlyMap<string, Position>,
  here: Here,
  height?: number
): Picture {
  const { network } = here;
  const measured = new Map(findings.organisations.map((one) => [one.slug, one]));
  const stages = new Map(network.traits.map((one) => [one.slug, one.stages]));
  const members = new Map<string, number>();
  for (const { to } of links) members.set(to, (members.get(to) ?? 0) + 1);
  const lookOf = (key: string): NodeLook => ({
    kind: isAgreement(key) ? null : (network.organisations.get(key)?.kind ?? 'other'),
    name: nameHere(key, here),
    links: (isAgreement(key) ? members.get(key) : measured.get(key)?.links) ?? 0,
    solid: (stages.get(key)?.size ?? 0) > 0
  });
  return pictureOf(linked, links, positions, lookOf, height);
}

const say = ({ speech }: Here, count: number) => speech.say('graph.crowd', { count });

/** What partners most need to hear first. */
function headlineOf({ links }: Selection, findings: Findings, filters: NetworkFilters, here: Here): string {
  const { speech } = here;
  const organisations = findings.organisations.length;
  if (links.length === 0) return speech.say('headline.none');
  // Referrals are the chain: where there are few among many, that is the finding.
  if (filters.kind === null && organisations >= 10 && findings.referrals * 10 < organisations)
    return speech.say('headline.referrals', { count: findings.referrals, organisations });
  const [first] = foremost(findings, ({ between }) => between ?? 0);
  if (first) return speech.say('headline.connector', { name: nameHere(first.slug, here).text });
  return speech.say('headline.few', { count: links.length, organisations });
}

function leadOf({ linked, links }: Selection, { organisations }: Findings, { speech }: Here): string[] {
  const agreements = linked.filter(isAgreement).length;
  return [
    speech.say('lead.organisations', { count: organisations.length }),
    ...(agreements > 0 ? [speech.say('lead.agreements', { count: agreements })] : []),
    speech.say('lead.links', { count: links.length })
  ];
}

function cautionOf(links: readonly Link[], year: number, { speech }: Here): string | null {
  const count = links.filter((link) => link.until === null && (lastToldOf(link) ?? 0) <= year).length;
  return count > 0 ? speech.say('lead.old', { count, year: speech.year(year) }) : null;
}

function choicesOf(
  here: Here,
  all: readonly NeighbourhoodWithOutline[]
): Pick<NetworkView, 'stages' | 'kinds' | 'languages' | 'neighbourhoods' | 'organisations'> {
  const { network, speech } = here;
  const byLabel = (choices: ChoiceView[]) =>
    choices.sort((a, b) => a.label.localeCompare(b.label, speech.locale));
  const used = new Set(network.traits.flatMap(({ areas }) => [...areas]));
  return {
    stages: STAGES.map((value) => ({ value, label: speech.say(`stage.${value}`) })),
    kinds: LINK_KINDS.filter((kind) => network.links.some((link) => link.kind === kind)).map((value) => ({
      value,
      label: speech.say(`kind.${value}`)
    })),
    languages: byLabel(
      [...new Set(network.traits.flatMap(({ languages }) => [...languages]))].map((value) => ({
        value,
        label: languageName(value, speech.locale)
      }))
    ),
    neighbourhoods: all
      .filter(({ slug }) => used.has(slug))
      .map(({ slug, name }) => ({ value: slug, label: textHere(name, here)?.text ?? slug })),
    // A list of thousands helps nobody to choose: the page of organisations searches them.
    organisations: byLabel(
      (network.organisations.size > MOST_DRAWN ? [] : [...network.organisations.keys()]).map((value) => ({
        value,
        label: nameHere(value, here).text
      }))
    )
  };
}

function agreementsOf(links: readonly Link[], here: Here): NetworkView['agreements'] {
  const { network, speech } = here;
  return [...network.agreements.values()].flatMap((agreement) => {
    const key = agreementKey(agreement.slug);
    const inIt = links.filter(({ to }) => to === key);
    if (inIt.length === 0) return [];
    const leads = new Set(
      network.record.members
        .filter((one) => one.role === 'lead' && one.agreement === agreement.slug)
        .map(({ organisation }) => organisation)
    );
    return [
      {
        id: `agreement-${agreement.slug}`,
        name: nameHere(key, here),
        kind: speech.say(`agreement.${agreement.kind}`),
        about: textHere(agreement.about, here),
        when: periodInWords(agreement, speech),
        members: inIt
          .map(({ from }) => ({ ...namedHere(from, here), leads: leads.has(from) }))
          .sort((a, b) => Number(b.leads) - Number(a.leads)),
        count: speech.say('members', { count: inIt.length })
      }
    ];
  });
}
