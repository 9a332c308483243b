import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { Pins } from './pins.svelte.ts';

const feature = (slug: string) => ({
  id: slug,
  geometry: { type: 'Point', coordinates: [9.13, 45.47] },
  properties: { slug, name: { it: slug }, group: 'health', icon: 'maki:heart', precision: 'exact' }
});

let asked: string[];
let pages: Record<string, unknown>;

beforeEach(() => {
  asked = [];
  vi.stubGlobal('location', new URL('https://vicina.example/it/san-siro'));
  vi.stubGlobal('fetch', async (address: string, { signal }: { signal: AbortSignal }) => {
    asked.push(address);
    await new Promise((resolve) => setTimeout(resolve, 5));
    signal.throwIfAborted();
    const page = Object.entries(pages).find(([part]) => address.includes(part))?.[1];
    return page ? Response.json(page) : new Response(null, { status: 503 });
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the first thousand are fetched at once, from our own origin alone, and it is known that there are more', async () => {
  const next = { rel: 'next', href: 'http://10.0.0.7:3000/api/v1/san-siro/places?cursor=2&limit=1000' };
  pages = {
    'category=health': { features: [feature('a')], links: [next] },
    'category=work': { features: [feature('b')], links: [{ rel: 'self', href: '/' }] }
  };
  const pins = new Pins();
  await pins.load('/api/v1/san-siro/places?category=health', localeOf('it'), 'it');
  expect(pins.state).toBe('ready');
  expect(pins.places?.map(({ slug }) => slug)).toEqual(['a']);
  expect(pins.isCut).toBe(true);
  expect(asked).toEqual([
    '/api/v1/san-siro/places?category=health&fields=slug%2Cname%2Cgroup%2Cicon%2Cprecision%2Ccertainty&limit=1000'
  ]);
  await pins.load('/api/v1/san-siro/places?category=work', localeOf('it'), 'it');
  expect(pins.isCut).toBe(false);
});

test('the last question wins, even when the first is answered later', async () => {
  pages = { 'q=one': { features: [feature('one')] }, 'q=two': { features: [feature('two')] } };
  const pins = new Pins();
  const first = pins.load('/api/v1/x/places?q=one', localeOf('it'), 'it');
  await Promise.all([first, pins.load('/api/v1/x/places?q=two', localeOf('it'), 'it')]);
  expect(pins.places?.map(({ slug }) => slug)).toEqual(['two']);
  expect(pins.state).toBe('ready');
});

test('a failure is said and keeps the pins that were there', async () => {
  pages = { 'q=one': { features: [feature('one')] } };
  const pins = new Pins();
  await pins.load('/api/v1/x/places?q=one', localeOf('it'), 'it');
  await pins.load('/api/v1/x/places?q=gone', localeOf('it'), 'it');
  expect(pins.state).toBe('failed');
  expect(pins.places).toHaveLength(1);
});
