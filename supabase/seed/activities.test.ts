import { expect, test } from 'vitest';
import { nextOccurrences } from '../../src/lib/activity/schedule/expand.server.ts';
import { readSeed } from './read.ts';

const { neighbourhoods } = readSeed();
const activities = neighbourhoods.flatMap((each) => each.activities);
const { locales } = neighbourhoods[0]!.neighbourhood;
const documented = activities.filter(({ demonstration }) => !demonstration);
const invented = activities.filter(({ demonstration }) => demonstration);

/** Texts that are shown, by field. */
const textsOf = (activity: (typeof activities)[number]) =>
  Object.entries(activity).filter(
    (field): field is [string, Record<string, string>] =>
      field[0] !== 'machine_translated' && typeof Object(field[1]).it === 'string'
  );

/** The word with which each title of the demonstration begins, and the sentence that ends what is said of it. */
const ON_ITS_FACE = {
  it: ['Esempio: ', 'Attività inventata: non esiste.'],
  en: ['Example: ', 'Invented activity: it does not exist.'],
  ar: ['مثال: ', 'نشاط مُتخيَّل: غير موجود.']
} as const;

test('San Siro has 33 documented activities and 15 invented ones', () => {
  expect([documented.length, invented.length]).toEqual([33, 15]);
});

test('what is invented says so on its face, in each language, and speaks for no organisation', () => {
  for (const { slug, title, about, organisation, sources } of invented) {
    for (const locale of locales) {
      const [first, last] = ON_ITS_FACE[locale as keyof typeof ON_ITS_FACE];
      expect(title[locale], slug).toMatch(new RegExp(`^${first}`));
      expect(about?.[locale], slug).toContain(last);
    }
    expect(organisation, slug).toBeUndefined();
    expect(sources, slug).toEqual([{ name: 'Esempio inventato per mostrare come funziona Vicina' }]);
  }
});

test('what is documented does not look invented, and names where it is known from', () => {
  for (const { slug, title, sources } of documented) {
    expect(slug).not.toMatch(/^esempio/);
    expect(title['it'], slug).not.toMatch(/^Esempio/);
    expect(JSON.stringify(sources), slug).not.toContain('inventato');
  }
});

test('languages spoken are told by somebody there, never by the seed', () => {
  for (const { slug, languages } of activities) expect(languages, slug).toEqual([]);
});

test('every text is there in each language of the neighbourhood, and says which a machine translated', () => {
  for (const activity of activities) {
    const texts = textsOf(activity);
    expect(texts.map(([field]) => field)).toEqual(expect.arrayContaining(['title', 'about']));
    for (const [field, text] of texts) {
      const where = `${activity.slug}, ${field}`;
      expect(Object.keys(text).toSorted(), where).toEqual(locales.toSorted());
      expect(text['ar'], where).toMatch(/\p{Script=Arabic}/u);
      expect(text['it']! + text['en'], where).not.toMatch(/\p{Script=Arabic}/u);
      expect(activity.machine_translated[field]?.toSorted(), where).toEqual(['ar', 'en']);
    }
  }
});

test('an activity is somewhere: at a place of ours, or described', () => {
  for (const { slug, place, where_note } of activities)
    expect([place, where_note].filter(Boolean), slug).toHaveLength(1);
});

test('a schedule begins on a day of its own rule', () => {
  for (const { slug, schedule } of activities) {
    if (!schedule?.rrule) continue;
    // Of a rule that began long before: its own days are all it gives.
    const earlier = { ...schedule, start: `1999-01-01${schedule.start.slice(10)}` };
    const [first] = nextOccurrences(earlier, new Date(schedule.start.slice(0, 10)), 1);
    expect(first?.local, slug).toBe(schedule.start);
  }
});

test('times of an old programme say of which year they are, and what was held once is over', () => {
  for (const { slug, schedule, schedule_year } of documented)
    if (schedule && slug !== 'off-campus-porta-aperta')
      expect(schedule_year, slug).toBe(Number(schedule.start.slice(0, 4)));
  const over = documented.filter(
    ({ schedule }) => schedule && nextOccurrences(schedule, new Date('2024-01-01'), 1).length === 0
  );
  expect(over.map(({ slug }) => slug)).toEqual([
    'biblioteca-harar-mattina',
    'biblioteca-harar-pomeriggio',
    'biblioteca-harar-sabato',
    'corso-competenze-digitali-2023',
    'festa-piazzale-selinunte-2022',
    'itama-italiano-piazza-esquilino',
    'social-sport-lab-domenica',
    'social-sport-lab-mattina',
    'social-sport-lab-pomeriggio',
    'teatro-circo-cortili-2023'
  ]);
});

test('no work is offered in the name of anybody; what is invented tells hours, contract and until when', () => {
  const work = activities.filter(({ kind }) => kind === 'job' || kind === 'internship');
  expect(work.map(({ kind }) => kind).toSorted()).toEqual(['internship', 'job', 'job']);
  for (const { slug, demonstration, organisation, place, ...offer } of work) {
    expect([demonstration, organisation, place], slug).toEqual([true, undefined, undefined]);
    for (const field of ['deadline', 'contract', 'hours_per_week', 'requirements', 'schedule_note'] as const)
      expect(offer[field], `${slug}, ${field}`).toBeDefined();
  }
});

test('free, childcare and women only are said the same way twice', () => {
  for (const { slug, features, cost_euro, childcare, audience } of activities) {
    expect(features.includes('free'), slug).toBe(cost_euro === 0);
    expect(features.includes('childcare'), slug).toBe(childcare !== undefined);
    if (features.includes('women-only')) expect(audience, slug).toContain('women');
  }
});

test('each step of the path from orientation to work has an activity', () => {
  for (const stage of ['orientation', 'skills', 'italian', 'training', 'work'])
    expect(
      activities.some((each) => each.stage === stage),
      stage
    ).toBe(true);
});
