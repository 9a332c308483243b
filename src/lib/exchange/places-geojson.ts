import type { Feature, Point } from 'geojson';
import type { PlaceProperty } from './place-properties.ts';
import type { Fit } from '../place/known.ts';
import type { CountedCategory, Place } from '../place/place.ts';

export type PlaceFeature = Feature<Point | null, Record<string, unknown>>;

/**
 * A place as a GeoJSON feature (RFC 7946): WGS 84, longitude first; geometry null where there is no pin.
 * `fields` keeps only the named properties.
 */
export function placeFeature(
  place: Place & { readonly certainty?: Fit },
  categories: ReadonlyMap<string, CountedCategory>,
  fields: ReadonlySet<string> | null = null
): PlaceFeature {
  const { position } = place;
  const category = categories.get(place.category);
  const properties: Partial<Record<PlaceProperty, unknown>> = {
    slug: place.slug,
    name: place.name,
    summary: place.summary,
    category: place.category,
    group: category?.group ?? null,
    icon: category?.icon ?? null,
    organisation: place.organisation?.slug ?? null,
    address: place.address,
    precision: position.precision,
    opening_hours: place.openingHours,
    opening_hours_year: place.openingHoursYear,
    opening_hours_note: place.openingHoursNote,
    languages: place.languages,
    audience: place.audience,
    features: place.features,
    asked: place.asked,
    not_asked: place.notAsked,
    contacts: place.contacts,
    machine_translated: place.machineTranslated,
    sources: place.sources,
    confirmed_at: place.confirmedAt,
    added_at: place.addedAt,
    revision: place.revision,
    // Of one that is asked for by its name nothing is doubted.
    certainty: place.certainty ?? 'known',
    ...(place.distance !== null && { distance_m: place.distance })
  };
  return {
    type: 'Feature',
    id: place.id,
    geometry: position.point ? { type: 'Point', coordinates: [...position.point] } : null,
    properties: fields
      ? Object.fromEntries(Object.entries(properties).filter(([name]) => fields.has(name)))
      : properties
  };
}
