import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/lib/i18n/locales.ts';
import { addCountry, addNeighbourhood, NUMBERS } from './another-country.ts';
import { copyProject } from './project-copy.ts';
import { textsOfPage } from './texts-of-page.ts';

/*
 * On a copy of the project somebody adds a country by one folder, and a neighbourhood in it; then, while the app runs, a
 * neighbourhood in a country that is known. San Siro stays beside them.
 */
const copy = copyProject();
let address: string;

beforeAll(async () => {
  addCountry(copy.folder);
  addNeighbourhood(path.join(copy.folder, 'supabase', 'seed', 'ribeira'), {
    ...{ slug: 'ribeira', name: 'Ribeira Inventada', city: 'Lisboa', country: 'PT' },
    ...{ timeZone: 'Europe/Lisbon', phone: '+351210000000', lon: -9.14, lat: 38.71, schoolRule: 'everywhere' }
  });
  address = await copy.up('san-siro,ribeira');
  const own = path.join(copy.folder, 'barri');
  addNeighbourhood(own, {
    ...{ slug: 'barri', name: 'Barri Inventat', city: 'Barcelona', country: 'ES' },
    ...{ timeZone: 'Europe/Madrid', phone: '+34930000000', lon: 2.17, lat: 41.38 }
  });
  const { status, stderr } = spawnSync(
    process.execPath,
    ['src/commands/vicina.ts', 'neighbourhood', 'add', own],
    { cwd: copy.folder, env: { ...process.env, VICINA_DATA: copy.data }, encoding: 'utf8' }
  );
  expect(status, stderr).toBe(0);
  // So often the app asks whether its data have changed.
  await new Promise((resolve) => setTimeout(resolve, 1500));
}, 600_000);
afterAll(() => copy.remove(), 60_000);

const page = async (at: string) => (await fetch(address + at)).text();

/** All kinds of pages of a neighbourhood, by what comes after its address; practices are told from one to another. */
const PAGES = [
  ...['', '?category=learning', '?q=corso', '/places/school', '/places/nowhere', '/places/school/change'],
  ...['/activities', '/activities?level=A1&stage=italian', '/activities?kind=italian-course'],
  ...['/activities/course', '/activities/job', '/activities/course/refer', '/activities/course/change'],
  ...['/path', '/path/skills', '/needs', '/insights', '/insights/report'],
  ...['/insights?what=kind.italian-course&feature=childcare', '/network', '/network/chain', '/organisations'],
  ...['/add', '/add/place', '/add/activity', '/add/practice', '/manage', '/nowhere/at/all']
];
/** Pages that set other neighbourhoods beside this one: they name them. */
const COMPARES = /^\/(insights|add\/practice)/;

const ITALIAN_FACTS = [
  /\b1522\b/,
  /Comune di Milano|بلدية ميلانو/,
  /\bMilan(o|ese)?\b|ميلانو/,
  /\bItalian(?![o-]?\w)|\bitaliano\b|\bItaly\b|إيطالي|الإيطالية/i,
  /Lombard/,
  /\+39/
];

/** Values of filters are words for programs, the same everywhere: `stage=italian`. */
const ADDRESS = /https?:\/\/\S+/g;

/** On a form: the language that a text is written in, or that is spoken somewhere. */
const LANGUAGE_OF_A_TEXT = /^(.+ \()?(italiano|Italian|الإيطالية)\)?$/i;

/** What is Italian on a page of elsewhere. The name that a language has for itself is no fact of a country. */
function italianOn(at: string, html: string): string[] {
  const isForm = /^\/add|\/change$/.test(at);
  const said = textsOfPage(html).filter(
    ({ text, lang }) => !(text === 'Italiano' && lang === 'it') && !(isForm && LANGUAGE_OF_A_TEXT.test(text))
  );
  const names = COMPARES.test(at) ? [] : [/San Siro|سان سيرو/];
  return said
    .map(({ text }) => text.replace(ADDRESS, ''))
    .filter((text) => [...ITALIAN_FACTS, ...names].some((one) => one.test(text)));
}

