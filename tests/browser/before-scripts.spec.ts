import { expect, test, type Page } from '@playwright/test';
import { started } from './started.ts';

const FORMS = [
  'san-siro/needs',
  'san-siro/network/chain',
  'san-siro/organisations',
  'san-siro/activities',
  'san-siro/path/skills',
  'san-siro/add/place',
  'san-siro/places/casa-di-comunita-via-monreale/change'
];

/** Ticks the last answer of every question, writes into every line and opens every group, as a quick reader does. */
const answerAll = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')!;
    for (const details of main.querySelectorAll('details')) details.open = true;
    // A protected place has no address to write: the answer before it.
    for (const box of main.querySelectorAll<HTMLInputElement>('[type=checkbox],[type=radio]'))
      if (box.value !== 'protected') box.click();
    for (const line of main.querySelectorAll<HTMLInputElement>('[type=search],[type=text],textarea'))
      line.value = 'prova';
  });

const standing = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')!;
    const ticked = [...main.querySelectorAll<HTMLInputElement>('[type=checkbox],[type=radio]')]
      .filter(({ checked }) => checked)
      .map(({ name, value }) => `${name}=${value}`);
    const written = [...main.querySelectorAll<HTMLInputElement>('[type=search],[type=text],textarea')].map(
      ({ name, value }) => `${name}=${value}`
    );
    const open = [...main.querySelectorAll('details')].filter((one) => one.open).length;
    return { ticked: [...new Set(ticked)].sort(), written: [...new Set(written)].sort(), open };
  });

for (const address of FORMS)
  test(`what is answered on ${address} before the scripts come is still there when they have come`, async ({
    page
  }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/_app/immutable/**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`/it/${address}`, { waitUntil: 'commit' });
    await page.locator('footer').waitFor();
    await answerAll(page);
    const before = await standing(page);
    expect(before.ticked.length + before.written.length).toBeGreaterThan(0);

    release();
    await started(page);
    expect(await standing(page)).toEqual(before);
  });
