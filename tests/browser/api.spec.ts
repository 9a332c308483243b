import { expect, test } from '@playwright/test';
import { LOCALES } from '../../src/lib/i18n/locales.ts';

test('places are GeoJSON with everything a map needs, page by page until all were seen', async ({
  request
}) => {
  const seen: string[] = [];
  let address: string | undefined = '/api/v1/san-siro/places?limit=50';
  while (address) {
    const response = await request.get(address);
    expect(response.headers()['content-type']).toContain('application/geo+json');
    const page = (await response.json()) as {
      type: string;
      numberMatched: number;
      links: { rel: string; href: string }[];
      features: {
        id: string;
        geometry: { coordinates: [number, number] } | null;
        properties: { precision: string };
      }[];
    };
    expect(page.numberMatched).toBeGreaterThanOrEqual(150);
    for (const { id, geometry, properties } of page.features) {
      seen.push(id);
      expect(geometry !== null).toBe(['exact', 'approximate'].includes(properties.precision));
      if (geometry) expect(geometry.coordinates[0]).toBeLessThan(geometry.coordinates[1]);
    }
    address = page.links.find(({ rel }) => rel === 'next')?.href;
    if (!address) expect(seen.length).toBe(page.numberMatched);
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('what a reader has already is not sent again', async ({ request }) => {
  for (const address of ['/api/v1/san-siro/places', '/api/v1/neighbourhoods', '/api/v1/san-siro/pack/ar']) {
    const first = await request.get(address);
    const etag = first.headers()['etag']!;
    expect(etag).toBeTruthy();
    expect(first.headers()['cache-control']).toContain('max-age');
    const second = await request.get(address, { headers: { 'if-none-match': etag } });
    expect([second.status(), (await second.body()).length]).toEqual([304, 0]);
  }
});

test('answers are sent in brotli to those who take it', async ({ request }) => {
  const response = await request.get('/api/v1/san-siro/places', { headers: { 'accept-encoding': 'br' } });
  expect(response.headers()['content-encoding']).toBe('br');
});

test('other sites may read, and none may write', async ({ request }) => {
  const read = await request.get('/api/v1/san-siro/places?limit=1', {
    headers: { origin: 'https://example.org' }
  });
  expect(read.headers()['access-control-allow-origin']).toBe('*');
  const write = await request.post('/api/v1/san-siro/places', { headers: { origin: 'https://example.org' } });
  expect(write.status()).toBeGreaterThanOrEqual(400);
  expect(write.headers()['access-control-allow-origin']).toBeUndefined();
});

test('CSV has every place there is', async ({ request }) => {
  const response = await request.get('/api/v1/san-siro/places?format=csv');
  expect(response.headers()['content-type']).toContain('text/csv');
  const [header, ...rows] = (await response.text()).trim().split('\r\n');
  expect(header).toMatch(/^slug,name_it,name_en,name_ar,category/);
  const { numberMatched } = (await (await request.get('/api/v1/san-siro/places?limit=1')).json()) as {
    numberMatched: number;
  };
  expect(rows.length).toBe(numberMatched);
});

test('open at a given time gives those known to be open, then those nobody knows of, none that is closed', async ({
  request
}) => {
  const response = await request.get('/api/v1/san-siro/places?open=2026-11-25T10:00%2B01:00&limit=1000');
  const { features } = (await response.json()) as {
    features: { properties: { slug: string; certainty: 'known' | 'unknown' } }[];
  };
  const slugs = features.map(({ properties }) => properties.slug);
  const isKnown = features.map(({ properties }) => properties.certainty === 'known');
  expect(isKnown).toEqual(isKnown.toSorted((a, b) => Number(b) - Number(a)));
  // Open by hours that nobody has confirmed, before those of which there are no hours at all.
  for (const open of ['anagrafe-centrale-via-larga', 'ospedale-san-carlo-borromeo']) {
    expect(slugs).toContain(open);
    expect(slugs.indexOf(open)).toBeLessThan(slugs.indexOf('casa-di-comunita-via-monreale'));
  }
  // By its hours it is closed at ten.
  expect(slugs).not.toContain('medico-senza-appuntamento-bande-nere');
  const without = await request.get(
    '/api/v1/san-siro/places?open=2026-11-25T10:00%2B01:00&unknown=leave-out&limit=1000'
  );
  const { features: known } = (await without.json()) as { features: { properties: { slug: string } }[] };
  expect(known.map(({ properties }) => properties.slug)).toEqual(slugs.filter((_, at) => isKnown[at]));
});

test('the OpenAPI document describes addresses that answer', async ({ request }) => {
  const document = (await (await request.get('/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<
      string,
      { get?: { parameters?: { name: string; in: string; required?: boolean }[] }; post?: unknown }
    >;
  };
  expect(document.openapi).toMatch(/^3\.1/);
  const values: Record<string, string> = {
    neighbourhood: 'san-siro',
    locale: 'it',
    theme: 'light',
    z: '14',
    x: '8607',
    y: '5861',
    from: '9.1378,45.4722',
    q: 'farmacia'
  };
  const slugs: Record<string, string> = {
    places: 'farmacia-selinunte',
    activities: 'itama-italiano-mattina',
    organisations: 'itama'
  };
  for (const [path, { get, post }] of Object.entries(document.paths)) {
    const [, collection = ''] = /(\w+)\/{slug}/.exec(path) ?? [];
    const address = path.replace(/{(\w+)}/g, (_, name: string) => values[name] ?? slugs[collection]!);
    if (!get) {
      // What only takes says so to who asks.
      expect(post, path).toBeDefined();
      expect((await request.get(address)).status(), address).toBe(405);
      continue;
    }
    const asked = (get.parameters ?? []).filter((one) => one.in === 'query' && one.required);
    const query = new URLSearchParams(asked.map(({ name }) => [name, values[name]!]));
    expect((await request.get(`${address}?${query}`)).status(), address).toBe(200);
  }
});

test('an address of the API that is not there answers with problem details', async ({ request }) => {
  for (const address of ['/api/v1/nessuno/places', '/api/v1/san-siro/places/nessuno', '/api/v2/x']) {
    const response = await request.get(address);
    expect(response.status()).toBe(404);
    expect(response.headers()['content-type']).toContain('application/problem+json');
  }
});

test('a program may ask before it asks, and is told in its own form what it may not', async ({ request }) => {
  const preflight = await request.fetch('/api/v1/san-siro/places', {
    method: 'OPTIONS',
    headers: { origin: 'https://example.org', 'access-control-request-method': 'GET' }
  });
  expect([preflight.status(), preflight.headers()['access-control-allow-methods']]).toEqual([
    204,
    'GET, HEAD'
  ]);
  const write = await request.post('/api/v1/neighbourhoods');
  expect([write.status(), write.headers()['content-type']]).toEqual([405, 'application/problem+json']);
});

test('no error is kept by a cache, and a page is asked for again', async ({ request }) => {
  for (const address of ['/api/v1/nessuno/places', '/it/nessuno', '/nowhere']) {
    expect((await request.get(address)).headers()['cache-control']).toBe('no-store');
  }
  // A browser asks each time; what lies between may send the same to others, for the rest of the minute.
  expect((await request.get('/it/san-siro')).headers()['cache-control']).toMatch(
    /^public, max-age=0, s-maxage=\d+, stale-while-revalidate=60$/
  );
  expect((await request.get('/it/san-siro/needs')).headers()['cache-control']).toBe('private, no-cache');
});

test('search engines are told of every place, in every language, and kept from secret links', async ({
  request
}) => {
  const robots = await (await request.get('/robots.txt')).text();
  for (const secret of ['proposals/', 'add/sent/', 'manage'])
    expect(robots).toContain(`Disallow: /*/${secret}`);
  const address = /Sitemap: (\S+)/.exec(robots)![1]!;
  const response = await request.get(address);
  expect(response.headers()['content-type']).toContain('application/xml');
  const sitemap = await response.text();
  // Every query would be one more of a list that asks for everything there is.
  expect((await request.get('/sitemap.xml?of=all')).status()).toBe(400);
  const { features } = (await (await request.get('/api/v1/san-siro/places?limit=1000')).json()) as {
    features: { properties: { slug: string } }[];
  };
  for (const locale of LOCALES)
    for (const { properties } of features)
      expect(sitemap).toContain(`/${locale}/san-siro/places/${properties.slug}</loc>`);
});
