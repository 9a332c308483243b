import fc from 'fast-check';
import type { Point } from 'geojson';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { everyShape, hostileText } from '../../tests/hostile-texts.ts';
import { foundByWords } from './activity/found-by-words.ts';
import { nextOccurrences } from './activity/schedule/expand.server.ts';
import { isProblem, problemOfSchedule } from './activity/schedule/parse.ts';
import { scheduleOf } from './activity/schedule/rfc-form.ts';
import type { Addable } from './contribution/add/form.ts';
import { readContact } from './contribution/form-meta.ts';
import { telephoneOf } from './country/countries.server.ts';
import { FormReader } from './contribution/form-reader.ts';
import { valuesOf } from './contribution/form-values.ts';
import { hintsOf } from './contribution/spam-signals.ts';
import { hoursInWords } from './contribution/hours-words.ts';
import { nestsDeeper } from './contribution/nesting.ts';
import { fileKind, isDrawing } from './contribution/photo/file-kind.ts';
import { isInputOf } from './contribution/question/inputs.ts';
import { questionsToAdd } from './contribution/question/questions.server.ts';
import { CONTACT_WAYS } from './contribution/question/read-contacts.ts';
import { readWholeQuestion } from './contribution/question/read-whole-question.ts';
import { findAddresses } from './contribution/streets.ts';
import { cleanText, localeOfText, problemOfText } from './contribution/text-hygiene.ts';
import { weekOfHours } from './contribution/week-rows.ts';
import { importCalendar } from './exchange/calendar-import.server.ts';
import { plainText, slugOf } from './exchange/calendar-text.ts';
import { contentLine, escapeText, unescapeText } from './exchange/content-lines.ts';
import { geojsonFeatures } from './exchange/osm/geojson-features.ts';
import { placeOfElement } from './exchange/osm/place-of-element.server.ts';
import { categoryFinder } from './exchange/table/category-finder.ts';
import { MEANINGS, proposedColumns } from './exchange/table/columns.ts';
import { placeOfRow } from './exchange/table/place-of-row.server.ts';
import { catalogue, ONE_WHO_READS } from './find/borgo-for-tests.server.ts';
import { suggest } from './find/suggest.ts';
import { lexicon } from './find/words.server.ts';
import { unprojectFrom } from './geo/crs.ts';
import { parseBoundingBox, parseLonLat } from './geo/bounding-box.ts';
import { languageName } from './i18n/language-name.ts';
import { localeOf } from './i18n/locales.ts';
import { preferredLocale } from './i18n/preferred-locale.ts';
import { delimitedRows } from './insight/delimited.ts';
import { creditsFromHtml } from './map/basemap/credits.ts';
import { isCalled } from './organisation/called.ts';
import { contactViews, usableContacts } from './place/contacts.ts';
import { noticeSchema } from './place/notices/notice.ts';
import { serviceSchema } from './place/services/service.ts';
import { decodeCursor } from './place/cursor.ts';
import { parseFilters } from './place/filters.ts';
import { openingState, weekTable } from './place/opening/evaluate.server.ts';
import { MILAN, placeWith } from './place/opening/examples.ts';
import { REQUIREMENTS } from './place/vocabulary.ts';
import { acceptedEncoding } from './server/accept-encoding.ts';
import { hasAlready } from './server/if-none-match.ts';
import { ownAddress } from './server/own-address.ts';
import { withinTime } from './server/time-limit.ts';

/*
 * Every door by which a text of somebody else comes in, and every reader of a text that was stored once. None takes longer
 * than the text is long: with as much as a request can bring, what takes the square of it needs seconds, and what is in
 * proportion to it milliseconds. What takes longer than this in processor time is ended, so that a fault is a red test and not a test
 * without an end.
 */
const LONGEST = 2500;

/** Of one text in JSON; a form's are shorter, and the headers of a request and its address 16 kB (Node). */
const BODY = 60_000;
const HEADER = 16_000;
/** Of a cell of a table and a tag of a map: there are twenty of them, each read in its own way. */
const CELL = 4_000;

const NOW = new Date('2026-11-24T09:00:00Z');
const HERE = {
  neighbourhood: 'borgo',
  locale: localeOf('it'),
  local: 'it',
  telephone: telephoneOf('IT'),
  timeZone: 'Europe/Rome',
  today: '2026-11-25',
  streets: [
    { name: 'Via Zamagna', points: [[9.135, 45.474] as const], numbers: { 4: [9.1351, 45.4741] as const } }
  ],
  live: null
};

const WORDS = {
  locale: localeOf('it'),
  range: (from: string, to: string) => from + to,
  on: (days: string, times: string) => days + times,
  always: '',
  holidays: '',
  closed: ''
} as const;

function hours(text: string): void {
  openingState({ now: NOW, place: placeWith(text), neighbourhood: MILAN });
  weekTable(text, NOW, MILAN);
  hoursInWords(text, WORDS);
  weekOfHours(text);
}

