/** In the middle of the city: a neighbourhood of a hundred places, and everything around it. */
const HOME = 'borgo-5050';
const POINT = [9.1425, 45.4725] as const;
const HERE = `extensions.st_setsrid(extensions.st_makepoint(${POINT.join(', ')}), 4326)::extensions.geography`;
const BOX = [9.13, 45.46, 9.15, 45.48] as const;
/** Of degrees: a tile that has a hundred of the places. */
const HALF_A_TILE = 0.0025;
const TILE = [
  POINT[0] - HALF_A_TILE,
  POINT[1] - HALF_A_TILE,
  POINT[0] + HALF_A_TILE,
  POINT[1] + HALF_A_TILE
] as const;
/** A tile of zoom 10, cut to twenty thousand of them, and the side of one of its cells. */
const HALF_A_TOWN = 0.03535;
const TOWN = [
  POINT[0] - HALF_A_TOWN,
  POINT[1] - HALF_A_TOWN,
  POINT[0] + HALF_A_TOWN,
  POINT[1] + HALF_A_TOWN
] as const;
const CELL = 360 / 2 ** 10 / 16;

const search = (filters: object) =>
  `select public.search_places('${HOME}', '${JSON.stringify({ day: '2026-11-30', ...filters })}')`;
const envelope = (box: readonly number[]) => `extensions.st_makeenvelope(${box.join(', ')}, 4326)`;
const isIn = (box: readonly number[]) =>
  `p.location::extensions.geometry operator(extensions.&&) ${envelope(box)}`;

/** What readers ask, as the app asks it, and how many times as much as by hand it may cost. */
export const THROUGH_THE_DOOR = {
  walk: {
    what: '1 km around a point and one group',
    most: 1.3,
    sql: search({ near: POINT, metres: 1000, categories: ['health'], limit: 50 })
  },
  box: { what: 'a hundred places of a box', most: 1.3, sql: search({ bbox: BOX, limit: 100 }) },
  list: { what: 'the first page of the list', most: 1.3, sql: search({ limit: 20 }) },
  tile: {
    what: 'a tile of a hundred points (by hand: ST_AsMVT)',
    most: 1.2,
    sql: `select public.places_in_box(array[${TILE.join(', ')}]::float8[], now())`
  },
  cells: {
    what: 'the cells of 20,000 places at zoom 10',
    most: 1.3,
    sql: `select public.places_in_box(array[${TOWN.join(', ')}]::float8[], now(), ${CELL})`
  }
} as const;

export type QuestionAtScale = keyof typeof THROUGH_THE_DOOR;

/** What a page reads of a place. */
const COLUMNS = `p.id, p.slug, n.slug as neighbourhood, p.name, p.also_called, p.summary, p.category, o.slug as organisation,
  o.name as organisation_name, o.contacts as organisation_contacts, o.check_every_months, p.address, p.location_precision,
  extensions.st_x(p.location::extensions.geometry) as lon, extensions.st_y(p.location::extensions.geometry) as lat,
  p.opening_hours, p.opening_hours_year, p.opening_hours_note, p.services, p.notices, p.languages, p.audience, p.features,
  p.asked, p.not_asked, p.contacts, p.sources, private.machine_translated(p.translations) as machine_translated,
  p.confirmed_at, p.created_at, p.revision, count(*) over () as total`;
const JOINED = `from public.places as p
  join public.neighbourhoods as n on n.id = p.neighbourhood_id
  left join public.organisations as o on o.id = p.organisation_id
  where n.slug = '${HOME}'`;
/** What is better known and nearer to the middle comes before the rest; both kinds of place here are such as help. */
const ORDER = `extensions.st_distance(p.location, extensions.st_centroid(n.outline::extensions.geometry)::extensions.geography, false)
  + case when p.opening_hours is null and p.contacts = '{}' then 2000 else 0 end
  - case when p.opening_hours is null then 0 else 1500 end
  - case when p.features = '{}' then 0 else 1000 end - case when p.contacts ? 'phone' then 500 else 0 end`;
const asJson = (query: string) => `select json_agg(row_to_json(t)) from (${query}) as t`;

/** The same questions with the same columns in the same order, without filters to choose among. */
export const BY_HAND: Readonly<Record<QuestionAtScale, string>> = {
  walk: asJson(`
    select ${COLUMNS}, extensions.st_distance(p.location, ${HERE}, false) as distance
    ${JOINED}
      and p.category in (select c.slug from public.categories as c where 'health' in (c.slug, c."group"))
      and extensions.st_dwithin(p.location, ${HERE}, 1000, false)
    order by distance, p.id limit 50`),
  box: asJson(`select ${COLUMNS}, ${ORDER} as rank ${JOINED} and ${isIn(BOX)} order by rank, p.id limit 100`),
  list: asJson(`select ${COLUMNS}, ${ORDER} as rank ${JOINED} order by rank, p.id limit 20`),
  tile: `
    select extensions.st_asmvt(t, 'places', 4096, 'geom')
    from (
      select p.slug, n.slug as neighbourhood, n.default_locale, p.name, p.category, p.location_precision,
        extensions.st_asmvtgeom(
          extensions.st_transform(p.location::extensions.geometry, 3857),
          extensions.st_transform(${envelope(TILE)}, 3857)::extensions.box2d
        ) as geom
      from public.places as p
      join public.neighbourhoods as n on n.id = p.neighbourhood_id
      where ${isIn(TILE)}
    ) as t`,
  cells: `
    select json_agg(json_build_array(round(c.lon::numeric, 7), round(c.lat::numeric, 7), c.number))
    from (
      select avg(extensions.st_x(s.point)) as lon, avg(extensions.st_y(s.point)) as lat, count(*) as number
      from (select p.location::extensions.geometry as point from public.places as p where ${isIn(TOWN)}) as s
      group by floor(extensions.st_x(s.point) / ${CELL}), floor(extensions.st_y(s.point) / ${CELL})
    ) as c`
};
