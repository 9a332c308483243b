import { expect, test } from '@playwright/test';
import { activity, ground, organisation, place } from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/*
 * What is going on at the moment of the test, on every page and in every file that tells when something is: something is
 * over when it has ended.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ROME = 'Europe/Rome';

/** `YYYY-MM-DDTHH:MM` on the wall in Rome. */
const wall = (moment: number) =>
  new Date(moment).toLocaleString('sv-SE', { timeZone: ROME }).slice(0, 16).replace(' ', 'T');
const now = Date.now();
const timed = (from: number, hours: number, rrule?: string) => ({
  schedule: { start: wall(from), duration: hours * 60, timeZone: ROME, ...(rrule && { rrule }) }
});
const whole = (from: number, days: number) => ({
  schedule: { start: wall(from).slice(0, 10), duration: days * 1440, timeZone: ROME }
});

/** As anybody's calendar has them. */
const GOING_ON = {
  today: whole(now, 1),
  week: whole(now - 3 * DAY, 6),
  show: timed(now - 3 * DAY, 5 * 24),
  hour: timed(now - HOUR, 2),
  weekly: timed(now - 14 * DAY - HOUR, 2, 'FREQ=WEEKLY;COUNT=6'),
  last: timed(now - 14 * DAY - HOUR, 2, 'FREQ=WEEKLY;COUNT=3')
};
const ENDED = { ended: timed(now - 3 * HOUR, 2), yesterday: whole(now - DAY, 1) };

let app: OwnApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  const shared = { organisation: 'nido', place: 'borgo/casa', kind: 'social', stage: 'orientation' };
  await app.imports([
    ...ground,
    organisation('nido'),
    place('casa'),
    ...Object.entries({ ...GOING_ON, ...ENDED }).map(([slug, when]) =>
      activity(slug, { ...shared, ...when, title: { it: slug } })
    )
  ]);
  await app.sql(`update public.activities set confirmed_at = now()`);
  await app.restart();
});
test.afterAll(() => app?.stop());

const text = async (at: string) => (await fetch(`${app.address}${at}`)).text();
const slugs = Object.keys(GOING_ON);

for (const [locale, said, over] of [
  ['it', /Adesso, (fino a|tutto il giorno)/, 'È già passato'],
  ['en', /Now, (until|all day)/, 'It is over'],
  ['ar', /الآن، (حتى|طوال اليوم)/, 'انتهى:']
] as const)
  test(`what is on is called so wherever one meets it, in ${locale}`, async () => {
    for (const slug of slugs) {
      for (const page of ['', '/refer']) {
        const shown = await text(`/${locale}/borgo/activities/${slug}${page}`);
        expect(shown, slug + page).toMatch(said);
        expect(shown, slug + page).not.toContain(over);
      }
    }
    for (const page of ['organisations/nido', 'places/casa', 'activities?days=today']) {
      const shown = await text(`/${locale}/borgo/${page}`);
      for (const slug of slugs) expect(shown, page).toContain(`/borgo/activities/${slug}"`);
      for (const slug of Object.keys(ENDED)) expect(shown, page).not.toContain(`/borgo/activities/${slug}"`);
      expect(shown.match(new RegExp(said, 'g'))!.length, page).toBeGreaterThanOrEqual(slugs.length);
      expect(shown).not.toContain(over);
    }
    expect(await text(`/${locale}/borgo/activities/ended`)).toContain(over);
  });

test('the API has it without being asked for days, with the time that is on first', async () => {
  const { features } = JSON.parse(await text('/api/v1/borgo/activities')) as {
    features: {
      properties: { slug: string; over: boolean; occurrences: { start: string; end: string }[] };
    }[];
  };
  for (const { properties } of features) {
    const isOn = slugs.includes(properties.slug);
    expect(properties.over, properties.slug).toBe(!isOn);
    const [first] = properties.occurrences;
    if (isOn) {
      expect(Date.parse(first!.start)).toBeLessThanOrEqual(Date.now());
      expect(Date.parse(first!.end)).toBeGreaterThan(Date.now());
    } else expect(first).toBeUndefined();
  }
  expect(features).toHaveLength(slugs.length + Object.keys(ENDED).length);
});

test('search engines are told of it, and of nothing without a begin', async () => {
  const told = async (slug: string) =>
    /"startDate":"([^"]+)"/.exec(await text(`/it/borgo/activities/${slug}`))?.[1];
  for (const slug of slugs) expect(Date.parse((await told(slug))!)).toBeLessThanOrEqual(Date.now());
  for (const slug of Object.keys(ENDED))
    expect(await text(`/it/borgo/activities/${slug}`)).not.toContain('schema.org/Event');
});

test('the calendar file has nothing that its page calls over', async () => {
  const file = await text('/en/borgo/activities.ics?days=today');
  const linked = [...file.replaceAll('\r\n ', '').matchAll(/\/activities\/([a-z-]+)\r\n/g)];
  expect(linked.map(([, slug]) => slug).toSorted()).toEqual(slugs.toSorted());
});

test('the strip of weeks has it on each of its days', async () => {
  const strip = await text('/en/borgo/activities');
  const tomorrow = wall(now + DAY).slice(0, 10);
  const cell = new RegExp(`from=${tomorrow}&(?:amp;)?to=${tomorrow}"[^>]*>\\s*<span class="sr[^"]*">([^<]*)`);
  // The week and the exhibition.
  expect(cell.exec(strip)?.[1]).toMatch(/: 2 activities$/);
});
