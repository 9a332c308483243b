import { ACTIVITY_FIELDS } from '../../lib/activity/fields/index.ts';
import type { Field } from '../../lib/field/field.ts';
import { camelCase } from '../../lib/field/names.ts';
import { PRACTICE_FIELDS } from '../../lib/network/fields/practice.ts';
import { ORGANISATION_FIELDS } from '../../lib/organisation/fields/index.ts';
import { PLACE_FIELDS } from '../../lib/place/fields/index.ts';
import { indented } from './write.ts';

/** PostgreSQL gives a function no more arguments than this, two for each key. */
const MOST_KEYS = 50;

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const POINT = `case
  when p.location is not null then json_build_array(
    extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
  )
end`;

/** Keys of a JSON object, with the SQL that says each. */
type Keys = Readonly<Record<string, string>>;

/** What is read otherwise than from a column, by the name of its field. */
type Otherwise = Readonly<Record<string, string>>;

/**
 * The keys of an entry: its fields by their names in TypeScript, in their order.
 * @param more keys that follow one, by its field
 */
function keysOf(
  fields: readonly Field[],
  row: string,
  otherwise: Otherwise,
  more: Readonly<Record<string, Keys>> = {}
): Keys {
  const told = fields.filter(({ told, kind }) => told !== false && kind !== 'precision');
  return Object.assign(
    {},
    ...told.map(({ name, kind, key }) => ({
      ...(name === 'confirmed_at' && {
        machineTranslated: `private.machine_translated(${row}.translations)`
      }),
      [kind === 'point' ? 'position' : (key ?? camelCase(name))]:
        otherwise[name] ?? (kind === 'moment' ? moment(`${row}.${name}`) : `${row}.${name}`),
      ...more[name]
    }))
  ) as Keys;
}

const moment = (column: string) => `to_char(${column} at time zone 'UTC', ${ISO})`;
const recorded = (row: string) => ({
  addedAt: moment(`${row}.created_at`),
  revision: `${row}.revision`
});

/** `json_build_object(…)`, a key a line. */
function object(keys: Keys): string {
  const entries = Object.entries(keys);
  if (entries.length > MOST_KEYS)
    throw new Error(`An entry of ${entries.length} keys is more than one json_build_object takes.`);
  return `json_build_object(\n${indented(pairs(keys), 2)}\n)`;
}

/** What json_build_object is given, a key a line. */
const pairs = (keys: Keys): string =>
  Object.entries(keys)
    .map(([key, sql]) => `'${key}', ${sql}`)
    .join(',\n');

const ORGANISATION = "case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end";
/** With how often it wants to be asked: what it offers holds so long. */
const OFFERS = `case
  when o.id is not null then json_build_object(
    'slug', o.slug, 'name', o.name, 'checkEveryMonths', o.check_every_months
  )
end`;
/** With whom to ask where the place itself tells nobody. */
const RUNS = `case
  when o.id is not null then json_build_object(
    'slug', o.slug, 'name', o.name, 'contacts', o.contacts, 'checkEveryMonths', o.check_every_months
  )
end`;
const PLACE = `case
  when p.id is not null then ${indented(
    object({
      slug: 'p.slug',
      name: 'p.name',
      address: 'p.address',
      precision: 'p.location_precision',
      point: POINT,
      notices: 'p.notices'
    }),
    2
  ).trimStart()}
end`;
const LOGO = `(
  select json_build_object('id', f.id, 'alt', f.alt) from public.photos as f where f.organisation_id = o.id
)`;

/** Of a place `p` with its organisation `o`, and the slug of its `neighbourhood`. */
const PLACE_KEYS: Keys = {
  id: 'p.id',
  ...keysOf(
    PLACE_FIELDS,
    'p',
    {
      neighbourhood: 'neighbourhood',
      organisation: RUNS,
      location: object({ precision: 'p.location_precision', point: POINT })
    },
    { confirmed_at: recorded('p') }
  )
};

/** How entries are read: JSON in the shape of the types in src/lib, so that no row is mapped twice. */
export function readingFunctions(): Record<string, string> {
  return {
    'private.place_json': reading(
      `private.place_json(
  p public.places, neighbourhood text, o public.organisations, distance double precision
)`,
      { ...PLACE_KEYS, distance: 'round(distance)' }
    ),
    // A page of places has always told what a machine translated in the order of jsonb: shorter names first.
    'private.place_keys': `create function private.place_keys()
returns text
language sql
immutable
set search_path = ''
as $$
  select $keys$
${indented(pairs({ ...PLACE_KEYS, machineTranslated: `${PLACE_KEYS['machineTranslated']}::jsonb` }), 4)}
  $keys$;
$$;`,
    'private.activity_json': reading(
      `private.activity_json(
  a public.activities, neighbourhood text, p public.places, o public.organisations
)`,
      {
        id: 'a.id',
        ...keysOf(
          ACTIVITY_FIELDS,
          'a',
          { neighbourhood: 'neighbourhood', organisation: OFFERS, place: PLACE },
          { confirmed_at: recorded('a') }
        )
      }
    ),
    'private.organisation_json': reading('private.organisation_json(o public.organisations, places json)', {
      id: 'o.id',
      ...keysOf(
        ORGANISATION_FIELDS,
        'o',
        {},
        {
          contacts: { logo: LOGO },
          areas_served: { places: 'places' },
          confirmed_at: recorded('o')
        }
      )
    }),
    'private.practice_json': reading(
      'private.practice_json(p public.practices, neighbourhood text, o public.organisations)',
      keysOf(
        PRACTICE_FIELDS,
        'p',
        { neighbourhood: 'neighbourhood', organisation: ORGANISATION },
        { confirmed_at: { revision: 'p.revision' } }
      )
    )
  };
}

const reading = (signature: string, keys: Keys) => `create function ${signature}
returns json
language sql
stable
set search_path = ''
as $$
  select ${indented(object(keys), 2).trimStart()};
$$;`;
