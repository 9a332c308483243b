import type { Feature, FeatureCollection, Point } from 'geojson';
import type { WalkingMethod } from '../walking/walk.ts';

/** A link in an answer (RFC 8288). */
export interface WebLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

type PointFeature = Feature<Point | null, Record<string, unknown>>;

/** A page of features, with how many there are in all. */
export interface PagedCollection extends FeatureCollection<Point | null, Record<string, unknown>> {
  /** All that match, not only this page. */
  readonly numberMatched: number;
  /** How many of all are known to fit; of the others it is not known. Absent where nothing can be unknown. */
  readonly numberKnown?: number;
  readonly numberReturned: number;
  /** How walks from `near` are measured, where it is given. */
  readonly method?: WalkingMethod;
  readonly links: readonly WebLink[];
}

/**
 * @param total all that match, not only these
 * @param known how many of all are known to fit
 * @param method how walks from where the reader is are measured, where she said where
 */
export function featureCollection(
  features: PointFeature[],
  total: number,
  links: readonly WebLink[],
  known?: number,
  method?: WalkingMethod | null
): PagedCollection {
  return {
    type: 'FeatureCollection',
    numberMatched: total,
    ...(known !== undefined && { numberKnown: known }),
    numberReturned: features.length,
    ...(method && { method }),
    links,
    features
  };
}

/** The links of a page: to itself, and to the next one when there is a cursor of it. */
export function pageLinks(url: URL, cursor: string | null): WebLink[] {
  const type = 'application/geo+json';
  const links: WebLink[] = [{ rel: 'self', href: url.href, type }];
  if (cursor !== null) {
    const next = new URL(url);
    next.searchParams.set('cursor', cursor);
    links.push({ rel: 'next', href: next.href, type });
  }
  return links;
}
