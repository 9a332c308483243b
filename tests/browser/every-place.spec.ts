import { expect, test } from '@playwright/test';

test(
  'every place opens, in the browser as well as from the server',
  { tag: '@phone' },
  async ({ page, request }) => {
    test.setTimeout(300_000);
    const answer = await request.get('/api/v1/san-siro/places?limit=1000&fields=slug');
    const { features } = (await answer.json()) as { features: { properties: { slug: string } }[] };
    expect(features.length).toBeGreaterThanOrEqual(150);
    const broken: string[] = [];
    let slug = '';
    page.on('pageerror', ({ message }) => broken.push(`${slug}: ${message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') broken.push(`${slug}: ${message.text()}`);
    });
    for (const { properties } of features) {
      slug = properties.slug;
      const response = await page.goto(`/ar/san-siro/places/${slug}`);
      if (response?.status() !== 200) broken.push(`${slug}: ${response?.status()}`);
      await page.waitForLoadState('networkidle');
    }
    expect(broken).toEqual([]);
  }
);
