import type { Activity } from '../activity/activity.ts';
import type { Stage } from '../activity/vocabulary.ts';
import { servedStage } from '../activity/stages.ts';
import type { TruthValue } from '../place/known.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { yearAsked, type NetworkFilters } from './filters.ts';
import { heldIn, isAgreement, type Link } from './links.ts';
import { tiedHere } from './tied-here.ts';

/** What decides whether an organisation fits. */
export interface Traits {
  readonly slug: string;
  readonly stages: ReadonlySet<Stage>;
  readonly languages: ReadonlySet<string>;
  /** Of some of what it offers nobody has said any language: it may speak others. */
  readonly maySpeakOthers: boolean;
  readonly areas: ReadonlySet<string>;
  /** Or it is only linked to one that does. */
  readonly worksHere: boolean;
}

/**
 * What organisations offer, by their places and their activities.
 * @param spokenInside languages of the services of places, by slug of the place: whoever offers them speaks them
 */
export function offersOf(
  organisations: readonly Organisation[],
  activities: readonly Activity[],
  working: ReadonlySet<string>,
  spokenInside: ReadonlyMap<string, readonly string[]>
): Traits[] {
  const byOrganisation = Map.groupBy(activities, ({ organisation }) => organisation?.slug ?? null);
  return organisations.map(({ slug, places, areasServed }) => {
    const own = byOrganisation.get(slug) ?? [];
    const offered = [...own, ...places];
    return {
      slug,
      // By what it offers, not by what its places are called: a company without a known job offers no work.
      stages: new Set(own.flatMap((one) => servedStage(one) ?? [])),
      languages: new Set([
        ...offered.flatMap(({ languages }) => languages),
        ...places.flatMap((one) => spokenInside.get(one.slug) ?? [])
      ]),
      maySpeakOthers: offered.length === 0 || offered.some(({ languages }) => languages.length === 0),
      areas: new Set(areasServed),
      worksHere: working.has(slug)
    };
  });
}

export interface Selection {
  /** Keys of nodes that are linked, by the order of what was given. */
  readonly linked: readonly string[];
  /** Slugs of organisations that work here, fit and are linked to nobody. */
  readonly alone: readonly string[];
  /** Slugs of those that work here of whom it is not known whether they fit: they are in none of the above by themselves. */
  readonly unknown: readonly string[];
  readonly links: readonly Link[];
}

/**
 * What of the network fits: links of the kind and the year that have an organisation at one end which fits, or that are
 * about the stage themselves, as far as they tie somebody to one who works here; and the organisations that fit. Of those
 * whose languages or areas nobody has told it is not known whether they do.
 */
export function select(
  links: readonly Link[],
  organisations: readonly Traits[],
  filters: Pick<NetworkFilters, 'stage' | 'kind' | 'year' | 'language' | 'neighbourhood'>,
  thisYear: number
): Selection {
  const { stage, kind, language, neighbourhood } = filters;
  const year = yearAsked(filters, thisYear);
  const fitting = new Set(
    organisations
      .filter(
        ({ stages, languages, areas }) =>
          (stage === null || stages.has(stage)) &&
          (language === null || languages.has(language)) &&
          (neighbourhood === null || areas.has(neighbourhood))
      )
      .map(({ slug }) => slug)
  );
  const byStageAlone = stage !== null && language === null && neighbourhood === null;
  const kept = tiedHere(
    links.filter(
      (link) =>
        (kind === null || link.kind === kind) &&
        (year === null || heldIn(link, year)) &&
        (fitting.has(link.from) || fitting.has(link.to) || (byStageAlone && link.stage === stage))
    ),
    new Set(organisations.filter(({ worksHere }) => worksHere).map(({ slug }) => slug))
  );
  const ends = new Set<string>();
  for (const { from, to } of kept) ends.add(from).add(to);
  const agreements = [...ends].filter(isAgreement).sort();
  const slugs = organisations.map(({ slug }) => slug);
  return {
    linked: [...slugs.filter((slug) => ends.has(slug)), ...agreements],
    // Of a kind of link or another year one cannot say who has none: most links are not known.
    alone:
      kind === null && typeof filters.year !== 'number'
        ? organisations
            .filter(({ slug, worksHere }) => worksHere && fitting.has(slug) && !ends.has(slug))
            .map(({ slug }) => slug)
        : [],
    unknown: organisations
      .filter(({ slug, worksHere, ...one }) => worksHere && !fitting.has(slug) && mayFit(one, filters))
      .map(({ slug }) => slug),
    links: kept
  };
}

/** Whether an organisation speaks a language, as far as anybody has told of what it offers; null asks for none. */
export function speaksTo(own: Traits | undefined, language: string | null): TruthValue {
  if (language === null || own?.languages.has(language)) return 'yes';
  return own === undefined || own.maySpeakOthers ? 'unknown' : 'no';
}

/** Whether nothing known speaks against it: languages of some of its offers, or areas, that nobody has told are not known. */
function mayFit(
  {
    stages,
    languages,
    maySpeakOthers,
    areas
  }: Pick<Traits, 'stages' | 'languages' | 'maySpeakOthers' | 'areas'>,
  { stage, language, neighbourhood }: Pick<NetworkFilters, 'stage' | 'language' | 'neighbourhood'>
): boolean {
  return (
    (stage === null || stages.has(stage)) &&
    (language === null || maySpeakOthers || languages.has(language)) &&
    (neighbourhood === null || areas.size === 0 || areas.has(neighbourhood))
  );
}
