/** Properties of a place as a GeoJSON feature; values of the parameter `fields`. */
export const PLACE_PROPERTIES = [
  'slug',
  'name',
  'summary',
  'category',
  'group',
  'icon',
  'organisation',
  'address',
  'precision',
  'opening_hours',
  'opening_hours_year',
  'opening_hours_note',
  'languages',
  'audience',
  'features',
  'asked',
  'not_asked',
  'contacts',
  'machine_translated',
  'sources',
  'confirmed_at',
  'added_at',
  'revision',
  'certainty',
  'distance_m'
] as const;

export type PlaceProperty = (typeof PLACE_PROPERTIES)[number];
