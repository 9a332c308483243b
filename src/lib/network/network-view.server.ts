import { STAGES } from '../activity/vocabulary.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Locale } from '../i18n/locales.ts';
import { cityBeside } from '../neighbourhood/city-beside.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { networkHref } from './addresses.ts';
import { agreementViews } from './agreement-views.server.ts';
import { arcMapOf, type Mapped } from './arc-map.server.ts';
import type { ArcMap } from './arcs.ts';
import { chosenView } from './chosen-view.server.ts';
import { drawnView } from './drawn.server.ts';
import {
  LINK_KINDS,
  isNarrowed,
  NO_NETWORK_FILTERS,
  parseNetworkFilters,
  VIEWS,
  yearAsked
} from './filters.ts';
import type { NetworkFilters } from './filters.ts';
import { foundView } from './found-view.server.ts';
import { nameHere, namedHere, networkHere, textHere, type Here } from './here.server.ts';
import { isAgreement, lastToldOf } from './links.ts';
import { countsIn, measuredIn, type Measured } from './measured.server.ts';
import { moreView } from './more.ts';
import type { Picture } from './picture.ts';
import { findingsInWords, foremost } from './say-findings.ts';
import type { Selection } from './selection.ts';
import { tableView } from './table-view.server.ts';
import type { NetworkChoiceView, NetworkView } from './view.ts';
import { yearsView } from './years-view.ts';

/** What no source has told of for more years than this is said to be old. */
const STILL_NEWS = 3;
/** Of those linked to nobody so many are named. */
const MOST_ALONE = 40;
/** So many are offered to begin with, and so many at most to choose from a list. */
const MOST_STARTS = 5;
const MOST_CHOICES = 200;

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
  const thisYear = now.getUTCFullYear();
  const year = yearAsked(filters, thisYear);
  const measured = measuredIn(network, filters, thisYear);
  const { selection, findings, years } = measured;
  const href = (changes: Partial<NetworkFilters>) =>
    networkHref(locale, neighbourhood.slug, { ...filters, page: 1, linkpage: 1, q: null, ...changes });
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const nameOf = (slug: string) => nameHere(slug, here).text;
  const drawn = filters.view === 'graph' ? await drawnView(measured, filters, here) : null;
  const mapped = filters.view === 'map' ? arcMapOf(measured, filters.organisation, here) : null;
  const name = textHere(neighbourhood.name, here) ?? {
    text: neighbourhood.slug,
    locale: neighbourhood.defaultLocale
  };
  const everywhere = await neighbourhoods();
  const headline = headlineOf(measured, filters, here);
  return {
    neighbourhood: {
      ...{
        slug: neighbourhood.slug,
        name,
        city: cityBeside(neighbourhood.name, neighbourhood.city),
        href: base
      },
      ...{ localLocale: neighbourhood.defaultLocale, timeZone: neighbourhood.timeZone }
    },
    href: networkHref(locale, neighbourhood.slug),
    filters,
    problem: problems.length > 0 ? say('problem', { names: problems.join(', ') }) : null,
    headline,
    lead: leadOf(measured, year, here),
    cautions: cautionsOf(selection, thisYear - STILL_NEWS, here),
    views: VIEWS.map((view) => ({
      ...{ view, label: say(`view.${view}`), href: href({ view }), selected: view === filters.view }
    })),
    ...choicesOf(here, everywhere),
    found: filters.q === null ? null : foundView(filters.q, (organisation) => href({ organisation }), here),
    clearHref: isNarrowed(filters)
      ? networkHref(locale, neighbourhood.slug, { ...NO_NETWORK_FILTERS, view: filters.view })
      : null,
    ...yearsView(years, year, (one) => href({ year: one === thisYear ? null : one }), speech),
    allYearsHref: year === null ? null : href({ year: 'all' }),
    nowHref: year === thisYear ? null : href({ year: null }),
    picture: drawn?.picture ?? null,
    crowd: drawn?.crowd ?? null,
    gathered: drawn?.gathered ?? false,
    middle: middleOf(drawn?.picture ?? null, mapped?.map ?? null, filters.organisation),
    starts:
      filters.organisation === null
        ? startsView(measured, (organisation) => href({ organisation }), here)
        : [],
    arcs: mapped?.map ?? null,
    arcNotes: mapped ? notesOn(mapped, here) : [],
    table: filters.view === 'table' ? tableView(measured, filters, here) : null,
    ...agreementViews(selection.links, here),
    alone: selection.alone.slice(0, MOST_ALONE).map((slug) => namedHere(slug, here)),
    aloneMore: moreView(selection.alone.length - MOST_ALONE, `${base}/organisations`, here),
    chosen: filters.organisation === null ? null : chosenView(filters, selection.links, here),
    findings: findingsInWords(
      {
        ...{ findings, here: measured.here, working: network.working, years },
        ...{ alone: selection.alone.length, nameOf }
      },
      speech
    ),
    exports: ['graphml', 'gexf', 'json', 'csv'].map((format) => ({
      label: format === 'json' ? 'JSON' : format === 'graphml' ? 'GraphML' : format.toUpperCase(),
      href: `${base}/network.${format}`
    })),
    svgHref: href({}).replace('/network', '/network.svg'),
    chainHref: `${base}/network/chain`,
    organisationsHref: `${base}/organisations`,
    practicesHref: `${base}/practices`,
    compareHref: everywhere.length > 1 ? `${base}/network/compare` : null,
    title: `${say('title')} · ${name.text}`,
    description: say('description', { neighbourhood: name.text })
  };
}