describe.each(LOCALES)('in %s', (locale) => {
  test.each(['ribeira', 'barri'])('no page of %s tells a fact of Italy', async (neighbourhood) => {
    const told: Record<string, readonly string[]> = {};
    for (const at of PAGES) {
      const html = await page(`/${locale}/${neighbourhood}${at}`);
      const italian = italianOn(at, html);
      if (italian.length > 0) told[at] = italian;
      expect(html, at).not.toContain('{{');
    }
    expect(told).toEqual({});
  });

  test('pages name the language that people learn there', async () => {
    const said = async (at: string) =>
      textsOfPage(await page(`/${locale}/${at}`))
        .map(({ text }) => text)
        .join('\n');
    const named: Record<string, readonly [string, string, string]> = {
      it: ['Scuola e portoghese', 'Corso di portoghese', 'Imparare lo spagnolo'],
      en: ['School and Portuguese', 'Portuguese course', 'Learn Spanish'],
      ar: ['المدرسة والبرتغالية', 'درس لغة برتغالية', 'أتعلّم الإسبانية']
    };
    const [group, kind, step] = named[locale]!;
    expect(await said('ribeira')).toContain(group);
    expect(await said('ribeira/activities/course')).toContain(kind);
    expect(await said('barri/path')).toContain(step);
  });

  test('San Siro, beside them, says what it said', async () => {
    const html = await page(`/${locale}/san-siro/places/nowhere`);
    for (const fact of ['1522', locale === 'ar' ? 'بلدية ميلانو (CC BY)' : 'Comune di Milano (CC BY)'])
      expect(html).toContain(fact);
    expect(html).not.toContain(NUMBERS.helpline);
    expect(await page(`/${locale}/san-siro`)).toMatch(
      /School and Italian|Scuola e italiano|المدرسة والإيطالية/
    );
  });
});

test('whom to call is what the country’s folder says, and no more than it says', async () => {
  const error = await page('/en/ribeira/places/nowhere');
  expect(error).toContain(`If you are in danger call ${NUMBERS.emergency}.`);
  expect(error).toContain(`For violence against women call ${NUMBERS.helpline}: free.`);
  const spain = await page('/en/barri/places/nowhere');
  expect(spain).toContain('If you are in danger call 112.');
  expect(spain).toContain('For violence against women call 016: free, day and night.');
  // A number of one region is not told to the whole country.
  expect(spain).not.toContain('900 900 120');
});

test('a page of no neighbourhood says what each country says', async () => {
  const error = await page('/en/nowhere');
  expect(error).toContain(`${NUMBERS.emergency} (Portugal), 112 (Italy), 112 (Spain)`);
  expect(error).toContain(`${NUMBERS.helpline} (Portugal), 1522 (Italy)`);
  expect(await page('/en/about')).toContain('a local language course');
});

test('data are credited to whoever gave them there', async () => {
  expect(await page('/en/ribeira')).toContain(
    '© OpenStreetMap contributors (ODbL), Invented city (CC BY), Istituto inventato (CC0)'
  );
});

test('numbers are written as in their country, and with their plus elsewhere', async () => {
  expect(await page('/en/ribeira/places/school')).toContain('21 0000 000');
  expect(await page('/en/barri/places/school')).toContain('+34930000000');
});

test('hours while children are at school are asked for where it is known when that is', async () => {
  expect(await page('/en/ribeira/activities')).toContain('value="school-hours"');
  expect(await page('/en/barri/activities')).not.toContain('value="school-hours"');
});

test('the school calendar is that of the country’s rule', async () => {
  expect(await page('/it/ribeira/activities/course')).toContain('vacanze di Natale');
});

test('who looks for a course there finds the school by its country’s words', async () => {
  const found = async (at: string) =>
    ((await (await fetch(address + at)).json()) as { features: { properties: { slug: string } }[] }).features;
  expect(await found('/api/v1/ribeira/places?q=corso+di+portoghese')).toHaveLength(1);
  expect(await found('/api/v1/ribeira/places?q=corso+di+italiano')).toHaveLength(0);
  expect((await found('/api/v1/san-siro/places?q=corso+di+italiano')).length).toBeGreaterThan(0);
});

test('nobody asked the women there: no survey of elsewhere weighs what is missing', async () => {
  const report = await page('/en/ribeira/insights/report');
  expect(report).toContain('nobody has asked the women of Ribeira Inventada what stops them');
  expect(await page('/en/san-siro/insights/report')).toContain('40% of the 75 women interviewed in San Siro');
});
