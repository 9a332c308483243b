import { ACTIVITY_FIELDS } from '../../lib/activity/fields/index.ts';
import type { Field } from '../../lib/field/field.ts';
import { PRACTICE_FIELDS } from '../../lib/network/fields/practice.ts';
import { RELATIONSHIP_FIELDS } from '../../lib/network/fields/relationship.ts';
import { ORGANISATION_FIELDS } from '../../lib/organisation/fields/index.ts';
import { PLACE_FIELDS } from '../../lib/place/fields/index.ts';
import { arrayOf } from './write.ts';

/** The kinds of entries that are described, by their table, with the folder or file that does. */
export const DESCRIBED: Readonly<Record<string, { readonly fields: readonly Field[]; readonly in: string }>> =
  {
    organisations: { fields: ORGANISATION_FIELDS, in: 'src/lib/organisation/fields' },
    places: { fields: PLACE_FIELDS, in: 'src/lib/place/fields' },
    activities: { fields: ACTIVITY_FIELDS, in: 'src/lib/activity/fields' },
    practices: { fields: PRACTICE_FIELDS, in: 'src/lib/network/fields/practice.ts' },
    relationships: { fields: RELATIONSHIP_FIELDS, in: 'src/lib/network/fields/relationship.ts' }
  };

/** What the door changes of the other live tables: nobody proposes that, and no form asks it. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  neighbourhoods: [
    ...['slug', 'name', 'summary', 'city', 'outline', 'default_locale', 'locales', 'time_zone', 'country'],
    ...['local_holidays', 'school_calendar', 'subdivision', 'credits', 'obstacle_survey', 'sources']
  ],
  categories: [
    ...['slug', 'group', 'name', 'keywords', 'icon', 'osm_tags', 'in_countries', 'hsds_term', 'position']
  ],
  residents: [
    ...['neighbourhood', 'slug', 'code', 'name', 'outline', 'year', 'total', 'women', 'minors'],
    ...['foreign_citizens', 'citizenships', 'sources']
  ],
  photos: [
    ...['neighbourhood', 'place_id', 'activity_id', 'organisation_id', 'alt', 'width', 'height', 'media_type']
  ],
  agreements: [
    ...['neighbourhood', 'slug', 'kind', 'name', 'about', 'since', 'until', 'sources', 'confirmed_at']
  ],
  agreement_members: [
    ...['neighbourhood', 'agreement', 'organisation', 'slug', 'role', 'since', 'until', 'note', 'certainty'],
    ...['sources', 'confirmed_at']
  ]
};

/** In plpgsql, whose plan is kept: one in SQL, asked in a function for each field of each entry, is planned each time. */
const IMMUTABLE = `language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin`;

/** Which fields a contribution may change, and which of them anyone may propose. */
export function listFunctions(): Record<string, string> {
  const named = Object.entries(DESCRIBED).map(
    ([target, { fields }]) => [target, fields.map(({ name }) => name)] as const
  );
  return {
    'private.editable_fields': `create function private.editable_fields(target text)
returns text[]
${IMMUTABLE}
  return case target
${[...Object.entries(OTHERS), ...named].map(([target, names]) => `    when '${target}' then ${arrayOf(names, 4, `    when '${target}' then `)}`).join('\n')}
  end;
end;
$$;`,
    'private.proposable_fields': `create function private.proposable_fields(target text, kind text)
returns text[]
${IMMUTABLE}
  return case
    when kind = 'close' then '{}'::text[]
${Object.entries(DESCRIBED)
  .map(([target, { fields }]) => `    when target = '${target}' then ${proposable(target, fields)}`)
  .join('\n')}
  end;
end;
$$;`,
    'private.known_values': `create function private.known_values(field text)
returns text[]
${IMMUTABLE}
  return case field
${knownValues()
  .map(([name, values]) => `    when '${name}' then ${arrayOf(values, 4, `    when '${name}' then `)}`)
  .join('\n')}
  end;
end;
$$;`
  };
}

function proposable(target: string, fields: readonly Field[]): string {
  const names = (when: Field['proposable']) =>
    fields.filter((field) => field.proposable === when).map(({ name }) => name);
  const always = arrayOf(names('always'), 4, `    when target = '${target}' then `);
  const whenNew = names('when-new');
  if (whenNew.length === 0) return always;
  const more = arrayOf(whenNew, 6, "      || case when kind = 'create' then ");
  return `${always}\n      || case when kind = 'create' then ${more} else '{}'::text[] end`;
}

/** The lists of places and activities, and what an organisation may be. */
function knownValues(): (readonly [string, readonly string[]])[] {
  const lists = [...PLACE_FIELDS, ...ACTIVITY_FIELDS]
    .filter(({ kind }) => kind === 'choices' || kind === 'levels')
    .map((field: Field) => [field.name, field.values ?? []] as const);
  const kinds = ORGANISATION_FIELDS.find(({ name }) => name === 'kind') as Field | undefined;
  return [...new Map<string, readonly string[]>([...lists, ['kind', kinds?.values ?? []]])];
}
