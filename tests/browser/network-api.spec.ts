import { expect, test } from '@playwright/test';

const API = '/api/v1/san-siro';

test('organisations come a page at a time, each once', async ({ request }) => {
  const seen: string[] = [];
  let next: string | undefined = `${API}/organisations?limit=30`;
  while (next) {
    const answer = await request.get(next);
    const body = (await answer.json()) as {
      numberMatched: number;
      organisations: { slug: string }[];
      links: { rel: string; href: string }[];
    };
    seen.push(...body.organisations.map(({ slug }) => slug));
    next = body.links.find(({ rel }) => rel === 'next')?.href;
    expect(body.numberMatched).toBe(76);
  }
  expect(seen).toHaveLength(76);
  expect(seen).toEqual([...new Set(seen)].sort());
});

test('one organisation says what it offers and where', async ({ request }) => {
  const itama = (await (await request.get(`${API}/organisations/itama`)).json()) as object;
  expect(itama).toMatchObject({
    slug: 'itama',
    kind: 'association',
    stages: ['italian'],
    places: ['itama-italiano-per-mamme']
  });
  expect((await request.get(`${API}/organisations/nessuno`)).status()).toBe(404);
});

test('relationships can be asked by organisation, kind and year', async ({ request }) => {
  const of = async (query: string) =>
    (await (await request.get(`${API}/relationships?${query}`)).json()) as {
      relationships: { slug: string; agreement: string | null; to: string | null }[];
      agreements: { slug: string }[];
    };
  const referrals = await of('organisation=itama&kind=refers-to');
  expect(referrals.relationships).toMatchObject([
    { from: 'itama', to: 'comune-di-milano', stage: 'italian' }
  ]);
  const members = await of('organisation=itama&kind=in-agreement&year=2022');
  expect(members.relationships).toMatchObject([{ to: null, agreement: 'luci-della-ribalta' }]);
  expect(members.agreements).toMatchObject([{ slug: 'luci-della-ribalta', since: '2022', until: '2023' }]);
  expect((await of('organisation=itama&kind=in-agreement&year=2020')).relationships).toEqual([]);
});

for (const [query, parameter] of [
  ['organisations?kind=club', 'kind'],
  ['organisations?unknown=keep', 'unknown'],
  ['organisations?limit=0', 'limit'],
  ['organisations?cursor=%20', 'cursor'],
  ['relationships?kind=likes', 'kind'],
  ['relationships?year=1066', 'year'],
  ['relationships?format=xml', 'format'],
  ['relationships?colour=red', 'colour']
] as const) {
  test(`${query} is refused, and the parameter named`, async ({ request }) => {
    const answer = await request.get(`${API}/${query}`);
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({ parameter });
  });
}

for (const [format, type, found] of [
  ['graphml', 'application/graphml+xml', 'Comune di Milano</data>'],
  ['gexf', 'application/gexf+xml', 'label="Comune di Milano"'],
  ['json', 'application/json', '"label":"Comune di Milano"'],
  ['csv', 'text/csv', 'Comune di Milano']
] as const) {
  test(`the network is handed on as ${format}`, async ({ request }) => {
    const answer = await request.get(`/it/san-siro/network.${format}`);
    expect(answer.headers()['content-type']).toContain(type);
    expect(await answer.text()).toContain(found);
    const again = await request.get(`/it/san-siro/network.${format}`, {
      headers: { 'if-none-match': answer.headers()['etag']! }
    });
    expect(again.status()).toBe(304);
  });
}

test('tables for a spreadsheet have everything, without pages', async ({ request }) => {
  for (const [address, rows] of [
    ['organisations', 76],
    ['relationships', 102]
  ] as const) {
    const csv = await (await request.get(`${API}/${address}?format=csv&limit=5`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(rows + 1);
  }
});
