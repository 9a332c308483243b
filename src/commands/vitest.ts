import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChildOptions } from './child.ts';
import { countTests, failureOf, type Counts, type CheckOutcome } from './test-report.ts';

/** Runs a program of Node's and resolves to its exit code. */
export type Run = (words: readonly string[], options: ChildOptions) => Promise<number | null>;

interface VitestOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly words?: readonly string[];
  /** Only tests that import one of these files, by whatever way, or are one of them. */
  readonly related?: readonly string[];
}

/** Runs one of Vitest's projects and counts its tests. */
export async function runVitest(project: string, options: VitestOptions, run: Run): Promise<CheckOutcome> {
  const began = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-report-'));
  const report = path.join(folder, 'report.json');
  const words = [
    ...(options.related ? ['related', '--run'] : ['run']),
    '--project',
    project,
    '--silent=passed-only',
    '--reporter=default',
    '--reporter=json'
  ];
  const code = await run(
    [
      'node_modules/vitest/vitest.mjs',
      ...words,
      `--outputFile.json=${report}`,
      ...(options.words ?? []),
      ...(options.related ?? [])
    ],
    { environment: options.environment ?? {}, output: 'inherit' }
  );
  const counts = countTests(report, countsOfVitest, code);
  rmSync(folder, { recursive: true, force: true });
  return { name: project, ...counts, seconds: (performance.now() - began) / 1000 };
}

/** Vitest writes Jest's report. A file that failed as a whole has no test in it. */
export function countsOfVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = report as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: {
      name: string;
      status: string;
      message?: string;
      assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
    }[];
  };
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  );
  const failures = [
    ...broken.map(({ name, message }) => failureOf(name, message)),
    ...testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failureOf(fullName, failureMessages[0]))
  ];
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests,
    failures
  };
}
