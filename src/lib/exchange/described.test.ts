import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';

/** Addresses that are no page and that no program is told of: parts of pages, and what is for readers of feeds and robots. */
const NOT_DESCRIBED = [
  '/.well-known/security.txt',
  '/api/{path}',
  '/api/openapi.json',
  '/photos/{file}',
  '/robots.txt',
  '/sitemap.xml',
  '/{locale}/{neighbourhood}/activities.ics',
  '/{locale}/{neighbourhood}/activities/{slug}.ics',
  '/{locale}/{neighbourhood}/feed.atom',
  '/{locale}/{neighbourhood}/insights/embed/{chart}',
  '/{locale}/{neighbourhood}/landmarks.json',
  '/{locale}/{neighbourhood}/manage/photos/{photo}',
  '/{locale}/{neighbourhood}/needs/ground.svg',
  '/{locale}/{neighbourhood}/network.svg',
  '/{locale}/{neighbourhood}/organisations/{slug}/card.svg',
  '/{locale}/{neighbourhood}/outline.json',
  '/{locale}/{neighbourhood}/places/{slug}/card.json',
  '/{locale}/{neighbourhood}/places/{slug}/map.svg',
  '/{locale}/{neighbourhood}/proposals/{secret}/photos/{file}',
  '/{locale}/{neighbourhood}/search/suggestions'
];

test('whoever adds an address for programs describes it, and describes none that there is not', () => {
  const routes = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/+server.ts'))
    .map((file) =>
      file
        .replace('/+server.ts', '')
        .replace(/\/\(\w+\)/, '')
        .replace(/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g, '{$1}')
    );
  const described = Object.keys(openApiDocument('https://vicina.example').paths);
  expect([...described, ...NOT_DESCRIBED].sort()).toEqual(routes.sort());
});
