import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoundingBox } from '../lib/geo/point.ts';
import { askOverpass, osmPlacesQuery, streetsQuery } from './overpass.ts';

const bbox: BoundingBox = [9.1, 45.4, 9.2, 45.5];
let server: Server;
let address: string;
let answerWith: RequestListener;
const seen: URL[] = [];
const agents: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(new URL(request.url!, 'http://overpass.test'));
    agents.push(request.headers['user-agent']);
    answerWith(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/interpreter`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = (pauses: number[] = []) => ({
  alsoAllowed: (one: string) => one === '127.0.0.1',
  wait: async (milliseconds: number) => void pauses.push(milliseconds)
});
const ask = (pauses?: number[]) => askOverpass(address, streetsQuery(bbox), here(pauses));

test('an Overpass server is asked for the box, latitude first, and told who asks', async () => {
  answerWith = (_, response) => response.end('{"elements":[]}');
  expect(new TextDecoder().decode(await ask())).toBe('{"elements":[]}');
  expect(seen.at(-1)!.searchParams.get('data')).toBe(
    '[out:json][timeout:120];way["highway"](45.4,9.1,45.5,9.2);(._;>;);out body qt;'
  );
  expect(agents.at(-1)).toMatch(/^Vicina .*OpenStreetMap/);
});

test('of places it is asked for the tags that categories look for, with the nodes of their outlines', () => {
  const rules = [
    { amenity: 'school', 'isced:level': '1' },
    { amenity: 'library' },
    { shop: '*' },
    { office: 'a"b' }
  ];
  const box = '(45.4,9.1,45.5,9.2)';
  expect(osmPlacesQuery(bbox, rules)).toBe(
    `(nwr["amenity"~"(^|;) *(school|library) *(;|$)"]${box};nwr["shop"]${box};nwr["office"]${box};);out body qt;>;out skel qt;`
  );
});

test('one that is busy is asked again, each time after a longer pause', async () => {
  let times = 0;
  answerWith = (_, response) => {
    if (times++ < 2) response.writeHead(times === 1 ? 429 : 504).end();
    else response.end('{}');
  };
  const pauses: number[] = [];
  await ask(pauses);
  expect(pauses).toEqual([5000, 20_000]);
});

test('one that says when to come back is asked no sooner, and not today when that is later', async () => {
  let after = '42';
  answerWith = (_, response) => {
    if (after === '') response.end('{}');
    else response.writeHead(429, { 'retry-after': after }).end();
    if (after === '42') after = '';
  };
  const pauses: number[] = [];
  await ask(pauses);
  expect(pauses).toEqual([42_000]);
  after = new Date(Date.now() + 3_600_000).toUTCString();
  const before = seen.length;
  await expect(ask()).rejects.toThrow(/give its file instead/);
  expect(seen.length).toBe(before + 1);
});

test('one that stays busy, or refuses, ends in a sentence that says what to do', async () => {
  answerWith = (_, response) => void response.writeHead(429).end();
  const pauses: number[] = [];
  await expect(ask(pauses)).rejects.toThrow(/give its file instead/);
  expect(pauses).toHaveLength(3);
  answerWith = (_, response) => void response.writeHead(400).end();
  const before = seen.length;
  await expect(ask()).rejects.toThrow(/400/);
  expect(seen.length).toBe(before + 1);
});

test('one on a private network is not asked unless the operator gave its address', async () => {
  await expect(askOverpass(address, streetsQuery(bbox), { wait: async () => {} })).rejects.toThrow(
    /public internet/
  );
});
