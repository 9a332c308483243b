import { describe, expect, test } from 'vitest';
import { telephoneOf } from '../../country/countries.server.ts';
import type { Notice } from '../../place/notices/notice.ts';
import type { PlaceService } from '../../place/services/service.ts';
import { differences } from '../change/differences.ts';
import type { FormPlace } from '../form-reader.ts';
import type { FormValues } from '../form-values.ts';
import { answersNow } from './answers-now.ts';
import { isInputOf } from './inputs.ts';
import { questionsToChange } from './questions.server.ts';

const DOCTOR: PlaceService = {
  name: { it: 'Medico di sera', ar: 'طبيب المساء' },
  hours: 'Mo-Fr 20:00-24:00',
  year: 2023,
  phone: '116117'
};
const DESK: PlaceService = { name: { it: 'Sportello' }, hours: 'Mo-Fr 09:00-12:00 "su appuntamento"' };
const CLOSED: Notice = {
  kind: 'closed',
  from: '2026-12-24',
  until: '2027-01-06',
  text: { it: 'Ferie' },
  source: { name: 'Comune', url: 'https://example.org', year: 2026 }
};
const FIELDS = { services: [DOCTOR, DESK], notices: [CLOSED], location_precision: 'exact' };
const QUESTIONS = questionsToChange('places', {
  categories: [],
  places: [],
  organisations: [],
  areas: []
}).filter(({ way }) => way === 'services' || way === 'notices');

/** What a form that was shown with these fields proposes, with what was typed over it. */
function proposed(typed: FormValues, { locale = 'it', fields = FIELDS as FormPlace['live'] } = {}) {
  const here: FormPlace = {
    neighbourhood: 'borgo',
    locale,
    local: 'it',
    telephone: telephoneOf('IT'),
    timeZone: 'Europe/Rome',
    today: '2026-11-30',
    streets: [],
    live: fields
  };
  const was = Object.assign({}, ...QUESTIONS.map((one) => answersNow(one, fields!, here))) as FormValues;
  return differences(QUESTIONS, { was, now: { ...was, ...typed } }, here);
}

test('a form that nobody touched changes nothing, in whatever language it was shown', () => {
  for (const locale of ['it', 'ar', 'en'])
    expect(proposed({}, { locale })).toMatchObject({ changes: {}, problems: {} });
});

test('every input it shows is one it has', () => {
  for (const name of [
    'services.11.hours.5.from',
    'services.0.name',
    'notices.3.open_end',
    'notices.0.remove'
  ])
    expect(isInputOf(name, QUESTIONS), name).toBe(true);
  for (const name of ['services.12.name', 'services.0.role', 'notices.4.kind', 'notices.0.point'])
    expect(isInputOf(name, QUESTIONS), name).toBe(false);
});

describe('services', () => {
  test('are added after those that are there', () => {
    const { changes } = proposed({
      'services.2.name': ['Pediatra'],
      'services.2.hours.0.days': ['we'],
      'services.2.hours.0.from': ['14:00'],
      'services.2.hours.0.to': ['17:00'],
      'services.2.phone': ['02 40221']
    });
    expect(changes).toEqual({
      services: [DOCTOR, DESK, { name: { it: 'Pediatra' }, hours: 'We 14:00-17:00', phone: '+390240221' }]
    });
  });

  test('keep their other languages, and hours that rows cannot tell', () => {
    const { changes } = proposed({ 'services.1.name': ['Sportello documenti'] });
    expect(changes).toEqual({ services: [DOCTOR, { ...DESK, name: { it: 'Sportello documenti' } }] });
    const inArabic = proposed({ 'services.1.name': ['مكتب الأوراق'] }, { locale: 'ar' });
    expect(inArabic.changes).toEqual({
      services: [DOCTOR, { ...DESK, name: { it: 'Sportello', ar: 'مكتب الأوراق' } }]
    });
  });

  test('told anew are no longer of the year of their source', () => {
    const { changes } = proposed({ 'services.0.hours.0.from': ['19:00'] });
    expect(changes).toEqual({
      services: [{ name: DOCTOR.name, hours: 'Mo-Fr 19:00-24:00', phone: '116117' }, DESK]
    });
  });

  test('are taken away by a tick, all of them too', () => {
    expect(proposed({ 'services.0.remove': ['yes'] }).changes).toEqual({ services: [DESK] });
    const all = proposed({ 'services.0.remove': ['yes'], 'services.1.remove': ['yes'] });
    expect(all.changes).toEqual({ services: [] });
  });

  test('without a name, with half an hour or with a telephone that is none are refused beside the input', () => {
    expect(proposed({ 'services.0.name': [' '] }).problems).toMatchObject({
      'services.0.name': { reason: 'service-name' }
    });
    expect(
      proposed({ 'services.2.name': ['x'], 'services.2.hours.0.from': ['9:00'] }).problems
    ).toMatchObject({
      'services.2.hours': { reason: 'times-incomplete' }
    });
    expect(proposed({ 'services.0.phone': ['call me'] }).problems).toMatchObject({
      'services.0.phone': { reason: 'phone' }
    });
  });
});

describe('notices', () => {
  const moved = {
    'notices.1.kind': ['moved'],
    'notices.1.address': ['Via Pio II 3'],
    'notices.1.text': ['Ci sono lavori.'],
    'notices.1.until': ['2027-02-28']
  };

  test('hold from today where nobody says from when, and keep their source', () => {
    expect(proposed(moved).changes).toEqual({
      notices: [
        CLOSED,
        {
          kind: 'moved',
          text: { it: 'Ci sono lavori.' },
          from: '2026-11-30',
          until: '2027-02-28',
          address: 'Via Pio II 3'
        }
      ]
    });
  });

  test('whose end nobody knows are asked about again in three months', () => {
    const { changes } = proposed({ ...moved, 'notices.1.until': [''], 'notices.1.open_end': ['yes'] });
    expect((changes['notices'] as Notice[])[1]).toMatchObject({ ask_again: '2027-02-28' });
  });

  test.each([
    ['without an end', { 'notices.1.until': [''] }, 'notices.1.until', 'needs-end'],
    [
      'that end before they begin',
      { 'notices.1.from': ['2027-03-01'] },
      'notices.1.until',
      'end-before-start'
    ],
    ['that move to nowhere', { 'notices.1.address': [''] }, 'notices.1.address', 'empty'],
    ['of no kind', { 'notices.1.kind': [''] }, 'notices.1.kind', 'choose'],
    ['that say nothing', { 'notices.1.kind': ['other'], 'notices.1.text': [''] }, 'notices.1.text', 'empty'],
    [
      'of a day that there is not',
      { 'notices.1.until': ['2027-02-30'] },
      'notices.1.until',
      'date-impossible'
    ],
    ['that do not end', { 'notices.1.text': ['x'.repeat(301)] }, 'notices.1.text', 'too-long']
  ])('%s are refused beside the input', (_, typed, input, reason) => {
    const { changes, problems } = proposed({ ...moved, ...typed });
    expect(problems[input]).toMatchObject({ reason });
    expect(changes).toEqual({});
  });

  test('of a protected place never say where it went', () => {
    const fields = { ...FIELDS, notices: [], location_precision: 'area-only' };
    const typed = Object.fromEntries(
      Object.entries(moved).map(([input, value]) => [input.replace('.1.', '.0.'), value])
    );
    expect(proposed(typed, { fields }).problems).toMatchObject({
      'notices.0.address': { reason: 'protected-position' }
    });
  });

  test('are taken away by a tick', () => {
    expect(proposed({ 'notices.0.remove': ['yes'] }).changes).toEqual({ notices: [] });
  });
});
