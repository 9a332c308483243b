/**
 * `npm run screens`: a picture of every public page, on a phone and a desk, by day and by night, in a language of each
 * direction. `npm run screens -- en` makes those of the languages that are named.
 */
import { chromium, type Browser } from '@playwright/test';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../supabase/embedded/folders.ts';
import { pageIn, PUBLIC_PAGES } from '../../tests/browser/pages.ts';
import { ensureBrowser } from './browser.ts';
import { isLocale, LOCALES, traitsOf, type Locale } from '../lib/i18n/locales.ts';
import { say, Sentence, showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { startTemporaryApp } from './temporary-app.ts';

const FOLDER = path.join(projectFolder, 'screens');
const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 }
] as const;
const THEMES = ['light', 'dark'] as const;
/** Software rendering: a map needs WebGL, and there may be no graphics card. */
const WEBGL = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist'
];

const stopping = new Stopping();

async function screens(): Promise<number> {
  const locales = localesAsked(process.argv.slice(2));
  const { origin } = await startTemporaryApp(stopping);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', ...WEBGL]
  });
  stopping.add(() => browser.close());
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  let count = 0;
  for (const size of SIZES) {
    for (const locale of locales) {
      for (const colorScheme of THEMES) {
        for (const [name, address] of Object.entries(PUBLIC_PAGES)) {
          if (stopping.isAsked) return 130;
          const file = `${name}.${size.width}.${locale}.${colorScheme}.png`;
          await picture(browser, origin + pageIn(locale, address), {
            size,
            colorScheme,
            file: path.join(FOLDER, file)
          });
          count++;
        }
      }
    }
    say(`${count} pictures…`);
  }
  say(`${count} pictures are in ${path.relative(process.cwd(), FOLDER)}/.`);
  return 0;
}

function localesAsked(asked: readonly string[]): readonly Locale[] {
  const unknown = asked.find((tag) => !isLocale(tag));
  if (unknown) throw new Sentence(`Vicina does not speak "${unknown}": ${LOCALES.join(', ')}.`);
  if (asked.length > 0) return asked.filter(isLocale);
  return ['ltr', 'rtl'].flatMap((direction) => {
    const first = LOCALES.find((locale) => traitsOf(locale).direction === direction);
    return first ?? [];
  });
}

interface Shot {
  readonly size: (typeof SIZES)[number];
  readonly colorScheme: (typeof THEMES)[number];
  readonly file: string;
}

async function picture(browser: Browser, address: string, { size, colorScheme, file }: Shot): Promise<void> {
  const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  if (size.width > 1000 && (await page.locator('[data-map-state]').count()) > 0) {
    await page.locator('[data-map-state=ready]').waitFor({ timeout: 20_000 });
  }
  await page.screenshot({ path: file, fullPage: size.width < 1000 });
  await context.close();
}

const code = await Promise.race([screens(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
