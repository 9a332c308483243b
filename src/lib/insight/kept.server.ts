import { withTimesToTrust } from '../activity/activities.server.ts';
import { isAskedDay } from '../activity/filters.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import {
  neighbourhoodBySlug,
  withHolidays,
  type NeighbourhoodWithOutline,
  type StoredNeighbourhood
} from '../neighbourhood/neighbourhoods.server.ts';
import type { Place } from '../place/place.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { unpackGraph } from '../walking/graph-file.server.ts';
import { coversNeighbourhood } from '../walking/cover.ts';
import type { WalkGraphAbout } from '../walking/network.server.ts';
import { StreetIndex } from '../walking/street-index.ts';
import { groundFrom, streetsAround, type Residents, type NeighbourhoodStreets } from './ground.server.ts';
import type { Completeness } from '../activity/completeness.ts';
import type { AreaIndicator } from './by-area/area-indicator.ts';
import type { Input } from './input.server.ts';
import type { YearlyCount } from './yearly.ts';
import type { ActivityFacts, PlaceFacts } from './week.server.ts';

/** What reports that were kept before have not: of those it is not known. */
type LaterKept = 'notAsked' | 'services' | 'notices';

/** As the database's `evidence_kept` answers. Of what has been closed since there is no name. */
export interface KeptEvidence {
  /** Null: it was kept before anybody said how complete the entries are. */
  readonly completeness: readonly Completeness[] | null;
  /** Null: it was kept before there were any. */
  readonly areaIndicators: readonly AreaIndicator[] | null;
  readonly revision: number;
  readonly day: string;
  readonly takenAt: string;
  readonly neighbourhood: Omit<StoredNeighbourhood, 'name' | 'summary' | 'placeCount' | 'revision'>;
  readonly categories: Readonly<Record<string, CategoryGroup>>;
  readonly residents: Residents;
  readonly places: readonly (Omit<PlaceFacts, 'name' | 'position' | 'usual' | LaterKept> &
    Pick<Place, 'position'> &
    Partial<Pick<PlaceFacts, LaterKept>> & { readonly name: LocalisedText | null })[];
  readonly activities: readonly (Omit<ActivityFacts, 'title' | 'notAsked'> &
    Partial<Pick<ActivityFacts, 'notAsked'>> & { readonly title: LocalisedText | null })[];
  readonly yearly: readonly YearlyCount[];
  readonly withheld: number;
  /** The graph is base64; null: the streets of today are those. */
  readonly walkGraph: (WalkGraphAbout & { readonly graph: string | null }) | null;
}

/** Which report somebody wants again. */
export interface WantedReport {
  readonly revision: number;
  /** ISO 8601 date; null: the first that was kept. */
  readonly day: string | null;
}

/** Reads `revision` and `day` of an address; null when it asks for none. */
export function wantedReport(query: URLSearchParams): WantedReport | null {
  const revision = /^\d{1,15}$/.exec(query.get('revision') ?? '')?.[0];
  const day = query.get('day') ?? '';
  if (revision === undefined) return null;
  return { revision: Number(revision), day: isAskedDay(day) ? day : null };
}

/** It is not kept: told apart from an answer, so that it is not remembered. */
class NotKept extends Error {}

/** The latest few, until something changes: a place that becomes protected leaves old reports, too. */
const inputs = untilDataChangesFor(async (key): Promise<Input> => {
  const { slug, revision, day } = JSON.parse(key) as WantedReport & { slug: string };
  const [today, kept] = await Promise.all([
    neighbourhoodBySlug(slug),
    read('evidence_kept', { neighbourhood: slug, revision, day })
  ]);
  if (kept === null) throw new NotKept();
  return inputFrom(kept, today, await streetsAround(slug));
}, 10);

/** What a report was kept of; null when it was not. */
export async function inputOfReport(slug: string, wanted: WantedReport): Promise<Input | null> {
  return inputs(JSON.stringify({ slug, ...wanted })).catch((reason: unknown) => {
    if (reason instanceof NotKept) return null;
    throw reason;
  });
}

/** @param today the neighbourhood as it is now: for its words @param streetsNow those of today */
export function inputFrom(
  kept: KeptEvidence,
  today: NeighbourhoodWithOutline,
  streetsNow: NeighbourhoodStreets
): Input {
  const neighbourhood = { ...today, ...withHolidays(kept.neighbourhood) };
  const { start } = dayAt(Date.parse(kept.takenAt), neighbourhood.timeZone);
  const entries = {
    places: kept.places.map((place) => ({
      ...place,
      name: place.name ?? {},
      notAsked: place.notAsked ?? [],
      services: place.services ?? [],
      notices: place.notices ?? []
    })),
    activities: kept.activities.map((one) =>
      withTimesToTrust({ ...one, title: one.title ?? {}, notAsked: one.notAsked ?? [] })
    ),
    groups: new Map(Object.entries(kept.categories))
  };
  const streets = streetsFrom(kept.walkGraph, streetsNow);
  return {
    neighbourhood,
    now: new Date(start),
    revision: kept.revision,
    ground: groundFrom(neighbourhood.outline, kept.residents, streets.index),
    streets,
    entries,
    completeness: kept.completeness ?? [],
    areaIndicators: kept.areaIndicators ?? [],
    yearly: () => Promise.resolve(kept.yearly),
    kept: { day: kept.day, withheld: kept.withheld }
  };
}

function streetsFrom(about: KeptEvidence['walkGraph'], today: NeighbourhoodStreets): NeighbourhoodStreets {
  if (about === null || !coversNeighbourhood(about)) return { index: null, about };
  if (about.graph === null) return { index: today.index, about };
  return { index: new StreetIndex(unpackGraph(Buffer.from(about.graph, 'base64'))), about };
}
