import { failureOf, type Counts } from './test-report.ts';

interface PlaywrightReport {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>;
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly {
        readonly error?: { readonly message?: string; readonly snippet?: string };
      }[];
    }[];
  }[];
}

/** Playwright's report in JSON. */
export function countsOfPlaywright(report: unknown): Counts {
  const { stats, suites } = report as PlaywrightReport;
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped, failures: suites.flatMap(failuresIn) };
}

function failuresIn({ suites = [], specs }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) => {
        const error = results.at(-1)?.error;
        return failureOf(`[${projectName}] ${file} › ${title}`, `${error?.message}\n${error?.snippet ?? ''}`);
      })
  );
  return [...own, ...suites.flatMap(failuresIn)];
}
