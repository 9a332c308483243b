import type { NetworkFilters } from './filters.ts';
import { findingsOf, overYears, type Findings, type YearMeasure } from './findings.ts';
import { yearsOf } from './links.ts';
import type { Network } from './network.server.ts';
import { select, type Selection } from './selection.ts';
import { togetherIn, type Together } from './together.ts';

/** What narrows; how it is looked at and from whom does not. */
type Narrowing = Pick<NetworkFilters, 'stage' | 'kind' | 'year' | 'language' | 'neighbourhood'>;

/** A selection with everything that is computed of it. */
export interface Measured {
  readonly selection: Selection;
  readonly together: Together;
  readonly findings: Findings;
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

function measure(network: Network, filters: Narrowing, thisYear: number): Measured {
  const selection = select(network.links, network.traits, filters);
  const together = togetherIn(selection.links);
  const ofAnyYear =
    filters.year === null
      ? selection.links
      : select(network.links, network.traits, { ...filters, year: null }).links;
  return {
    selection,
    together,
    findings: findingsOf(selection.links, together),
    years: overYears(ofAnyYear, yearsOf(network.links, thisYear))
  };
}
