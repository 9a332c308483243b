import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { debianCanInstall, installDebianPackages } from './debian.ts';
import { Sentence, say } from './say.ts';

/** The shell draws pages and has no windows: the lightest comes first. */
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'
];

/**
 * The browser for tests and pictures, fetched when there is none: the machine's, Playwright's, Debian's.
 * @throws Sentence when none can be had.
 */
export async function ensureBrowser(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  const found = [...INSTALLED, chromium.executablePath()].find(runs);
  if (found) return found;
  say('Fetching a browser for the tests…');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 300_000
  });
  if (runs(chromium.executablePath())) return chromium.executablePath();
  if (debianCanInstall()) installDebianPackages(['chromium-headless-shell']);
  const installed = INSTALLED.find(runs);
  if (installed) return installed;
  throw new Sentence(
    'There is no browser for the tests and none could be fetched: install Chromium, then try again.'
  );
}

/** There, and with the libraries it needs. */
function runs(browser: string): boolean {
  return existsSync(browser) && spawnSync(browser, ['--version'], { timeout: 30_000 }).status === 0;
}
