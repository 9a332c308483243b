import type { LonLat } from '../geo/point.ts';
import { localised, type ChosenText, type LocalisedText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';

/** More are a heap that nobody can tap, and are not sent each; where nothing narrows them, tiles show them all. */
export const MOST_PINS = 1000;

/** A place as a pin needs it. */
export interface MapPlace {
  readonly id: string;
  readonly slug: string;
  /** In the reader's language, else in the local one. */
  readonly name: ChosenText;
  readonly group: CategoryGroup;
  /** Name of a symbol, `maki:pharmacy`. */
  readonly icon: string;
  readonly precision: 'exact' | 'approximate';
  readonly point: LonLat;
  /** It is not known whether it fits what was asked for. */
  readonly isUnsure?: boolean;
}

/** A feature of `/api/v1/{n}/places`, as far as the map reads it. */
interface PlaceFeature {
  readonly id?: string | number;
  readonly geometry: { readonly type: string; readonly coordinates?: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The places with a pin among these features; those without one are in the list alone. */
export function mapPlaces(
  features: readonly PlaceFeature[],
  locale: Locale,
  localLocale: string
): MapPlace[] {
  return features.flatMap(({ id, geometry, properties }) => {
    const { slug, name, group, icon, precision, certainty } = properties;
    if (geometry?.type !== 'Point' || typeof slug !== 'string') return [];
    const [lon, lat] = geometry.coordinates as number[];
    if (lon === undefined || lat === undefined) return [];
    return {
      id: String(id ?? slug),
      slug,
      name: localised(name as LocalisedText, locale, localLocale) ?? { text: slug, locale: localLocale },
      group: CATEGORY_GROUPS.find((one) => one === group) ?? 'community',
      icon: typeof icon === 'string' ? icon : 'maki:marker',
      precision: precision === 'exact' ? 'exact' : 'approximate',
      point: [lon, lat],
      ...(certainty === 'unknown' && { isUnsure: true })
    };
  });
}

/** A place as a tile has it (`name:ar`, `group`, …). */
export function placeOfTile({ geometry, properties }: PlaceFeature, locale: Locale): MapPlace | null {
  const { slug, name } = properties;
  const names = Object.entries(properties).flatMap(([key, text]) =>
    key.startsWith('name:') ? [[key.slice('name:'.length), text]] : []
  );
  const localLocale = names.find(([, text]) => text === name)?.[0] ?? locale;
  const [place = null] = mapPlaces(
    [{ id: String(slug), geometry, properties: { ...properties, name: Object.fromEntries(names) } }],
    locale,
    String(localLocale)
  );
  return place;
}

/** Metres on a degree of latitude (IUGG mean radius 6,371,008.8 m). */
const METRES_PER_DEGREE = 111_195;

/**
 * Places behind one door would hide each other at every zoom: those at the very same point are set on a circle
 * around it, far enough apart to be tapped.
 *
 * @param radius metres of the circle for two; more places take a wider one
 */
export function fanOut(places: readonly MapPlace[], radius = 9): MapPlace[] {
  const together = new Map<string, MapPlace[]>();
  for (const place of places) together.set(key(place), [...(together.get(key(place)) ?? []), place]);
  return places.map((place) => {
    const group = together.get(key(place)) ?? [];
    if (group.length < 2) return place;
    const angle = (2 * Math.PI * group.indexOf(place)) / group.length;
    const reach = (radius * Math.max(2, group.length)) / 2 / METRES_PER_DEGREE;
    const [lon, lat] = place.point;
    const point: LonLat = [
      lon + (reach * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180),
      lat + reach * Math.sin(angle)
    ];
    return { ...place, point };
  });
}

/** Equal for places less than about 10 cm apart. */
function key({ point: [lon, lat] }: MapPlace): string {
  return `${lon.toFixed(6)},${lat.toFixed(6)}`;
}

/** West, south, east, north around points; null when there is none. */
export function boundsAround(points: readonly LonLat[]): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
