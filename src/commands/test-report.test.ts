import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests, summaryOf } from './test-report.ts';
import { countsOfVitest } from './vitest.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vicina-report-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reported(report: object): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('the last line of a run says how many passed and failed, alone on its line', () => {
  const summary = summaryOf([
    { name: 'lint', passed: 1, failed: 0, skipped: 0, seconds: 2 },
    { name: 'browser', passed: 40, failed: 2, skipped: 3, seconds: 60.25 }
  ]);
  expect(summary.trimEnd().split('\n').at(-1)).toBe('41 passed, 2 failed');
  expect(summary).toContain('FAILED  browser  40 passed, 2 failed, 3 skipped  60.3 s');
});

test('a file that could not be read counts as one that failed', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults: [broken] };
  expect(countTests(reported(report), countsOfVitest, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a runner that ended badly is never a success, report or none', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, testResults: [] };
  expect(countTests(reported(report), countsOfVitest, 1).failed).toBe(1);
  expect(countTests(path.join(folder, 'none.json'), countsOfVitest, 1)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0
  });
});
