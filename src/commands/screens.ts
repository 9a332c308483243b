/**
 * `npm run screens`: a picture of every public page, on a phone, a tablet and a desk, by day and by night, in a language of
 * each direction, and each as it is printed (PDF, A4). `npm run screens -- en place calendar` makes those of the languages
 * and pages that are named.
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
  { width: 820, height: 1180 },
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
  const { locales, pages } = whatIsAsked(process.argv.slice(2));
  const { origin } = await startTemporaryApp(stopping);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', ...WEBGL]
  });
  stopping.add(() => browser.close());
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  let count = 0;
  for (const locale of locales) {
    for (const [name, address] of pages) {
      const url = origin + pageIn(locale, address);
      for (const size of SIZES) {
        for (const colorScheme of THEMES) {
          if (stopping.isAsked) return 130;
          await picture(browser, url, {
            size,
            colorScheme,
            file: path.join(FOLDER, `${name}.${size.width}.${locale}.${colorScheme}.png`)
          });
          count++;
        }
      }
      await print(browser, url, path.join(FOLDER, `${name}.${locale}.pdf`));
    }
    say(`${count} pictures…`);
  }
  say(`${count} pictures and a PDF of each page are in ${path.relative(process.cwd(), FOLDER)}/.`);
  return 0;
}

interface Asked {
  readonly locales: readonly Locale[];
  /** Name and address, with `{l}` for the locale. */
  readonly pages: readonly (readonly [string, string])[];
}

function whatIsAsked(words: readonly string[]): Asked {
  const all = Object.entries(PUBLIC_PAGES);
  const unknown = words.find((word) => !isLocale(word) && !Object.hasOwn(PUBLIC_PAGES, word));
  if (unknown)
    throw new Sentence(
      `"${unknown}" is neither a language (${LOCALES.join(', ')}) nor a page (${all.map(([name]) => name).join(', ')}).`
    );
  const locales = words.filter(isLocale);
  const pages = all.filter(([name]) => words.includes(name));
  return {
    locales: locales.length > 0 ? locales : oneOfEachDirection(),
    pages: pages.length > 0 ? pages : all
  };
}

const oneOfEachDirection = (): Locale[] =>
  ['ltr', 'rtl'].flatMap((direction) => {
    const first = LOCALES.find((locale) => traitsOf(locale).direction === direction);
    return first ?? [];
  });

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

async function print(browser: Browser, address: string, file: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
  await page.close();
}

const code = await Promise.race([screens(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
