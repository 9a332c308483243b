import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests, failureOf, summaryOf } from './test-report.ts';
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

test('what failed is told again before the table, without the way the code took', () => {
  const failures = [
    failureOf('a place is added', '\u001b[31mError: not seen\u001b[39m\n\n    at here.ts:1:2')
  ];
  const summary = summaryOf([{ name: 'browser', passed: 4, failed: 1, skipped: 0, seconds: 1, failures }]);
  expect(summary).toMatch(/^\na place is added\n {4}Error: not seen\n\nFAILED {2}browser/);
});

test('a file that could not be read counts as one that failed', () => {
  const broken = { name: 'x.test.ts', status: 'failed', message: 'no such file', assertionResults: [] };
  const one = { status: 'failed', fullName: 'adds', failureMessages: ['Error: 2'] };
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [broken, { name: 'y.test.ts', status: 'failed', assertionResults: [one] }]
  };
  expect(countTests(reported(report), countsOfVitest, 1)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    failures: ['x.test.ts\n    no such file', 'adds\n    Error: 2']
  });
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