/** A form in which everything that can be typed is this text. */
function form(names: readonly string[], text: string): FormReader {
  const typed = new FormData();
  for (const name of names) typed.append(name, text);
  return new FormReader(valuesOf(typed), HERE);
}

function schedule(about: object): void {
  const read = problemOfSchedule({
    start: '2026-10-05T09:30',
    duration: 60,
    timeZone: 'Europe/Rome',
    ...about
  });
  if (!isProblem(read)) nextOccurrences(read, NOW, 3);
}

const CALENDAR = {
  now: NOW,
  neighbourhood: 'borgo',
  timeZone: 'Europe/Rome',
  locale: localeOf('it'),
  organisation: 'circolo',
  kind: 'social',
  source: { name: 'Circolo' },
  endUntold: { it: 'La fine non si sa' },
  known: []
} as const;

/** A calendar with one event, in which everything is this text. */
function calendar(text: string): void {
  const value = text.replace(/[\r\n]/g, ' ');
  const properties = [
    'SUMMARY',
    'DESCRIPTION',
    'LOCATION',
    'URL',
    'RRULE',
    'EXDATE',
    'RDATE',
    'DURATION',
    'CATEGORIES'
  ];
  const event = [
    'BEGIN:VCALENDAR',
    `X-WR-TIMEZONE:${value}`,
    `BEGIN:VTIMEZONE\nTZID:${value}\nBEGIN:STANDARD\nDTSTART:${value}\nRRULE:${value}\nEND:STANDARD\nEND:VTIMEZONE`,
    'BEGIN:VEVENT',
    'UID:one',
    `DTSTART;TZID=${value.replace(/[":;,]/g, '')}:20261201T090000`,
    ...properties.map((name) => `${name}:${value}`),
    ...properties.map((name) => `${name};LANGUAGE="${value}:`),
    'END:VEVENT',
    'END:VCALENDAR'
  ].join('\n');
  for (const whole of [event, text]) importCalendar(whole, CALENDAR);
}

const LIBRARY = {
  slug: 'library',
  group: 'learning',
  name: { it: 'Biblioteca' },
  osmTags: [{ amenity: 'library' }]
};
const IMPORT_HOME = { ...MILAN, defaultLocale: 'it', telephone: telephoneOf('IT'), organisations: new Map() };
const TAGS = [
  ...['name', 'name:ar', 'alt_name', 'operator', 'description', 'addr:street', 'addr:housenumber', 'opening_hours', 'check_date'],
  ...['phone', 'contact:whatsapp', 'email', 'website', 'social_facility', 'social_facility:for', 'fee', 'access']
]; // prettier-ignore

/** An element of a map that anybody edits, in which every tag is this text. */
function element(text: string): void {
  const tags = Object.fromEntries(TAGS.map((tag) => [tag, text]));
  const geometry: Point = { type: 'Point', coordinates: [9.14, 45.47] };
  const feature = {
    type: 'Feature',
    id: text,
    properties: { ...tags, other_tags: text },
    geometry
  } as const;
  geojsonFeatures({ type: 'FeatureCollection', features: [feature] }, () => true);
  placeOfElement(
    { type: 'node', id: 1, tags: { ...tags, [`name:${text}`]: text }, at: [9.14, 45.47] },
    LIBRARY,
    IMPORT_HOME
  );
  for (const [tag, value] of [
    ['phone', '02 1234567'],
    ['name', 'Biblioteca']
  ] as const)
    placeOfElement(
      { type: 'node', id: 1, tags: { ...tags, access: 'yes', [tag]: value }, at: [9.14, 45.47] },
      LIBRARY,
      IMPORT_HOME
    );
}

/** A table in which this text is every header, and every cell. */
function table(text: string): void {
  proposedColumns([text]);
  placeOfRow(
    { number: 2, cells: Object.fromEntries(MEANINGS.map((one) => [one, text])) },
    {
      ...{
        columns: Object.fromEntries(MEANINGS.map((one) => [one, one])),
        home: IMPORT_HOME,
        source: { name: 'x' }
      },
      ...{
        unproject: unprojectFrom('EPSG:4326')!,
        categoryOf: categoryFinder([{ ...LIBRARY, keywords: { it: [text] } }])
      },
      ...{ category: 'library', streets: HERE.streets }
    }
  );
}

/** What is short by itself comes often: the first bytes of files, the headers of requests, the events of a calendar. */
const often =
  (times: number, enter: (text: string) => unknown) =>
  (text: string): void => {
    for (let time = 0; time < times; time++) enter(text);
  };

const OFFERED = { categories: ['library'], places: ['biblioteca'], organisations: [], areas: [] };
/** What follows the name of an input, where it has parts. */
const PARTS = [
  ...CONTACT_WAYS,
  ...REQUIREMENTS,
  ...['always', 'holidays', '0.days', '0.from', '0.to', '5.from', 'free', '0.name', '0.url', '7.url'],
  ...['mode', 'days', 'from', 'to', 'every', 'season', 'first_month', 'last_month', 'first', 'last', 'dates']
];

