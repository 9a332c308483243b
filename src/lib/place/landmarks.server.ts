import { formatDegrees } from '../geo/bounding-box.ts';
import type { LonLat } from '../geo/point.ts';
import { localised, type LocalisedText } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { read } from '../server/database.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';
import type { LandmarkView } from './filter-view.ts';

/** A point everybody knows, to measure from without giving one's own position. */
export interface Landmark {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly point: LonLat;
}

/** Kinds of places people name when they say where they are, and how many of each are offered. */
const KINDS = [
  { category: 'metro', most: 6 },
  { category: 'square', most: 4 },
  { category: 'park', most: 4 }
] as const;

/** Landmarks of a neighbourhood, those nearest to its middle. */
export const landmarksOf = untilNeighbourhoodChanges(async (neighbourhood): Promise<readonly Landmark[]> => {
  const found = await Promise.all(
    KINDS.map(({ category, most }) =>
      read('search_places', {
        neighbourhood,
        filters: { categories: [category], limit: most }
      })
    )
  );
  return found
    .flatMap(({ places }) => places)
    .flatMap(({ slug, name, position }) => (position.point ? [{ slug, name, point: position.point }] : []));
});

/** The same as a form offers them, in the reader's language. */
export async function landmarkViews(
  { slug, defaultLocale }: Neighbourhood,
  { locale }: Translator
): Promise<readonly LandmarkView[]> {
  return (await landmarksOf(slug)).flatMap(({ name, point }) => {
    const text = localised(name, locale, defaultLocale);
    return text ? [{ name: text, value: formatDegrees(point) }] : [];
  });
}
