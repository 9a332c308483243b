import { NO_NETWORK_FILTERS, type NetworkFilters } from './filters.ts';
import { findingsOf, overYears, type Findings, type YearMeasure } from './findings.ts';
import { yearsOf, type Link } from './links.ts';
import type { Network } from './network.server.ts';
import { select, type Selection } from './selection.ts';
import { countOrganisations, type OrganisationCounts } from './tied-here.ts';
import { linksAmong, togetherIn, type Together } from './together.ts';

/** What narrows; how it is looked at and from whom does not. */
type Narrowing = Pick<NetworkFilters, 'stage' | 'kind' | 'year' | 'language' | 'neighbourhood'>;

/** A selection with everything that is computed of it. */
export interface Measured {
  readonly selection: Selection;
  readonly together: Together;
  /** Of everything that is selected, whoever works elsewhere as well. */
  readonly findings: Findings;
  /** Of those who work here, among themselves: what is said of the neighbourhood. */
  readonly here: { readonly links: readonly Link[]; readonly findings: Findings };
  /** Of the selection in any year. */
  readonly years: readonly YearMeasure[];
}

/** So many selections are kept of one network: a large one is some megabytes each. */
const MOST_KEPT = 20;

const kept = new WeakMap<Network, Map<string, Measured>>();

/** Measures a selection once, however often and in whichever way it is looked at, as long as the network is the same. */
export function measuredIn(network: Network, filters: Narrowing, thisYear: number): Measured {
  const { stage, kind, year, language, neighbourhood } = filters;
  const key = JSON.stringify([stage, kind, year, language, neighbourhood, thisYear]);
  const ofNetwork = kept.get(network) ?? new Map<string, Measured>();
  kept.set(network, ofNetwork);
  const found = ofNetwork.get(key) ?? measure(network, filters, thisYear);
  // The one looked at longest ago leaves first.
  ofNetwork.delete(key);
  ofNetwork.set(key, found);
  const [oldest] = ofNetwork.keys();
  if (ofNetwork.size > MOST_KEPT && oldest !== undefined) ofNetwork.delete(oldest);
  return found;
}

/** What holds this year, all of it. */
export const measuredNow = (network: Network, thisYear: number) =>
  measuredIn(network, NO_NETWORK_FILTERS, thisYear);

/** How many organisations a selection speaks of: every page that counts them counts so. */
export const countsIn = ({ findings }: Measured, { working }: Network): OrganisationCounts =>
  countOrganisations(
    findings.organisations.map(({ slug }) => slug),
    working
  );

function measure({ links: all, traits, working }: Network, filters: Narrowing, thisYear: number): Measured {
  const selection = select(all, traits, filters, thisYear);
  const together = togetherIn(selection.links);
  const findings = findingsOf(selection.links, together);
  const links = linksAmong(selection.links, working);
  const ofAnyYear = select(all, traits, { ...filters, year: 'all' }, thisYear).links;
  return {
    selection,
    together,
    findings,
    here: { links, findings: links.length === selection.links.length ? findings : findingsOf(links) },
    years: overYears(ofAnyYear, yearsOf(all, thisYear), working)
  };
}
