import { expect, test } from '@playwright/test';
import { readSeed } from '../../supabase/seed/read.ts';

interface Collection {
  readonly numberMatched: number;
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly [number, number] } | null;
    readonly properties: Readonly<Record<string, unknown>> & {
      readonly slug: string;
      readonly occurrences: readonly { readonly start: string; readonly local: string }[];
    };
  }[];
}

const ACTIVITIES = '/api/v1/san-siro/activities';

test('page after page gives every activity once', async ({ request }) => {
  const slugs: string[] = [];
  let address: string | undefined = `${ACTIVITIES}?limit=20`;
  let total = 0;
  while (address) {
    const response = await request.get(address);
    expect(response.headers()['content-type']).toBe('application/geo+json');
    const page = (await response.json()) as Collection;
    total = page.numberMatched;
    slugs.push(...page.features.map(({ properties }) => properties.slug));
    address = page.links.find(({ rel }) => rel === 'next')?.href;
  }
  const documented = readSeed().neighbourhoods.flatMap(({ activities }) =>
    activities.filter((one) => !one.demonstration)
  );
  expect(total).toBe(documented.length);
  expect(new Set(slugs).size).toBe(total);
  expect(slugs).toHaveLength(total);
});

test('the filters of the calendar narrow it, and what is found is what was asked for', async ({
  request
}) => {
  const ask = async (query: string) =>
    (await (await request.get(`${ACTIVITIES}?limit=1000&${query}`)).json()) as Collection;
  const all = await ask('');
  const italian = await ask('stage=italian');
  expect(italian.numberMatched).toBeGreaterThan(0);
  expect(italian.numberMatched).toBeLessThan(all.numberMatched);
  for (const { properties } of italian.features) expect(properties.stage).toBe('italian');

  const week = await ask('from=2027-01-11&to=2027-01-17');
  expect(week.numberMatched).toBeGreaterThan(0);
  for (const { start } of week.features.flatMap(({ properties }) => properties.occurrences)) {
    expect(Date.parse(start)).toBeGreaterThanOrEqual(Date.parse('2027-01-10T23:00Z'));
    expect(Date.parse(start)).toBeLessThan(Date.parse('2027-01-17T23:00Z'));
  }
  const near = await ask('near=9.137,45.472&minutes=10');
  const distances = near.features.map(({ properties }) => properties.distance_m as number);
  expect(distances.toSorted((a, b) => a - b)).toEqual(distances);
  const box = await ask('bbox=9.13,45.465,9.14,45.475');
  expect(box.numberMatched).toBeGreaterThan(0);
  for (const { geometry } of box.features) {
    const [lon, lat] = geometry!.coordinates;
    expect(lon >= 9.13 && lon <= 9.14 && lat >= 45.465 && lat <= 45.475).toBe(true);
  }
  const mornings = await ask('free=mornings&weekday=we');
  for (const { properties } of mornings.features)
    for (const { local } of properties.occurrences) expect(new Date(local.slice(0, 10)).getUTCDay()).toBe(3);
});

test('one activity is answered by its slug, and nothing that was invented in any form', async ({
  request
}) => {
  const response = await request.get(`${ACTIVITIES}/itama-italiano-mattina`);
  const { properties } = (await response.json()) as Collection['features'][number];
  expect(properties.slug).toBe('itama-italiano-mattina');

  // It is there, on its page.
  const page = '/it/san-siro/activities/esempio-compiti-6-11';
  expect((await request.get(page)).status()).toBe(200);
  for (const one of [`${ACTIVITIES}/esempio-compiti-6-11`, `${page}.ics`])
    expect((await request.get(one)).status(), one).toBe(404);
  const told = [
    `${ACTIVITIES}?limit=1000`,
    `${ACTIVITIES}?format=csv`,
    '/it/san-siro/activities.ics',
    '/it/san-siro/feed.atom',
    '/sitemap.xml',
    '/it/san-siro/path',
    '/it/san-siro/network.json'
  ];
  for (const one of told) expect(await (await request.get(one)).text(), one).not.toContain('esempio-');
});

test('as a table it is taken whole, and a spreadsheet runs nothing in it', async ({ request }) => {
  const response = await request.get(`${ACTIVITIES}?format=csv`);
  expect(response.headers()['content-type']).toMatch(/^text\/csv/);
  const text = await response.text();
  expect(text).toMatch(/^slug,kind,stage,title_it,title_en,title_ar,/);
  expect(text).not.toMatch(/(^|,|\n)[=+@]/);
});

for (const [query, parameter] of [
  ['stage=nope', 'stage'],
  ['from=2026-02-30', 'from'],
  ['from=2026-12-01&to=2026-11-01', 'to'],
  ['limit=1001', 'limit'],
  ['cursor=x', 'cursor'],
  ['format=xml', 'format'],
  ['bbox=1,2', 'bbox'],
  ['after=25:00', 'after'],
  ['colour=red', 'colour']
] as const) {
  test(`a wrong parameter is named: ${query}`, async ({ request }) => {
    const response = await request.get(`${ACTIVITIES}?${query}`);
    expect(response.status()).toBe(400);
    expect(await response.json()).toMatchObject({ parameter });
  });
}

test('what is not there is 404, and what a reader has already is not sent again', async ({ request }) => {
  expect((await request.get(`${ACTIVITIES}/nessuna`)).status()).toBe(404);
  const etag = (await request.get(ACTIVITIES)).headers()['etag']!;
  expect((await request.get(ACTIVITIES, { headers: { 'if-none-match': etag } })).status()).toBe(304);
});
