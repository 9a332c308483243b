import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { contribution, NASTY_TEXTS } from '../database/adversarial.ts';
import { activity, ground, organisation, place } from '../database/entries.ts';
import { newSecret } from '../database/proposals.ts';
import { addressesOf, everyRoute } from './every-address.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/*
 * What tests/database/fuzz.test.ts sends to the database ten thousand times, here through the front door and in smaller
 * number: as programs send it and as forms do. Then all of it is accepted, and every address is looked at.
 */

/** Another one: FC_SEED=$RANDOM. */
const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
const PROGRAMS = 300;
const FORMS = 150;

/** What a browser would run, if a page said it as it was sent. */
const RUNS = /<script>alert\(1\)|<img src=x onerror|<svg onload=|href="javascript:/i;

let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startOwnApp();
  await app.imports([
    ...ground,
    organisation('circolo', { areas_served: ['borgo'] }),
    place('biblioteca', { organisation: 'circolo' }),
    activity('corso', { organisation: 'circolo', place: 'borgo/biblioteca' })
  ]);
  await app.sql(`update private.limits set most = 1000000 where bucket <> 'proof-bits'`);
});
test.afterAll(() => app?.stop());

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function ask(address: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(app.address + address, { redirect: 'manual', ...init });
  return { status: response.status, body: await response.text() };
}

/** Answers that say that we failed, or that a browser would run. */
function faults(answers: ReadonlyMap<string, Answer>): string[] {
  return [...answers].flatMap(([what, { status, body }]) => [
    ...(status >= 500 ? [`${status}: ${what}`] : []),
    ...(RUNS.test(body) ? [`unescaped: ${what}`] : [])
  ]);
}

test('programs and forms that send anything at all are answered, and what they sent is only ever words @desk', async () => {
  test.setTimeout(400_000);
  const answers = new Map<string, Answer>();
  for (const one of fc.sample(contribution, { numRuns: PROGRAMS, seed })) {
    // The address says which neighbourhood, and the server what it noticed.
    const body = JSON.stringify(one, (key, value) =>
      ['neighbourhood', 'hints'].includes(key) ? undefined : value
    );
    answers.set(
      `program: ${body}`,
      await ask('/api/v1/borgo/contributions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body
      })
    );
  }
  const deep = '['.repeat(30_000) + ']'.repeat(30_000);
  for (const body of [
    '',
    '{',
    'null',
    deep,
    `{"target":"places","kind":"update","changes":{"name":${deep}}}`
  ])
    answers.set(
      `program: ${body.slice(0, 80)}`,
      await ask('/api/v1/borgo/contributions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body
      })
    );

  const word = fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string({ unit: 'binary', maxLength: 80 }));
  const inputs = [
    'name',
    'summary',
    'address',
    'location',
    'where',
    'category',
    'contacts.website',
    'contacts.phone',
    'opening_hours.0.from',
    'languages',
    'features',
    'message',
    'contact',
    'made'
  ];
  const form = fc.record(Object.fromEntries(inputs.map((input) => [input, word])), {
    requiredKeys: ['name']
  });
  for (const [index, typed] of fc.sample(form, { numRuns: FORMS, seed }).entries()) {
    const body = new URLSearchParams({
      ...(index % 2 ? { category: 'library', where: 'nowhere' } : {}),
      secret: newSecret()
    });
    for (const [input, value] of Object.entries(typed)) body.append(input, (value as string).toWellFormed());
    const locale = index % 3 ? 'it' : 'ar';
    answers.set(
      `form: ${body}`,
      await ask(`/${locale}/borgo/add/place`, {
        method: 'POST',
        headers: { origin: app.address, 'content-type': 'application/x-www-form-urlencoded' },
        body
      })
    );
  }
  expect(faults(answers)).toEqual([]);
  const statuses = new Set([...answers.values()].map(({ status }) => status));
  // Taken, refused with a sentence, forged: each way was gone.
  for (const status of [201, 400, 403]) expect([...statuses]).toContain(status);

  // Nothing of it was seen; now it is accepted, one by one, as a careless coordinator would.
  const pending = await app.sql<{ id: string }>(
    `select id from public.contributions where state = 'pending' order by ctid`
  );
  expect(pending.length).toBeGreaterThan(10);
  let accepted = 0;
  for (const { id } of pending)
    await app.sql('select private.decide($1, null)', [id]).then(
      () => accepted++,
      // What another one closed or changed meanwhile.
      (error: { code?: string }) => expect(error.code).toMatch(/^(PT409|23...)$/)
    );
  expect(accepted).toBeGreaterThan(5);
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  const slugs = await app.sql<{ slug: string }>(
    'select slug from public.places union select slug from public.activities union select slug from public.organisations order by 1 limit 25'
  );
  const values = {
    locale: ['it', 'ar'],
    neighbourhood: ['borgo'],
    target: ['places', 'activities', 'organisations'],
    slug: slugs.map(({ slug }) => slug),
    secret: [newSecret()],
    token: [newSecret()],
    id: [pending[0]!.id],
    photo: [pending[0]!.id],
    file: [`${pending[0]!.id}-large.webp`],
    collection: ['places'],
    featureId: slugs.map(({ slug }) => slug),
    chart: ['map', 'reach', 'hours', 'indicators'],
    theme: ['light'],
    z: ['14'],
    x: ['8607'],
    y: ['5863'],
    path: ['v1/borgo/x'],
    what: ['place', 'activity', 'practice', 'link']
  };
  const pages = new Map<string, Answer>();
  for (const address of everyRoute().flatMap((route) => addressesOf(route, values)))
    pages.set(address, await ask(address));
  expect(faults(pages)).toEqual([]);
});
