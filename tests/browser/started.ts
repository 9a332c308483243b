import { expect, type Page } from '@playwright/test';

/** Waits until the scripts of the page listen: SvelteKit's root says so when everything in it is mounted. */
export async function started(page: Page): Promise<void> {
  await expect(page.locator('#svelte-announcer')).toBeAttached();
}