/** Where a picture begins: at the chosen one, else at who is linked to most. */
function middleOf(picture: Picture | null, map: ArcMap | null, chosen: string | null): number {
  const marks = picture?.nodes
    .filter(({ family }) => family !== null)
    .map(({ key, x }) => ({ slug: key, x }));
  const all = marks ?? map?.places ?? [];
  const mark = all.find(({ slug }) => slug === chosen) ?? all[0];
  return mark ? mark.x / (picture?.width ?? map?.width ?? 1) : 0.5;
}

function startsView(
  { findings }: Measured,
  hrefOf: (slug: string) => string,
  here: Here
): NetworkView['starts'] {
  const first = foremost(findings, ({ links }) => links)
    .filter(({ slug }) => here.network.working.has(slug))
    .slice(0, MOST_STARTS);
  const most = Math.max(1, ...first.map(({ links }) => links));
  return first.map(({ slug, links }) => ({
    ...{ name: nameHere(slug, here), href: hrefOf(slug), count: here.speech.number(links) },
    share: links / most
  }));
}

/** What the map shows and what it leaves out. */
function notesOn({ linked, off, thin, side }: Mapped, { speech }: Here): string[] {
  const { say, number } = speech;
  return [
    say('map.finding', { count: linked }),
    say('map.method'),
    ...(side > 0 ? [say('map.gathered', { metres: number(side) })] : []),
    ...(thin > 0 ? [say('map.thin', { count: thin })] : []),
    ...(off > 0 ? [`${say('map.off', { count: off })}.`] : [])
  ];
}

/** What partners most need to hear first. */
function headlineOf(measured: Measured, filters: NetworkFilters, here: Here): string {
  const { speech } = here;
  const { links } = measured.selection;
  const { findings } = measured.here;
  const organisations = countsIn(measured, here.network).linked;
  if (links.length === 0) return speech.say('headline.none');
  // Referrals are the chain: where there are few among many, that is the finding.
  if (filters.kind === null && organisations >= 10 && findings.referrals * 10 < organisations)
    return speech.say('headline.referrals', { count: findings.referrals, organisations });
  const [first] = foremost(findings, ({ between }) => between ?? 0);
  if (first) return speech.say('headline.connector', { name: nameHere(first.slug, here).text });
  return speech.say('headline.few', {
    count: links.length,
    organisations: measured.findings.organisations.length
  });
}

/** Who works here, who is linked from elsewhere, and of which year that is. */
function leadOf(measured: Measured, year: number | null, { network, speech }: Here): string[] {
  const { linked, links } = measured.selection;
  const agreements = linked.filter(isAgreement).length;
  const { working, linked: here, elsewhere } = countsIn(measured, network);
  return [
    year === null ? speech.say('lead.allYears') : speech.say('lead.year', { year: speech.year(year) }),
    speech.say('lead.organisations', { linked: speech.number(here), all: speech.number(working) }),
    ...(elsewhere > 0 ? [speech.say('lead.elsewhere', { count: elsewhere })] : []),
    ...(agreements > 0 ? [speech.say('lead.agreements', { count: agreements })] : []),
    speech.say('lead.links', { count: links.length })
  ];
}

/** Of what it is not known whether it still holds, or fits. */
function cautionsOf({ links, unknown }: Selection, year: number, { speech }: Here): string[] {
  const count = links.filter((link) => link.until === null && (lastToldOf(link) ?? 0) <= year).length;
  return [
    ...(count > 0 ? [speech.say('lead.old', { count, year: speech.year(year) })] : []),
    ...(unknown.length > 0 ? [speech.say('lead.unknown', { number: speech.number(unknown.length) })] : [])
  ];
}

function choicesOf(
  here: Here,
  all: readonly NeighbourhoodWithOutline[]
): Pick<NetworkView, 'stages' | 'kinds' | 'languages' | 'neighbourhoods' | 'organisations'> {
  const { network, speech } = here;
  const byLabel = (choices: NetworkChoiceView[]) =>
    choices.sort((a, b) => a.label.localeCompare(b.label, speech.locale));
  const kinds = new Set(network.links.map(({ kind }) => kind));
  const used = new Set(network.traits.flatMap(({ areas }) => [...areas]));
  return {
    stages: STAGES.map((value) => ({ value, label: speech.say(`stage.${value}`) })),
    kinds: LINK_KINDS.filter((kind) => kinds.has(kind)).map((value) => ({
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
    // A list of hundreds helps nobody to choose: a part of the name finds them.
    organisations: byLabel(
      (network.organisations.size > MOST_CHOICES ? [] : [...network.organisations.keys()]).map((value) => ({
        value,
        label: nameHere(value, here).text
      }))
    )
  };
}
