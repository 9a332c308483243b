import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * The house keeps its plan: which room may enter which (docs/architecture.md). A room that is not listed may be
 * entered by none.
 */
const SHARED = ['geo', 'i18n', 'ui', 'server'];
const MAY_ENTER: Readonly<Record<string, readonly string[]>> = {
  geo: [],
  i18n: [],
  ui: ['i18n'],
  server: [],
  field: ['i18n'],
  country: ['i18n', 'field'],
  neighbourhood: ['geo', 'i18n', 'server', 'field', 'country'],
  map: [...SHARED, 'neighbourhood'],
  walking: ['geo', 'server'],
  place: [...SHARED, 'country', 'field', 'neighbourhood', 'map', 'walking'],
  activity: [...SHARED, 'country', 'field', 'neighbourhood', 'map', 'place', 'walking'],
  organisation: [...SHARED, 'field', 'neighbourhood', 'place', 'activity'],
  network: [
    ...SHARED,
    'country',
    'field',
    'neighbourhood',
    'map',
    'place',
    'activity',
    'organisation',
    'walking'
  ],
  pathway: [...SHARED, 'country', 'neighbourhood', 'place', 'activity', 'walking'],
  contribution: [
    ...SHARED,
    'country',
    'field',
    'neighbourhood',
    'map',
    'place',
    'activity',
    'organisation',
    'network'
  ],
  needs: [...SHARED, 'neighbourhood', 'place'],
  front: [...SHARED, 'country', 'neighbourhood', 'place', 'activity', 'pathway'],
  insight: [...SHARED, 'field', 'country', 'neighbourhood', 'place', 'activity', 'walking'],
  find: [
    ...SHARED,
    'field',
    'country',
    'neighbourhood',
    'place',
    'activity',
    'organisation',
    'walking',
    'contribution'
  ],
  exchange: [
    ...SHARED,
    'field',
    'country',
    'neighbourhood',
    'map',
    'place',
    'activity',
    'organisation',
    'network',
    'walking',
    'contribution',
    'insight',
    'find'
  ]
};

const root = path.resolve('src/lib');

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesIn(file) : /\.(ts|svelte)$/.test(name) ? [file] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+|\$lib\/[^']+)'/g)].map(
    ([, to]) => to!
  );
  return found.map((to) =>
    to.startsWith('$lib/') ? path.join(root, to.slice(5)) : path.resolve(path.dirname(file), to)
  );
}

const roomOf = (file: string) => path.relative(root, file).split(path.sep)[0]!;
const files = filesIn(root).filter((file) => path.dirname(file) !== root);

test.each([...new Set(files.map(roomOf))])('the room %s enters only the rooms it may', (room) => {
  const doors = files
    .filter((file) => roomOf(file) === room)
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith(root + path.sep) && roomOf(to) !== room)
        .filter((to) => !MAY_ENTER[room]?.includes(roomOf(to)))
        .map((to) => `${path.relative(root, file)} → ${path.relative(root, to)}`)
    );
  expect(doors).toEqual([]);
});

describe('a pure file', () => {
  const pure = files.filter((file) => /\.ts$/.test(file) && !/\.(server|svelte|test)\.ts$/.test(file));
  test('imports neither Supabase nor what only the server has', () => {
    const wrong = pure
      .filter((file) => roomOf(file) !== 'server')
      .filter((file) =>
        /from '(@supabase|node:|\$env|(\.\.\/)+server\/)|\.server\.ts'/.test(readFileSync(file, 'utf8'))
      );
    expect(wrong.map((file) => path.relative(root, file))).toEqual([]);
  });
});

test('no file imports itself by a roundabout way', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) {
      circles.push([...trail.slice(seenAt), file].map((one) => path.relative(root, one)).join(' → '));
      return;
    }
    if (done.has(file)) return;
    done.add(file);
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
