import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../src/answers.ts';
import { functionTypes } from '../../src/commands/catalogue/function-types.ts';
import functionsFile from '../../src/lib/server/database-functions.ts?raw';
import type { Arguments } from '../../src/lib/server/database.ts';
import { loadSeed } from '../../supabase/seed/load.ts';
import { makeWorld, PEOPLE, type Who, type World } from './access/world.ts';
import { income, storeIndicator, wholeBorgo } from './area-indicator.ts';
import { contradictions } from './declared.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { tell } from './needs.ts';
import { newPlace, newSecret, photo, proposal, SECRET, webp } from './proposals.ts';
import { storeWalkGraph } from './walk-graph.ts';

let database: TestDatabase;
let world: World;
/** The revision of a report that was kept. */
let kept: number;

beforeAll(async () => {
  database = await openTestDatabase();
  await loadSeed(database.api('service_role'));
  world = await makeWorld(database);
  await storeWalkGraph(database);
  await storeIndicator(database, {
    slug: 'schooling',
    licence: null,
    areas: [{ ...wholeBorgo, value: null }, ...income.areas]
  });
  await tell(database, [{ number: 40, column: 3, stops: ['cost'] }]);
  await database.sql(`select public.store_kinds_also_called('borgo', $1)`, [
    [{ of: 'kind', value: 'job', also_called: { it: 'un mestiere' } }]
  ]);
  // Everything that was done was done some time ago: months that are over are counted.
  await database.sql(`update public.revisions set created_at = created_at - interval '7 months'`);
  await database.sql(
    `update public.contributions set created_at = created_at - interval '7 months', decided_at = decided_at - interval '7 months'`
  );
  await database.sql(
    `update public.places set confirmed_at = now() - interval '1 year', languages = '{ar}' where slug = 'biblioteca'`
  );
  const year = new Date().getUTCFullYear() - 1;
  await database
    .as('authenticated', PEOPLE['a coordinator'].claims)
    .sql(
      `select public.report_year('borgo', 'circolo', $1, '{"orientation": {"people": 40, "women": 30}}')`,
      [year]
    );
  const [row] = await database.sql<{ kept: { revision: number } }>(
    `select public.keep_evidence('borgo', 'somebody') as kept`
  );
  kept = row!.kept.revision;
});

afterAll(() => database?.close());

test('the types of the functions are those of the catalogue', async () => {
  expect(functionsFile).toBe(await functionTypes(database.superuser));
});

type Call<Name extends keyof Answers> = [who: Who, parameters: Arguments<Name>];

const here = { neighbourhood: 'san-siro' };
const borgo = { neighbourhood: 'borgo' };

