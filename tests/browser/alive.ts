import type { Page } from '@playwright/test';

/**
 * Waits until the scripts of a page have come. Before that its forms and links are the browser's own: a filter that is
 * chosen then sends nothing by itself, and the next page begins without scripts again.
 */
export const isAlive = (page: Page) => page.waitForSelector('[data-scripts=alive]', { state: 'attached' });
