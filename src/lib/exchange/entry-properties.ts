import type { Schedule } from '../activity/schedule/schedule.ts';
import type { Field, Recorded } from '../field/field.ts';
import { camelCase, withSnakeCase } from '../field/names.ts';
import type { Position } from '../geo/position.ts';
import type { Fit } from '../place/known.ts';
import { pointSchema, slugSchema } from '../field/values.ts';
import { columnsOf, plain, type Column, type Rows } from './csv.ts';
import { jsonSchema, orNull, type JsonSchema } from './json-schema.ts';
import type { Moved } from '../place/notices/place-on.ts';
import type { SaidTrue } from '../place/said-true.ts';
import { minutesOf, type Walk } from '../walking/walk.ts';
import { CHECKS, SAID_TRUE } from './openapi-said-true.ts';

/** One thing that the public data tell of an entry. */
export interface Property<Found> {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Undefined where it is not told of this one. */
  readonly value: (found: Found) => unknown;
  /** Where tables tell it, too; `plain` in one column of its name. */
  readonly columns?: 'plain' | ((locales: readonly string[]) => readonly Column<Found>[]);
}

/** What follows from the fields of an entry, or from what was asked, and beside which of its properties it is told. */
export type MoreProperty<Found> = Property<Found> &
  ({ readonly after: string } | { readonly before: string });

/**
 * What is told of an entry with these fields, in their order.
 * @param entryOf the entry in what was found
 */
export function propertiesOf<Found>(
  fields: readonly Field[],
  entryOf: (found: Found) => object,
  more: readonly MoreProperty<Found>[]
): Property<Found>[] {
  return fields.filter(isTold).flatMap((field) => {
    const name = propertyOf(field);
    const entry = (found: Found) => entryOf(found) as Readonly<Record<string, unknown>>;
    return [
      ...more.filter((one) => 'before' in one && one.before === name),
      {
        name,
        schema: schemaOf(field),
        value: (found: Found) => toldValue(field, entry(found)),
        ...(field.csv !== false && {
          columns: (locales: readonly string[]) =>
            columnsOf<Found>(field, locales, (found) => entry(found)[keyOf(field)])
        })
      },
      ...more.filter((one) => 'after' in one && one.after === name)
    ];
  });
}

/** The properties of one entry; `wanted` keeps those named. */
export function tell<Found>(
  properties: readonly Property<Found>[],
  found: Found,
  wanted: ReadonlySet<string> | null = null
): Record<string, unknown> {
  return Object.fromEntries(
    properties
      .filter(({ name }) => wanted?.has(name) ?? true)
      .map(({ name, value }) => [name, value(found)] as const)
      .filter(([, value]) => value !== undefined)
  );
}

/** The same of many, as rows under a header. */
export function entryRows<Found>(
  properties: readonly Property<Found>[],
  found: readonly Found[],
  locales: readonly string[]
): Rows {
  const columns = properties.flatMap(({ name, value, columns = () => [] }): readonly Column<Found>[] =>
    columns === 'plain' ? [[name, (row) => plain(value(row))]] : columns(locales)
  );
  return {
    columns: columns.map(([name]) => name),
    rows: found.map((row) => columns.map(([, cell]) => cell(row)))
  };
}

/** Their schemas, by name: what OpenAPI says of an entry. */
export function schemasOf(properties: readonly Property<never>[]): Record<string, JsonSchema> {
  return Object.fromEntries(properties.map(({ name, schema }) => [name, schema]));
}

/** A position is the geometry of a feature; in which neighbourhood an entry is, its address says. */
const isTold = ({ kind, name, told }: Field) =>
  told !== false && kind !== 'point' && name !== 'neighbourhood';

const propertyOf = ({ kind, name }: Field) => (kind === 'precision' ? 'precision' : name);
const keyOf = ({ kind, name }: Field) => (kind === 'precision' ? 'position' : camelCase(name));

/** A field as it is told: slugs for other entries, times by the names of the wire. */
export function toldValue(field: Field, entry: Readonly<Record<string, unknown>>): unknown {
  const value = entry[keyOf(field)];
  switch (field.kind) {
    case 'precision':
      return (value as Position).precision;
    case 'reference':
      return (value as { readonly slug: string } | null)?.slug ?? null;
    case 'schedule':
      return value && toldSchedule(value as Schedule);
    default:
      return value;
  }
}

function toldSchedule({ duration, timeZone, pausesInSchoolHolidays, ...schedule }: Schedule) {
  return {
    ...schedule,
    ...withSnakeCase({ durationMinutes: duration, timeZone, pausesInSchoolHolidays })
  };
}

