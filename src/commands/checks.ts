import { runNode, type ChildOptions } from './child.ts';
import type { Stopping } from './stopping.ts';
import type { CheckOutcome } from './test-report.ts';
import type { Run } from './vitest.ts';

const PRETTIER = 'node_modules/prettier/bin/prettier.cjs';
const ESLINT = 'node_modules/eslint/bin/eslint.js';

/** Programs that hold or do not; `files` are all there are, or those that changed. */
export const formatChecks = (files: readonly string[]): string[][] => [
  [PRETTIER, '--check', '--log-level=warn', '--ignore-unknown', ...files]
];
/** Writes what a page's types are, in a folder that a fresh copy has not: first of all, for lint and types. */
export const SYNC = ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'];

export const lintOf = (files: readonly string[]): string[][] => [
  [ESLINT, '--max-warnings', '0', '--no-warn-ignored', ...files]
];
export const TYPES = [
  'node_modules/svelte-check/bin/svelte-check',
  '--tsconfig',
  './tsconfig.json',
  '--fail-on-warnings'
];

/** Runs programs that end when this process is asked to. */
export function runner(stopping: Stopping): Run {
  return (words: readonly string[], options: ChildOptions) => {
    const child = runNode(words, options);
    stopping.add(child.stop);
    return child.ended;
  };
}

/** A check that is one check: it holds or it does not. */
export async function check(name: string, programs: readonly string[][], run: Run): Promise<CheckOutcome> {
  const began = performance.now();
  let code: number | null = 0;
  for (const words of programs) code ||= await run(words, { output: 'inherit' });
  const holds = code === 0;
  return {
    name,
    passed: holds ? 1 : 0,
    failed: holds ? 0 : 1,
    skipped: 0,
    seconds: (performance.now() - began) / 1000
  };
}
