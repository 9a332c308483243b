import { expect, test, type APIRequestContext } from '@playwright/test';

/*
 * Every number, position and day that the API can be asked for, as the OpenAPI document lists them: what is none, or is out
 * of range, is answered with 400 and its name, whichever address it is sent to.
 */

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

const ID = '00000000-0000-4000-8000-000000000001';
const cursor = (rank: string) => Buffer.from(`[${rank},"${ID}"]`).toString('base64url');
const NONE = ['1e999', '-1e999', 'NaN', 'Infinity', '-0', '-1', '0x10', '٣', '99999999999999999999', 'a\0b'];
const DAYS = ['2026-13-45', '2026-02-30', '0000-01-01', '9999-99-99', '1e999'];

/** Wrong values of each parameter that is a number, has numbers in it, or is a day. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  limit: [...NONE, '0', '1001', '1.5'],
  minutes: [...NONE, '0', '121', '1.5'],
  year: [...NONE, '0', '1899', '2101', '1.5'],
  revision: NONE.filter((text) => text !== '-0'),
  cursor: [...['1e999', '-1e999', 'NaN', 'null', '"1"'].map(cursor), ...NONE],
  near: ['1e999,45', '9,1e999', 'NaN,NaN', '181,0', '0,-91', '9', '9,45,0'],
  from: DAYS,
  to: DAYS,
  day: DAYS,
  bbox: ['9.1,45.4,1e999,46', 'NaN,45.4,9.2,46', '-181,45,9,46', '9.1,-91,9.2,46', '9.1,45.4,9.2'],
  suppose: ['1e999,45', 'NaN,NaN', '181,0']
};
/** Where a walk starts, not a day. */
const WRONG_START = WRONG['near']!;

/** What a wrong value stands beside, where it means nothing alone. */
const BESIDE: Readonly<Record<string, string>> = { minutes: 'near=9.1378,45.4722', day: 'revision=1' };

const VALUES: Readonly<Record<string, string>> = {
  neighbourhood: 'san-siro',
  from: '9.1378,45.4722',
  q: 'farmacia'
};

async function addresses(request: APIRequestContext) {
  const { paths } = (await (await request.get('/api/openapi.json')).json()) as {
    paths: Record<string, { get?: { parameters?: readonly Parameter[] } }>;
  };
  return Object.entries(paths).flatMap(([path, { get }]) =>
    (get?.parameters ?? [])
      .filter((one) => one.in === 'query')
      .map((parameter, _, all) => ({ path, parameter, all }))
  );
}

test('a number out of range is refused by its name, wherever it is asked for', async ({ request }) => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  const tried = new Set<string>();
  for (const { path, parameter, all } of await addresses(request)) {
    const { name } = parameter;
    const isStart = path.endsWith('/travel-time') && name === 'from';
    const address = path.replace(/{(\w+)}/g, (_, part: string) => VALUES[part] ?? part);
    for (const wrong of (isStart ? WRONG_START : WRONG[name]) ?? []) {
      const query = new URLSearchParams(all.some((one) => one.name === 'near') ? BESIDE[name] : '');
      if (name === 'day') query.set('revision', '1');
      for (const other of all) if (other.required) query.set(other.name, VALUES[other.name]!);
      query.set(name, wrong);
      const response = await request.get(`${address}?${query}`);
      tried.add(name);
      const { parameter: named } = (await response.json().catch(() => ({}))) as { parameter?: string };
      if (response.status() !== 400 || named !== name)
        faults.push(`${response.status()} (${named}) ${decodeURIComponent(`${address}?${query}`)}`);
    }
  }
  expect(faults).toEqual([]);
  // Not one of them is no longer there.
  expect([...tried].sort()).toEqual(Object.keys(WRONG).sort());
});

test('what is typed into a form is compared with nothing, where it holds what no text holds', async ({
  request
}) => {
  for (const name of ['a\0b', '\u0007', '<b>', 'x'.repeat(201)]) {
    const response = await request.get(`/api/v1/san-siro/similar?${new URLSearchParams({ name })}`);
    expect(response.status(), name).toBe(400);
    expect(await response.json()).toMatchObject({ parameter: 'name' });
  }
});

test('a page that is asked for a day or a number that is none stays a page', async ({ request }) => {
  for (const address of [
    '/it/san-siro/insights/report?revision=1&day=2026-13-45',
    '/it/san-siro/insights/report?revision=1e999&day=0000-01-01',
    `/it/san-siro?cursor=${cursor('1e999')}&minutes=1e999&near=1e999,45`,
    '/it/san-siro/activities?from=2026-13-45&to=9999-99-99&near=NaN,NaN',
    '/it/san-siro/network?year=1e999&page=99999999999999999999&linkpage=-0'
  ])
    expect((await request.get(address)).status(), address).toBe(200);
});