/** A call of each function whose answer is JSON; those that change something are called after the others. */
const CALLS: { readonly [Name in keyof Answers]: () => readonly Call<Name>[] } = {
  activities_of: () => [['a reader', here]],
  activity_dates: () => [['a reader', here]],
  area_indicators_of: () => [['a reader', borgo]],
  audit_log: () => [['a coordinator', borgo]],
  calendar_entries: () => [['the launcher', here]],
  categories_overview: () => [['a reader', here]],
  challenge: () => [['a reader', borgo]],
  claims_of: () => [['a coordinator', borgo]],
  completeness_of: () => [['a reader', here]],
  contribution_counts: () => [
    ['a reader', here],
    ['a reader', borgo]
  ],
  credits: () => [['a reader', {}]],
  diagnosis: () => [['the launcher', {}]],
  digest_by_token: () => [['a reader', { token: world.token }]],
  entry_history: () => [
    ['a reader', { ...borgo, target: 'places', slug: 'biblioteca' }],
    ['a coordinator', { ...borgo, target: 'places', slug: 'biblioteca' }]
  ],
  evidence_history: () => [
    ['a reader', here],
    ['a reader', borgo]
  ],
  feeds_to_fetch: () => [['the launcher', {}]],
  kinds_also_called_of: () => [['a reader', borgo]],
  languages_in_use: () => [['a reader', borgo]],
  letters_to_send: () => [['the launcher', {}]],
  members_of: () => [['a coordinator', borgo]],
  my_roles: () => [
    ['a coordinator', {}],
    ['an editor', {}],
    ['a partner', {}]
  ],
  needs_confirming: () => [['a coordinator', borgo]],
  needs_counts: () => [['a reader', borgo]],
  places_in_box: () => [
    ['a reader', { box: [9, 45, 10, 46], at: '2026-11-30T10:00:00Z' }],
    ['a reader', { box: [9, 45, 10, 46], at: '2026-11-30T10:00:00Z', cell: 0.01 }]
  ],
  neighbourhood_by_slug: () => [['a reader', { slug: 'san-siro' }]],
  neighbourhood_version: () => [['a reader', { ...here, known: 1 }]],
  neighbourhoods_overview: () => [['a reader', {}]],
  network_of: () => [
    ['a reader', here],
    ['a reader', borgo]
  ],
  opening_hours_in_use: () => [['a reader', here]],
  place_points: () => [['a reader', { ...here, day: '2026-11-30' }]],
  organisations_of: () => [
    ['a reader', here],
    ['a reader', borgo]
  ],
  own_photo: () => [['a reader', { secret: `${SECRET}-photo`, photo: world.pendingPhoto, size: 'small' }]],
  own_yearly_counts: () => [['a coordinator', borgo]],
  photo_file: () => [['a reader', { photo: world.livePhoto, size: 'large' }]],
  photos_of: () => [['a reader', { ...borgo, target: 'places', slug: 'biblioteca' }]],
  place_by_slug: () => [['a reader', { ...borgo, slug: 'biblioteca' }]],
  practices_everywhere: () => [['a reader', {}]],
  queue_counts: () => [['a coordinator', borgo]],
  proposal_by_secret: () => [
    ['a reader', { secret: SECRET }],
    ['a reader', { secret: `${SECRET}-live` }]
  ],
  queue: () => [['a coordinator', borgo]],
  queued_photo: () => [['a coordinator', { contribution: world.photoContribution, size: 'small' }]],
  recent_places: () => [['a reader', here]],
  residents_of: () => [['a reader', here]],
  search_places: () => [
    ['a reader', { ...here, filters: { limit: 100 } }],
    ['a reader', { ...here, filters: { q: 'bibl', near: [9.14, 45.47] } }]
  ],
  similar_entries: () => [
    ['a reader', { ...borgo, target: 'places', name: 'Biblioteca', near: [9.14, 45.47] }]
  ],
  walk_graph_about: () => [['a reader', borgo]],
  walk_graph_of: () => [['a reader', borgo]],
  yearly_counts: () => [['a reader', borgo]],
  confirmed_by: () => [['a reader', borgo]],
  said_true: () => [['a reader', borgo]],
  checks_of: () => [['a reader', borgo]],
  record_check: () => [
    [
      'a coordinator',
      { ...borgo, target: 'places', slug: 'biblioteca', how: 'telephone', outcome: 'no-answer' }
    ]
  ],

  keep_evidence: () => [['a coordinator', borgo]],
  evidence_kept: () => [['a reader', { ...borgo, revision: kept }]],
  confirm_entry: () => [
    ['a reader', { ...borgo, target: 'places', slug: 'biblioteca', device: 'a'.repeat(43) }]
  ],
  take_back_confirmation: () => [
    ['a reader', { ...borgo, target: 'places', slug: 'biblioteca', device: 'a'.repeat(43) }]
  ],
  import_entries: () => [['the launcher', { source: 'test', entries: [] }]],
  import_places: () => [
    [
      'the launcher',
      {
        ...borgo,
        source: 'osm',
        provenance: 'test',
        entries: [
          {
            id: 'node/1',
            fields: { name: { it: 'Farmacia' }, category: 'library', location_precision: 'to-confirm' }
          },
          { id: 'node/2', fields: { name: {}, category: 'nope' } }
        ]
      }
    ]
  ],
  queue_places: () => [
    [
      'a coordinator',
      {
        ...borgo,
        source: 'table comune',
        provenance: 'test',
        entries: [
          {
            id: '1',
            fields: { name: { it: 'Sala' }, category: 'library', location_precision: 'to-confirm' }
          },
          { id: '2', fields: { name: {}, category: 'nope' } }
        ]
      }
    ]
  ],
  imported_ids: () => [['the launcher', { ...borgo, source: 'osm' }]],
  propose: () => [
    ['a reader', { proposal: newPlace() }],
    [
      'a coordinator',
      { proposal: proposal({ slug: 'mercato', changes: { address: 'Via Tre 3' }, secret: newSecret() }) }
    ]
  ],
  propose_photo: () => [
    ['a reader', { photo: photo({ slug: 'mercato', secret: newSecret() }), large: webp(), small: webp() }]
  ],
  decide: () => [['a coordinator', { contribution: world.contribution, decision: { action: 'accept' } }]],
  decide_many: () => [
    ['a coordinator', { contributions: [world.photoContribution], action: 'refuse', reason: 'other' }]
  ],
  undo_revision: () => [['a coordinator', { revision_id: world.revision }]]
};

describe('is what src/answers.ts says', () => {
  test.each(Object.keys(CALLS) as (keyof Answers)[])('the answer of %s', async (name) => {
    for (const [who, parameters] of CALLS[name]()) {
      const { role, claims } = PEOPLE[who];
      const { data, error } = await database.api(role, claims).rpc(name, parameters);
      expect(error).toBeNull();
      expect(isEmpty(data)).toBe(false);
      expect(contradictions(name, data)).toEqual([]);
    }
  });
});

const isEmpty = (answer: unknown) => answer === null || (Array.isArray(answer) && answer.length === 0);
