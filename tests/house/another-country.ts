import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * A country that this program knew nothing of, in one folder, and an invented neighbourhood in it. Its numbers are nobody's.
 */

export const NUMBERS = { emergency: '00112', helpline: '990099' } as const;

const source = { name: 'Invented for a test', year: 2026 };

const FILES = {
  'country.json': {
    emergency: { number: NUMBERS.emergency, sources: [source] },
    languages: [
      {
        tag: 'pt',
        names: {
          it: { name: 'portoghese', definite: 'il portoghese' },
          en: { name: 'Portuguese', indefinite: 'a Portuguese' },
          ar: { name: 'البرتغالية', adjective: 'برتغالية' }
        }
      }
    ],
    telephone: {
      code: '351',
      trunk: '',
      short: '^\\d{3,6}$',
      written: '^(\\d{2})(\\d{7})$',
      examples: { phone: '21 000 0000', mobile: '+351 900 000 000' }
    },
    public_holidays: [{ on: '03-03', name: { it: 'Festa inventata' }, source }],
    school_day: { from: '09:00', to: '15:00', source },
    credits: [{ name: { it: 'Istituto inventato' }, licence: 'CC0' }]
  },
  'helplines.json': [
    {
      number: NUMBERS.helpline,
      subjects: ['violence'],
      name: { it: 'Linea inventata' },
      cost: 'free',
      sources: [source]
    }
  ],
  'categories.json': {
    'italian-school': {
      name: { it: 'Scuola di portoghese', en: 'Portuguese language school', ar: 'مدرسة لغة برتغالية' },
      keywords: { it: ['corso di portoghese'] }
    }
  },
  'school-calendars.json': [
    {
      slug: 'everywhere',
      source: { name: 'Invented calendar {years}' },
      lessons: { from: '09-15', to: '06-15' },
      summer: { it: 'vacanze estive' },
      holidays: [{ from: '12-20', to: '01-03', name: { it: 'vacanze di Natale' } }]
    }
  ]
};

/** Writes the country's folder. */
export function addCountry(project: string): void {
  const folder = path.join(project, 'supabase', 'seed', 'countries', 'PT');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(FILES))
    writeFileSync(path.join(folder, name), JSON.stringify(content, null, 2));
}

interface Somewhere {
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly lon: number;
  readonly lat: number;
  readonly schoolRule?: string;
}

/** Writes the folder of an invented neighbourhood: a school with a course and a job, each with what a page may say of it. */
export function addNeighbourhood(folder: string, { slug, lon, lat, phone, ...where }: Somewhere): void {
  const sources = [source];
  const around = (degrees: number) => [
    [lon - degrees, lat - degrees],
    [lon + degrees, lat - degrees],
    [lon + degrees, lat + degrees],
    [lon - degrees, lat + degrees],
    [lon - degrees, lat - degrees]
  ];
  const outline = { type: 'MultiPolygon', coordinates: [[around(0.006)]] };
  const inAll = (it: string, en: string, ar: string) => ({ it, en, ar });
  const schedule = {
    start: '2026-01-07T10:00',
    duration: 90,
    timeZone: where.timeZone,
    rrule: 'FREQ=WEEKLY;BYDAY=WE',
    pausesInSchoolHolidays: true
  };
  const files = {
    'neighbourhood.json': {
      slug,
      name: inAll(where.name, where.name, where.name),
      city: where.city,
      default_locale: 'en',
      locales: ['en', 'it', 'ar'],
      time_zone: where.timeZone,
      country: where.country,
      ...(where.schoolRule && { school_calendar: { rule: where.schoolRule, years: [2026] } }),
      credits: [{ name: inAll('Città inventata', 'Invented city', 'مدينة مخترعة'), licence: 'CC BY' }],
      sources,
      outline
    },
    'residents.json': [
      { slug: `${slug}-1`, code: '1', name: '1', year: 2025, total: 9000, women: 4500, outline, sources }
    ],
    'organisations.json': [
      {
        slug: `${slug}-house`,
        kind: 'association',
        name: inAll('Casa', 'House', 'بيت'),
        contacts: { phone },
        sources
      }
    ],
    'places.json': [
      {
        slug: 'school',
        organisation: `${slug}-house`,
        category: 'italian-school',
        name: inAll('La scuola', 'The school', 'المدرسة'),
        location: { type: 'Point', coordinates: [lon, lat] },
        location_precision: 'exact',
        opening_hours: 'Mo-Fr 09:00-17:00',
        opening_hours_year: 2026,
        contacts: { phone },
        sources
      }
    ],
    'activities.json': [
      {
        slug: 'course',
        place: `${slug}/school`,
        organisation: `${slug}-house`,
        kind: 'italian-course',
        stage: 'italian',
        title: inAll('Corso della mattina', 'Morning course', 'درس الصباح'),
        schedule,
        schedule_year: 2026,
        levels: ['A1'],
        features: ['childcare', 'women-only'],
        sources
      },
      {
        slug: 'job',
        place: `${slug}/school`,
        organisation: `${slug}-house`,
        kind: 'job',
        stage: 'work',
        title: inAll('Un lavoro', 'A job', 'عمل'),
        schedule_note: inAll('Gli orari si decidono insieme.', 'Hours are agreed.', 'نتفق على الأوقات.'),
        hours_per_week: 38,
        sources
      }
    ]
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, name), JSON.stringify(content, null, 2));
}
