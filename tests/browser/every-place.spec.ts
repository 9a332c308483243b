import { expect, test, type Page } from '@playwright/test';

test(
  'every place opens, in the browser as well as from the server',
  { tag: '@phone' },
  async ({ page, context, request }) => {
    test.setTimeout(300_000);
    const answer = await request.get('/api/v1/san-siro/places?limit=1000&fields=slug');
    const { features } = (await answer.json()) as { features: { properties: { slug: string } }[] };
    expect(features.length).toBeGreaterThanOrEqual(150);
    const slugs = features.map(({ properties }) => properties.slug);
    const broken: string[] = [];
    const openEach = async (page: Page) => {
      let slug: string | undefined;
      page.on('pageerror', ({ message }) => broken.push(`${slug}: ${message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') broken.push(`${slug}: ${message.text()}`);
      });
      while ((slug = slugs.pop())) {
        const response = await page.goto(`/ar/san-siro/places/${slug}`);
        if (response?.status() !== 200) broken.push(`${slug}: ${response?.status()}`);
        await page.waitForLoadState('networkidle');
      }
    };
    // Most of the time of one page is waiting that nothing comes any more.
    await Promise.all([openEach(page), openEach(await context.newPage()), openEach(await context.newPage())]);
    expect(broken).toEqual([]);
  }
);
