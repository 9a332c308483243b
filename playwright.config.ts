import { defineConfig, devices } from '@playwright/test';
import { ensureBrowser } from './src/commands/browser.ts';

/** The tests have an app and a database of their own, made by the command everyone uses. */
const port = Number(process.env.PORT ?? 4173);
// Looked for once: the workers have it from here.
const browser = (process.env.VICINA_CHROMIUM ??= await ensureBrowser());

export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/with-demonstration.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    timezoneId: 'Europe/Rome',
    locale: 'it-IT',
    // Told by a picture of the end: pictures along the way are encoded for every test, and half of what a map costs.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      // MapLibre needs WebGL; a machine without a graphics card draws it on the processor. Pages themselves are drawn
      // without it: through it, each costs as much again.
      args: ['--no-sandbox', '--use-angle=swiftshader-webgl', '--enable-unsafe-swiftshader']
    }
  },
  projects: [
    {
      name: 'phone',
      grepInvert: /@desk/,
      // The API has no screen, nor has what is counted; beside the list a map is only on a desk.
      testIgnore: /(api|insights-own|map|needs-once|network-figures|resting|wrong-address)\.spec/,
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 740 } }
    },
    {
      name: 'desk',
      grepInvert: /@phone/,
      // What every place's page holds does not depend on the screen; what is told is told from a telephone.
      testIgnore: /(add|every-place|map-sheet|partners)\.spec/,
      use: { viewport: { width: 1440, height: 900 } }
    }
  ],
  webServer: {
    command: 'node src/commands/bootstrap.mjs up',
    url: `http://localhost:${port}/healthz`,
    env: {
      PORT: String(port),
      ORIGIN: `http://localhost:${port}`,
      VICINA_DATA: process.env.VICINA_DATA ?? '.vicina-test',
      // Most tests speak of one neighbourhood, where there is no other to go to.
      VICINA_NEIGHBOURHOODS: process.env.VICINA_NEIGHBOURHOODS ?? 'san-siro',
      // Nothing outside this machine is asked: the schematic basemap is always the same.
      BASEMAP_UPSTREAM: process.env.BASEMAP_UPSTREAM ?? 'off'
    },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'ignore',
    stderr: 'pipe'
  }
});
