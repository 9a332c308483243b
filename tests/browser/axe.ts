import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Looks for faults against WCAG (A, AA) and axe's best practices, and finds none.
 * @param what said when something is, where one test looks at many pages
 */
export async function expectAccessible(page: Page, what?: string): Promise<void> {
  // One run in the page itself, telling of what is wrong alone: a fourth of the time. No page has a frame of somebody else.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    what
  ).toEqual([]);
}
