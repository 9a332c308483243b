import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the browser begins: components, what a page loads with, and what is run before and beside it. */
const ENTRIES = [
  'src/**/*.svelte',
  'src/routes/**/+{page,layout}.ts',
  'src/hooks.client.ts',
  'src/**/*worker.ts'
];

/** @returns our files that reach the browser, from the project's folder: those above and all that they import */
export function reachesBrowser(): string[] {
  const reached = new Set<string>();
  const reach = (file: string): void => {
    if (reached.has(file) || !/\.(ts|svelte)$/.test(file) || !existsSync(file)) return;
    reached.add(file);
    importsOf(file).forEach(reach);
  };
  globSync(ENTRIES).forEach(reach);
  return [...reached].sort();
}

/** Without those of types alone, which are gone when it is built. */
function importsOf(file: string): string[] {
  const imports = /^ *(?:import|export) (?!type )[^'";]*?from '([^']+)'|import ?\(?'([^']+)'/gm;
  return [...readFileSync(file, 'utf8').matchAll(imports)]
    .map(([, from, alone]) => (from ?? alone)!)
    .filter((to) => to.startsWith('.') || to.startsWith('$lib/'))
    .map((to) =>
      to.startsWith('$lib/') ? path.join('src', to.slice(1)) : path.join(path.dirname(file), to)
    );
}