/** What OpenAPI says of a field. */
export function schemaOf({ kind, schema, about, nothing, required }: Field): JsonSchema {
  const written =
    kind === 'schedule' ? { type: 'object' } : jsonSchema(kind === 'reference' ? slugSchema : schema);
  const described = nothing === null && !required ? orNull(written) : written;
  return { ...described, ...(about !== undefined && { description: about }) };
}

/** Whether it is known to fit what was asked for. */
export const certainty = <Found>(of: (found: Found) => Fit): MoreProperty<Found> => ({
  after: 'confirmed_at',
  name: 'certainty',
  schema: {
    type: 'string',
    enum: ['known', 'unknown'],
    description: 'Whether it is known to fit what was asked for; what is known not to fit is not told.'
  },
  value: of,
  columns: 'plain'
});

/** What the database keeps of every entry. */
export const recorded = <Found>(entryOf: (found: Found) => Recorded): MoreProperty<Found>[] => [
  {
    before: 'sources',
    name: 'machine_translated',
    schema: {
      type: 'object',
      description: 'Field to the languages a machine translated it into.',
      additionalProperties: { type: 'array', items: { type: 'string' } }
    },
    value: (found) => entryOf(found).machineTranslated
  },
  {
    after: 'confirmed_at',
    name: 'added_at',
    schema: { type: 'string', format: 'date-time' },
    value: (found) => entryOf(found).addedAt
  },
  {
    after: 'confirmed_at',
    name: 'revision',
    schema: { type: 'integer' },
    value: (found) => entryOf(found).revision
  }
];

/** Who says that it is true, beside when it was confirmed. */
export const saidTrue = <Found>(saidOf: (found: Found) => SaidTrue | undefined): MoreProperty<Found> => ({
  after: 'confirmed_at',
  name: 'said_true',
  schema: SAID_TRUE,
  value: (found) => {
    const said = saidOf(found);
    return said && (said.by || said.visitors) ? { by: said.by, visitors: said.visitors } : null;
  }
});

/** How it was checked; in tables a line each, "2026-03-12 telephone still-true". */
export const checks = <Found>(saidOf: (found: Found) => SaidTrue | undefined): MoreProperty<Found> => ({
  after: 'confirmed_at',
  name: 'checks',
  schema: CHECKS,
  value: (found) => saidOf(found)?.checks ?? [],
  columns: () => [
    [
      'checks',
      (found) =>
        (saidOf(found)?.checks ?? [])
          .map(({ day, how, outcome, field, times }) =>
            [day, how ?? '', field ?? '', outcome, times > 1 ? `×${times}` : ''].filter(Boolean).join(' ')
          )
          .join(';')
    ]
  ]
});

/** Straight-line metres from where the reader is. */
export const distanceProperty = <Found>(metresOf: (found: Found) => number | null): MoreProperty<Found> => ({
  after: 'confirmed_at',
  name: 'distance_m',
  schema: { type: 'number', description: 'Straight-line metres from "near", when it is given.' },
  value: (found) => metresOf(found) ?? undefined,
  columns: 'plain'
});

/** How long the walk from where the reader is takes, and how that was measured. */
export const onFoot = <Found>(walkOf: (found: Found) => Walk | null): MoreProperty<Found>[] => [
  {
    after: 'confirmed_at',
    name: 'walk_minutes',
    schema: {
      type: 'integer',
      minimum: 1,
      description:
        'Minutes on foot from "near", when it is given; absent where no street that is known leads there.'
    },
    value: (found) => {
      const walk = walkOf(found);
      return walk ? minutesOf(walk) : undefined;
    },
    columns: 'plain'
  },
  {
    after: 'confirmed_at',
    name: 'walk_method',
    schema: {
      type: 'string',
      enum: ['network', 'straight-line'],
      description: 'Whether "walk_minutes" are measured along streets or, about, in a straight line × 1.3.'
    },
    value: (found) => walkOf(found)?.method,
    columns: 'plain'
  }
];

type Beside = { readonly after: string } | { readonly before: string };

/** Where a place, or what is held at it, is otherwise, while a notice says that the place moved. */
export const usual = <Found>(
  placeOf: (found: Found) => Moved | null,
  beside: Readonly<Record<'location' | 'address', Beside>>
): MoreProperty<Found>[] => [
  {
    ...beside.location,
    name: 'usual_location',
    schema: orNull({
      ...jsonSchema(pointSchema),
      description:
        'Where it is otherwise, while a notice says that its place moved: the geometry, the precision and the address are ' +
        'those of the notice as long as it holds.'
    }),
    value: (found) => {
      const at = placeOf(found)?.usual?.position.point;
      return at ? { type: 'Point', coordinates: [...at] } : null;
    }
  },
  {
    ...beside.address,
    name: 'usual_address',
    schema: {
      type: ['string', 'null'],
      description: 'Its address otherwise, while a notice says that its place moved.'
    },
    value: (found) => placeOf(found)?.usual?.address ?? null
  }
];
