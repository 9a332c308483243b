import { chromium } from '@playwright/test';
import type { Figure } from './table.ts';

/** Compressed bytes of HTML, CSS and script that a first view on a phone may take. */
const MOST_BYTES = 60_000;

const PAGES = [
  '/it/san-siro',
  '/ar/san-siro',
  '/it/san-siro/places/casa-di-comunita-via-monreale',
  '/ar/san-siro/places/casa-di-comunita-via-monreale',
  '/it/san-siro/activities',
  '/ar/san-siro/activities',
  '/it/san-siro/path',
  '/ar/san-siro/path',
  '/it/san-siro/search',
  '/ar/san-siro/search',
  '/it/about'
];

/** What a phone is sent for a first view: bodies as compressed on the wire, until the network is quiet. */
export async function firstView(origin: string, executablePath: string): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const figures: Figure[] = [];
  for (const address of PAGES) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const sizes = { document: 0, stylesheet: 0, script: 0 };
    const weighing: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      const kind = request.resourceType();
      if (kind !== 'document' && kind !== 'stylesheet' && kind !== 'script') return;
      weighing.push(request.sizes().then(({ responseBodySize }) => void (sizes[kind] += responseBodySize)));
    });
    await page.goto(origin + address, { waitUntil: 'networkidle' });
    await Promise.all(weighing);
    await context.close();
    const total = sizes.document + sizes.stylesheet + sizes.script;
    figures.push({
      what: `first view ${address}`,
      measured: `${kilobytes(total)} (HTML ${kilobytes(sizes.document)}, CSS ${kilobytes(sizes.stylesheet)}, JS ${kilobytes(sizes.script)})`,
      must: `≤ ${kilobytes(MOST_BYTES)}`,
      holds: total <= MOST_BYTES
    });
  }
  await browser.close();
  return figures;
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