/** The form that adds such an entry, read whole. */
function wholeForm(what: Addable, text: string): void {
  const questions = questionsToAdd(what, OFFERED);
  const names = questions
    .flatMap(({ inputs }) => inputs.flatMap((input) => [input, ...PARTS.map((part) => `${input}.${part}`)]))
    .filter((name) => isInputOf(name, questions));
  const reader = form([...names, 'contact'], text);
  for (const question of questions) readWholeQuestion(question, reader);
  readContact(reader);
}

const DOORS: readonly (readonly [door: string, longest: number, enter: (text: string) => unknown])[] = [
  ['opening hours', BODY, hours],
  ['a rule of a schedule', BODY, (text) => schedule({ rrule: text })],
  ['a rule after its first word', BODY, (text) => schedule({ rrule: `FREQ=YEARLY;${text}` })],
  ['a start, a zone, dates left out', BODY, (text) => {
    schedule({ start: text });
    schedule({ timeZone: text });
    schedule({ exdates: text.split(' ') });
  }],
  ['properties of an event', BODY, (text) =>
    ['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXDATE'].forEach((name) =>
      scheduleOf([{ name, parameters: { TZID: text }, value: text } as never], 'Europe/Rome')
    )],
  ['a calendar', BODY, calendar],
  ['texts of a calendar', BODY, often(30, plainText)],
  ['a title of a calendar', BODY, (text) => [slugOf(text, 60), unescapeText(text)]],
  ['a line of a calendar that goes out', BODY, (text) => contentLine('SUMMARY', escapeText(text), { LANGUAGE: text })],
  ['a text in a form', BODY, (text) => [problemOfText(cleanText(text), { most: 2000 }), cleanText(text, { lines: true }), localeOfText(text, HERE)]],
  ['what a proposal says, for who decides', BODY, (text) => hintsOf({ texts: [text] })],
  ['the form of a place', 20_000, (text) => wholeForm('place', text)],
  ['the form of an activity', 20_000, (text) => wholeForm('activity', text)],
  ['the forms of a practice and of a link', 20_000, (text) => {
    wholeForm('practice', text);
    wholeForm('link', text);
  }],
  ['an address', BODY, (text) => findAddresses(HERE.streets, text)],
  ['a telephone number, an e-mail address, a web address', BODY, (text) => {
    const contacts = { phone: text, whatsapp: text, email: text, website: `https://${text}` };
    return [usableContacts(contacts), contactViews(contacts, HERE.telephone)];
  }],
  ['a language', BODY, (text) => [languageName(text, localeOf('it')), languageName(`it-${text}`, localeOf('it'))]],
  ['a proposal in JSON', BODY, (text) => {
    try {
      nestsDeeper(JSON.parse(text), 10);
    } catch {
      // No JSON is what most of them are.
    }
  }],
  ['a notice and a service of a place', BODY, (text) => [
    v.safeParse(serviceSchema, { name: { it: text }, hours: text, phone: text, languages: [text] }),
    v.safeParse(noticeSchema, { kind: 'moved', text: { it: text }, from: text, until: text, address: text, source: { name: text, url: text } })
  ]],
  ['the tags of an element of OpenStreetMap', CELL, element],
  ['a table of places', CELL, table],
  ['what a search box suggests', HEADER, (text) => suggest(text, catalogue, lexicon(), ONE_WHO_READS)],
  ['the beginning of a file', 64, often(200, (text) => {
    const bytes = new TextEncoder().encode(text.padEnd(32));
    return [isDrawing(bytes), fileKind(bytes)];
  })],
  ['a table of values', BODY, delimitedRows],
  ['the credits of a map', BODY, creditsFromHtml],
  ['the search', HEADER, (text) => {
    const { filters } = parseFilters(new URLSearchParams({ q: text, near: text, bbox: text, open: text, language: text }), () => false);
    foundByWords(filters.q ?? text.slice(0, 200), text);
    isCalled({ name: { it: text } }, text.slice(0, 200));
  }],
  ['a position, a box, where a list goes on', HEADER, (text) => [parseLonLat(text), parseBoundingBox(text), decodeCursor(text)]],
  ['the headers of a request', HEADER, often(20, (text) => [preferredLocale(text), acceptedEncoding(text, ['br', 'gzip']), hasAlready(text, 'x')])],
  ['where to go after signing in', HEADER, (text) => ownAddress(text, '/it/borgo')]
]; // prettier-ignore

describe.each(DOORS)('%s', (_, longest, enter) => {
  test('takes no longer than a text is long, whatever it is made of', () => {
    fc.assert(
      fc.property(hostileText(longest), (text) => {
        withinTime(LONGEST, () => enter(text));
      }),
      { numRuns: 60, endOnFailure: true }
    );
  });

  test('nor when it is one sign again and again', () => {
    for (const text of everyShape(longest))
      expect(() => withinTime(LONGEST, () => enter(text)), JSON.stringify(text.slice(0, 20))).not.toThrow();
  });
});
