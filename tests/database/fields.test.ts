import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOfFields } from '../../src/commands/fields-sql/faults.ts';
import { DESCRIBED } from '../../src/commands/fields-sql/lists.ts';
import type { Field } from '../../src/lib/field/field.ts';
import { choice, localisedText, text } from '../../src/lib/field/kinds.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The faults of the descriptions when places have one that is otherwise. */
const faultsWith = (name: string, otherwise: Field | null) =>
  faultsOfFields(database.superuser, {
    ...DESCRIBED,
    places: {
      ...DESCRIBED['places']!,
      fields: DESCRIBED['places']!.fields.flatMap((field) =>
        field.name !== name ? [field] : otherwise ? [otherwise] : []
      )
    }
  });

test('every field is described as the catalogue has it', async () => {
  expect(await faultsOfFields(database.superuser)).toEqual([]);
});

test.each<[string, string, Field, RegExp[]]>([
  [
    'of another type',
    'opening_hours_year',
    text('opening_hours_year', 4, {}),
    [
      /^src\/lib\/place\/fields\/opening-hours-year\.ts:3: "opening_hours_year" is a text, text; the column is integer\.$/
    ]
  ],
  [
    'said by language where the column is a text',
    'address',
    localisedText('address', {}),
    [
      /^src\/lib\/place\/fields\/address\.ts:3: "address" is a localised-text, jsonb; the column is text\.$/,
      /^src\/lib\/place\/fields\/address\.ts:3: "address" is said by language; its column says otherwise\.$/
    ]
  ],
  [
    'needed where the column is not',
    'summary',
    localisedText('summary', { required: true }),
    [/^src\/lib\/place\/fields\/summary\.ts:4: "summary" always has a value; its column says otherwise\.$/]
  ],
  [
    'of other values than the column takes',
    'location_precision',
    { ...choice('location_precision', ['exact', 'guessed'], { required: true }), kind: 'precision' },
    [/location-precision\.ts:\d+: "location_precision" may be exact, guessed; its column takes .*'area-only'/]
  ]
])('a field %s is named with file and line', async (_, name, otherwise, faults) => {
  const found = await faultsWith(name, otherwise);
  expect(found).toHaveLength(faults.length);
  faults.forEach((fault, at) => expect(found[at]).toMatch(fault));
});

test('a field without a column, and a column without a field, are named', async () => {
  expect(await faultsWith('summary', localisedText('meeting_point', {}))).toEqual([
    expect.stringContaining('"meeting_point" has no column public.places.meeting_point: npm run fields:sql'),
    'src/lib/place/fields: public.places.summary is a column that no field describes.'
  ]);
});
