import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entriesOf } from './load.ts';
import { readSeed, SEED_FOLDER } from './read.ts';

let folder: string;

const daily = { start: '2025-10-01T09:30', duration: 60, timeZone: 'Europe/Rome', rrule: 'FREQ=DAILY' };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seed-'));
  cpSync(path.join(SEED_FOLDER, 'san-siro'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

type Entry = Record<string, unknown>;

const coordinatesOf = (home: Entry) => (home['outline'] as { coordinates: unknown[] }).coordinates;

/** What is told of the files, a line each; none when nothing is wrong. */
function faultsOf(seed: string): readonly string[] {
  try {
    readSeed(seed);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

/** Changes one entry of a file. */
function spoil(change: (entry: Entry) => void, slug = 'biblioteca-harar', name = 'places.json') {
  const file = path.join(folder, name);
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  const entry = entries.find((each) => each['slug'] === slug);
  if (!entry) throw new Error(slug);
  change(entry);
  writeFileSync(file, JSON.stringify(entries));
}

test('a neighbourhood of your own can stand in any folder and use the categories that are there', () => {
  const seed = readSeed(folder);
  expect(seed.neighbourhoods.map(({ neighbourhood }) => neighbourhood.slug)).toEqual(['san-siro']);
  expect(seed.categories.length).toBeGreaterThan(0);
});

test('a folder without a neighbourhood is refused', () => {
  rmSync(path.join(folder, 'neighbourhood.json'));
  expect(() => readSeed(folder)).toThrow('There is no neighbourhood.json');
});

test('what is wrong with one entry in several ways is told in one run', () => {
  spoil((place) => Object.assign(place, { category: 'librery', location_precision: 'sure' }));
  const where = 'places.json, "biblioteca-harar", field';
  expect(faultsOf(folder)).toEqual([
    `${where} "location_precision": must be one of exact, approximate, area-only, to-confirm`,
    expect.stringContaining(`${where} "category": there is no category "librery": there are nursery, `)
  ]);
});

test('hours are read with the blanks that came with them from a page taken away', () => {
  spoil((place) => (place['opening_hours'] = `${' '.repeat(40)}Mo-Fr\u00a0\u200b 09:00-12:00\t;\nPH off `));
  const places = readSeed(folder).neighbourhoods[0]!.places;
  expect(places.find(({ slug }) => slug === 'biblioteca-harar')?.opening_hours).toBe(
    'Mo-Fr 09:00-12:00 ; PH off'
  );
});

test('an empty list is enough to begin', () => {
  for (const name of [
    ...['places', 'organisations', 'residents', 'activities', 'demonstration'],
    ...['agreements', 'agreement-members', 'relationships', 'practices']
  ])
    rmSync(path.join(folder, `${name}.json`));
  expect(readSeed(folder).neighbourhoods[0]).toMatchObject({ places: [], activities: [] });
});

test.each<[string, (place: Entry) => void, string]>([
  ['a misspelt field', (place) => (place['adress'] = 'Via Albenga 2'), 'field "adress"'],
  [
    'an unknown category',
    (place) => (place['category'] = 'nope'),
    'field "category": there is no category "nope"'
  ],
  ['an unknown organisation', (place) => (place['organisation'] = 'nope'), 'there is no organisation "nope"'],
  [
    'hours nobody can read',
    (place) => (place['opening_hours'] = 'lun-ven'),
    'field "opening_hours": "lun-ven"'
  ],
  ['a pin without precision', (place) => (place['location_precision'] = 'to-confirm'), 'field "location"'],
  ['a missing pin', (place) => delete place['location'], 'field "location"'],
  [
    'latitude before longitude',
    (place) => (place['location'] = { type: 'Point', coordinates: [45, 99] }),
    'field "location.coordinates.1"'
  ],
  [
    'something asked and not asked',
    (place) => (place['asked'] = place['not_asked'] = ['appointment']),
    'field "not_asked"'
  ],
  ['an unknown welcome', (place) => (place['features'] = ['cheap']), 'field "features.0"'],
  ['no source', (place) => (place['sources'] = []), 'field "sources"'],
  [
    'a telephone number with blanks',
    (place) => (place['contacts'] = { phone: '02 88465810' }),
    'field "contacts.phone"'
  ],
  [
    'the slug of another',
    (place) => (place['slug'] = 'biblioteca-baggio'),
    '"biblioteca-baggio" is there twice'
  ]
])('%s is refused, by entry and field', (_, change, reason) => {
  spoil(change);
  expect(() => readSeed(folder)).toThrow(reason);
});

test('all faults of all files are told in one run, and what names a wrong entry is not wrong as well', () => {
  spoil((place) => {
    place['category'] = 'nope';
    place['opening_hours'] = 'lun-ven';
  });
  spoil((place) => (place['adress'] = 'Via Albenga 2'), 'biblioteca-baggio');
  spoil((one) => (one['kind'] = 'club'), 'itama', 'organisations.json');
  const told = faultsOf(folder);
  expect(told).toHaveLength(4);
  expect(told).toContainEqual(
    expect.stringMatching(/^organisations\.json, "itama", field "kind": must be one of association, /)
  );
  expect(told).toContainEqual(
    expect.stringMatching(
      /"biblioteca-harar", field "category": there is no category "nope": there are nursery, /
    )
  );
  expect(told).toContainEqual(
    expect.stringMatching(/"biblioteca-baggio", field "adress": there is no such field: there are slug, /)
  );
});

test.each<[string, (home: Entry) => void, readonly unknown[]]>([
  ['a Polygon', (home) => (home['outline'] = { type: 'Polygon', coordinates: coordinatesOf(home)[0] }), []],
  [
    'a language that is not there',
    (home) => (home['locales'] = ['it', 'tlh']),
    ['neighbourhood.json, field "locales.1": there is no language "tlh" here: there are it, en, ar']
  ],
  [
    'a language of its own that is not among those of its pages',
    (home) => Object.assign(home, { default_locale: 'en', locales: ['it'] }),
    ['neighbourhood.json, field "default_locale": must be one of "locales"']
  ],
  [
    'a country without a folder, beside something else',
    (home) => Object.assign(home, { country: 'PT', time_zone: 'Lisbon' }),
    [
      'neighbourhood.json, field "time_zone": must be a time zone of the IANA list such as "Europe/Rome"',
      expect.stringContaining('there is no folder of "PT" among the countries')
    ]
  ]
])('%s in neighbourhood.json', (_, change, faults) => {
  const file = path.join(folder, 'neighbourhood.json');
  const home = JSON.parse(readFileSync(file, 'utf8')) as Entry;
  change(home);
  writeFileSync(file, JSON.stringify(home));
  expect(faultsOf(folder)).toEqual(faults);
});

test.each<[string, (activity: Entry) => void, string]>([
  ['at a place nobody knows', (activity) => (activity['place'] = 'san-siro/nope'), 'field "place"'],
  [
    'by an organisation nobody knows',
    (activity) => (activity['organisation'] = 'nope'),
    'field "organisation": there is no organisation "nope"'
  ],
  ['of an unknown kind', (activity) => (activity['kind'] = 'nope'), 'field "kind"'],
  ['without a word on its times', (activity) => delete activity['schedule_note'], 'field "schedule_note"'],
  [
    'every second',
    (activity) => (activity['schedule'] = { ...daily, rrule: 'FREQ=SECONDLY' }),
    'field "schedule.rrule": rule too often'
  ],
  [
    'on a day that is not in the calendar',
    (activity) => (activity['schedule'] = { ...daily, start: '2025-02-30T09:30' }),
    'field "schedule.start": date impossible'
  ],
  [
    'with a misspelt rule',
    (activity) => (activity['schedule'] = { ...daily, rule: '' }),
    'field "schedule.rule"'
  ],
  [
    'that is invented, among those that are not',
    (activity) => (activity['demonstration'] = true),
    'field "demonstration": must be false in this file'
  ]
])('an activity %s is refused', (_, change, reason) => {
  spoil(change, 'punto-it-italiano-donne', 'activities.json');
  expect(() => readSeed(folder)).toThrow(`activities.json, "punto-it-italiano-donne", ${reason}`);
});

test.each<[string, (link: Entry) => void, string]>([
  ['to nobody we know', (link) => (link['to_organisation'] = 'nope'), 'there is no organisation "nope"'],
  ['under no agreement', (link) => (link['agreement'] = 'nope'), 'field "agreement": there is no agreement'],
  ['of an unknown kind', (link) => (link['kind'] = 'likes'), 'field "kind"'],
  ['since no year', (link) => (link['since'] = 'spring'), 'field "since": must be a year or a month']
])('a link %s is refused, by entry and field', (_, change, reason) => {
  spoil(change, 'itama-refers-to-comune-di-milano', 'relationships.json');
  expect(() => readSeed(folder)).toThrow(reason);
});

test('an activity of the demonstration that does not say so is refused', () => {
  spoil((activity) => delete activity['demonstration'], 'esempio-te-e-parole', 'demonstration.json');
  expect(() => readSeed(folder)).toThrow('field "demonstration": must be true in this file');
});

test('an activity is in one file only', () => {
  spoil((activity) => (activity['slug'] = 'villaggio'), 'esempio-te-e-parole', 'demonstration.json');
  expect(() => readSeed(folder)).toThrow('"villaggio" is there twice');
});

test('the demonstration is left out, unless it is asked for', () => {
  const whole = entriesOf(readSeed(folder), { demonstration: true });
  const invented = whole.filter(({ fields }) => fields['demonstration']);
  expect(invented.length).toBeGreaterThan(0);
  expect(entriesOf(readSeed(folder))).toEqual(whole.filter((entry) => !invented.includes(entry)));
});

test.each<[string, (home: Entry) => void, string]>([
  [
    'in a country without a folder',
    (home) => (home['country'] = 'PT'),
    'field "country": there is no folder of "PT" among the countries ('
  ],
  [
    'in a region of another country',
    (home) => (home['subdivision'] = 'ES-CT'),
    'field "subdivision": is not in IT'
  ],
  [
    'with a school rule nobody knows',
    (home) => (home['school_calendar'] = { rule: 'nope', years: [2026] }),
    'field "school_calendar.rule": there is no rule "nope" of IT'
  ],
  [
    'with a school rule of no year',
    (home) => (home['school_calendar'] = { rule: 'lombardia-rito-ambrosiano', years: [] }),
    'field "school_calendar.years": needs at least one year'
  ],
  [
    'with a day off that not every year has',
    (home) =>
      (home['school_calendar'] = {
        rule: 'lombardia-rito-ambrosiano',
        years: [2026],
        own: [{ from: '02-30', to: '02-30', name: { it: 'Mai' } }]
      }),
    'field "school_calendar.own.0.from": must be a day every year has'
  ],
  [
    'whose survey asked four women',
    (home) => (home['obstacle_survey'] = { people: 4, children: 0.5, source: { name: 'X' } }),
    'field "obstacle_survey.people": must be at least five'
  ],
  [
    'that thanks for data without their licence',
    (home) => (home['credits'] = [{ name: { it: 'Comune' } }]),
    'field "credits.0.licence"'
  ]
])('a neighbourhood %s is refused', (_, change, reason) => {
  const file = path.join(folder, 'neighbourhood.json');
  const home = JSON.parse(readFileSync(file, 'utf8')) as Entry;
  change(home);
  writeFileSync(file, JSON.stringify(home));
  expect(() => readSeed(folder)).toThrow(`neighbourhood.json, ${reason}`);
});

test('a school calendar may have its dates in the file, where no rule gives them', () => {
  const file = path.join(folder, 'neighbourhood.json');
  const home = JSON.parse(readFileSync(file, 'utf8')) as Entry;
  const calendar = {
    source: { name: 'Regione' },
    until: '2027-06-08',
    holidays: [{ from: '2026-12-23', to: '2027-01-06', name: { it: 'Natale' } }]
  };
  writeFileSync(file, JSON.stringify({ ...home, school_calendar: calendar }));
  expect(readSeed(folder).neighbourhoods[0]?.neighbourhood.school_calendar).toEqual(calendar);
});

test('a file that is no JSON is named', () => {
  writeFileSync(path.join(folder, 'places.json'), '[');
  expect(() => readSeed(folder)).toThrow(/places\.json cannot be read/);
});

test('an entry comes after what it refers to', () => {
  const entries = entriesOf(readSeed());
  const order = [
    ...['categories', 'neighbourhoods', 'residents', 'organisations', 'places', 'activities'],
    ...['agreements', 'agreement_members', 'relationships', 'practices']
  ];
  const ranks = entries.map(({ target }) => order.indexOf(target));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

test('how sure the writer was stays in the file', () => {
  for (const { fields } of entriesOf(readSeed())) expect(fields).not.toHaveProperty('confidence');
});

test.each<[string, (entry: Entry) => void, string]>([
  ['without a source', (one) => delete one['source'], 'field "source": is missing'],
  ['with a source of blanks', (one) => (one['source'] = '   '), 'field "source": must not be empty'],
  [
    'with no word for its state',
    (one) => (one['state'] = 'some'),
    'field "state": must be one of complete, '
  ],
  ['without a day', (one) => delete one['as_of'], 'field "as_of": is missing']
])('what says how complete a kind is, %s, is refused by file, entry and field', (_, change, reason) => {
  const file = path.join(folder, 'completeness.json');
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  change(entries[2]!);
  writeFileSync(file, JSON.stringify(entries));
  expect(faultsOf(folder)[0]).toContain(`completeness.json, entry 3, ${reason}`);
});
