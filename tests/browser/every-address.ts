import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve('src/routes');

/** The pattern of every address there is, as SvelteKit reads it off the folders: `/[locale=locale]/[neighbourhood]/add`. */
export function everyRoute(): string[] {
  return readdirSync(ROUTES, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /^\+(page(@.*)?\.svelte|server\.ts)$/.test(name))
    .map(({ parentPath }) => `/${path.relative(ROUTES, parentPath).replaceAll(path.sep, '/')}`)
    .map((route) => route.replaceAll(/\/\([^/]+\)/g, ''))
    .sort();
}

/**
 * The addresses of a route, with every value of every parameter.
 * @throws Error when a parameter has no value: whoever adds a route says what may stand in it.
 */
export function addressesOf(route: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const [whole, name] = /\[{1,2}(?:\.\.\.)?(\w+)(?:=\w+)?\]{1,2}/.exec(route) ?? [];
  if (whole === undefined || name === undefined) return [route];
  const known = values[name];
  if (!known) throw new Error(`What may stand for [${name}] in ${route}? Say it in this test.`);
  return known.flatMap((value) => addressesOf(route.replace(whole, value), values));
}
