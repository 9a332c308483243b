import { beforeEach, expect, test } from 'vitest';
import { keepingAnswers } from './answer-kept.ts';

const LIST = '/[locale=locale]/[neighbourhood]';
const TEN = Date.parse('2026-11-30T10:00:20Z');

let rendered: string[];
let now: number;
let versions: Record<string, number>;
let isAway: boolean;
let answers: ReturnType<typeof keepingAnswers>;

beforeEach(() => {
  rendered = [];
  now = TEN;
  versions = { borgo: 1, altrove: 1 };
  isAway = false;
  answers = keepingAnswers({
    mostBytes: 1e6,
    now: () => new Date(now),
    stateOf: async (_, neighbourhood = 'borgo', at) => {
      if (isAway) throw new Error('The database does not answer.');
      return `${versions[neighbourhood]} ${at.toISOString().slice(0, 16)}`;
    }
  });
});

interface Asked {
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly session?: boolean;
  readonly route?: string;
  readonly locale?: 'it' | 'ar';
  readonly isData?: boolean;
  readonly answer?: () => Promise<Response> | Response;
}

async function ask(path: string, asked: Asked = {}) {
  const url = new URL(path, 'http://localhost');
  const {
    headers = {},
    method = 'GET',
    session = false,
    route = LIST,
    locale = 'it',
    isData = false
  } = asked;
  const response = await answers(
    {
      request: new Request(url, { headers, method }),
      url,
      route: { id: route },
      params: { neighbourhood: url.pathname.split('/')[2]! },
      locals: { locale: locale as App.Locals['locale'] },
      isDataRequest: isData,
      isSubRequest: false,
      cookies: { getAll: () => (session ? [{ name: 'vicina-session', value: 'x' }] : []) } as never
    },
    async () => {
      rendered.push(url.pathname + url.search);
      return (
        asked.answer?.() ??
        new Response(`page ${rendered.length}`, { headers: { etag: `"${rendered.length}"` } })
      );
    }
  );
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test('a page is rendered once for all who read it', async () => {
  const all = await Promise.all([ask('/it/borgo'), ask('/it/borgo'), ask('/it/borgo?utm_source=x')]);
  all.push(await ask('/it/borgo'));
  expect(all.map(({ text }) => text)).toEqual(Array(4).fill('page 1'));
  expect(rendered).toHaveLength(1);
});

test('and again for another language, another coding and another host', async () => {
  await ask('/it/borgo');
  await ask('/it/borgo', { locale: 'ar' });
  await ask('/it/borgo', { headers: { 'accept-encoding': 'br' } });
  await ask('https://elsewhere.example/it/borgo');
  expect(rendered).toHaveLength(4);
});

test('the data of a page, which may be an error that says 200, is nobody else’s', async () => {
  await ask('/it/borgo', { isData: true });
  await ask('/it/borgo', { isData: true });
  expect(rendered).toHaveLength(2);
});

test('who has it is told so before anything is rendered', async () => {
  await ask('/it/borgo');
  const again = await ask('/it/borgo', { headers: { 'if-none-match': 'W/"1"' } });
  expect([again.status, again.text]).toEqual([304, '']);
  expect(again.headers.get('cache-control')).toContain('s-maxage');
  expect(rendered).toHaveLength(1);
});

test('a change in its neighbourhood makes it another page, one elsewhere does not', async () => {
  await Promise.all([ask('/it/borgo'), ask('/it/altrove')]);
  versions['altrove'] = 2;
  expect((await ask('/it/borgo')).text).toBe('page 1');
  expect((await ask('/it/altrove')).text).toBe('page 3');
});

test('a version that moves with every question is answered every time, and never with what was', async () => {
  for (let version = 2; version < 200; version++) {
    versions['borgo'] = version;
    const [one, other] = await Promise.all([ask('/it/borgo'), ask('/it/borgo')]);
    expect(one.text).toBe(`page ${rendered.length}`);
    expect(other.text).toBe(one.text);
  }
  expect(rendered).toHaveLength(198);
});

test('with the minute it is made again, and caches are told how much of the minute is left', async () => {
  expect((await ask('/it/borgo')).headers.get('cache-control')).toBe(
    'public, max-age=0, s-maxage=40, stale-while-revalidate=60'
  );
  now += 30_000;
  expect((await ask('/it/borgo')).headers.get('age')).toBe('30');
  now += 10_000;
  const next = await ask('/it/borgo');
  expect([next.text, next.headers.get('age')]).toEqual(['page 2', '0']);
});

test('who has signed in is answered for herself, and nobody after her with her page', async () => {
  const hers = await ask('/it/borgo', { session: true });
  expect(hers.headers.get('cache-control')).toBeNull();
  expect((await ask('/it/borgo')).text).toBe('page 2');
  await ask('/it/borgo', { session: true });
  expect(rendered).toHaveLength(3);
});

test('what a reader wrote, a position, and addresses without end leave nothing behind', async () => {
  for (const search of ['?q=aborto', '?near=9.13,45.47', '?x1=1', '?x1=1'])
    expect((await ask(`/it/borgo${search}`)).headers.get('cache-control')).toBeNull();
  for (const search of ['?q=aborto', '?near=9.13,45.47', '?x1=1']) await ask(`/it/borgo${search}`);
  expect(rendered).toHaveLength(7);
  expect(rendered).toContain('/it/borgo?q=aborto');
});

test('neither is what is searched, written or told with a secret, nor a writing', async () => {
  const routes = ['search', 'add/sent/[secret]', 'manage', '(correcting)/proposals/[secret]', 'needs'];
  for (const route of [...routes, ...routes]) {
    const { headers } = await ask('/it/borgo', { route: `${LIST}/${route}` });
    expect(headers.get('cache-control')).toBeNull();
  }
  await ask('/it/borgo', { method: 'POST' });
  await ask('/it/borgo', { method: 'POST' });
  expect(rendered).toHaveLength(12);
});

test('while nobody can say whether what is kept still holds, the page answers itself, and nothing is kept', async () => {
  await ask('/it/borgo');
  isAway = true;
  await ask('/it/borgo', { answer: () => new Response('it rests', { status: 503 }) });
  isAway = false;
  await ask('/it/borgo');
  expect(rendered).toEqual(['/it/borgo', '/it/borgo']);
});

test('an error, or an answer that sets a cookie, is nobody else’s', async () => {
  const gone = () => new Response('gone', { status: 410 });
  expect((await ask('/it/borgo', { answer: gone })).status).toBe(410);
  const cookie = () => new Response('hello', { headers: { 'set-cookie': 'a=b' } });
  expect((await ask('/it/borgo', { answer: cookie })).headers.get('cache-control')).toBeNull();
  expect((await ask('/it/borgo')).text).toBe('page 3');
});

test('who waited for a rendering that failed is answered by one of her own', async () => {
  const fails = ask('/it/borgo', { answer: () => Promise.reject(new Error('away')) });
  const waits = ask('/it/borgo');
  await expect(fails).rejects.toThrow('away');
  expect((await waits).text).toBe('page 2');
});

test('the parameters of an address in another order are the same question', async () => {
  await ask('/it/borgo?open=now&category=health');
  await ask('/it/borgo?category=health&open=now&language=');
  expect(rendered).toEqual(['/it/borgo?category=health&open=now']);
});
