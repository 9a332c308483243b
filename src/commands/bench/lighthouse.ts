import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { freePort } from '../port.ts';
import type { Figure } from './table.ts';

const LEAST_SCORE = 0.95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PAGES = ['/it/san-siro', '/it/san-siro/places/casa-di-comunita-via-monreale', '/it/about'];

/** Lighthouse's four scores for a phone: slow 4G and a processor slowed four times, simulated. */
export async function lighthouseScores(origin: string, executablePath: string): Promise<Figure[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', `--remote-debugging-port=${port}`]
  });
  const figures: Figure[] = [];
  for (const address of PAGES) {
    const run = await lighthouse(origin + address, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: CATEGORIES
    });
    if (!run) throw new Error(`Lighthouse gave no result for ${address}.`);
    const scores = Object.values(run.lhr.categories).map(({ id, score }) => ({ id, score: score ?? 0 }));
    const paint = run.lhr.audits['largest-contentful-paint']?.displayValue ?? '';
    figures.push({
      what: `Lighthouse ${address}`,
      measured: `${scores.map(({ id, score }) => `${id} ${score.toFixed(2)}`).join(', ')}; LCP ${paint}`,
      must: `each ≥ ${LEAST_SCORE}`,
      holds: scores.length === CATEGORIES.length && scores.every(({ score }) => score >= LEAST_SCORE)
    });
    for (const { id, score } of scores.filter(({ score }) => score < 1)) {
      const weak = run.lhr.categories[id]!.auditRefs.filter(({ id: audit, weight }) => {
        const found = run.lhr.audits[audit]?.score;
        return weight > 0 && found !== null && found !== undefined && found < 0.9;
      });
      if (weak.length > 0)
        process.stderr.write(`  ${address} ${id} ${score}: ${weak.map((one) => one.id).join(', ')}\n`);
    }
  }
  await browser.close();
  return figures;
}
