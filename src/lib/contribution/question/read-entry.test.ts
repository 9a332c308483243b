import { telephoneOf } from '../../country/countries.server.ts';
import { describe, expect, test } from 'vitest';
import type { Addable } from '../add/form.ts';
import type { FormValues } from '../form-values.ts';
import { FormReader, type FormPlace } from '../form-reader.ts';
import { questionsToAdd } from './questions.server.ts';
import { readWholeQuestion } from './read-whole-question.ts';

const HERE: FormPlace = {
  neighbourhood: 'borgo',
  locale: 'it',
  local: 'it',
  telephone: telephoneOf('IT'),
  timeZone: 'Europe/Rome',
  today: '2026-11-25',
  streets: [{ name: 'Via Zamagna', points: [[9.135, 45.474]], numbers: { 4: [9.1351, 45.4741] } }],
  live: null
};

const OFFERED = { categories: ['library', 'refuge'], places: ['biblioteca'], organisations: [], areas: [] };

function read(what: Addable, values: Record<string, string | string[]>): FormReader {
  const all: FormValues = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [value].flat()])
  );
  const reader = new FormReader(all, HERE);
  for (const question of questionsToAdd(what, OFFERED)) readWholeQuestion(question, reader);
  return reader;
}
const place = (values: Record<string, string | string[]>) =>
  read('place', { category: 'library', name: 'Sartoria', address: 'Via Zamagna 4', ...values });
const activity = (values: Record<string, string | string[]>) =>
  read('activity', { kind: 'italian-course', title: 'Italiano', place: 'biblioteca', ...values });
const reasons = ({ problems }: FormReader) =>
  Object.fromEntries(Object.entries(problems).map(([input, { reason }]) => [input, reason]));

describe('a place', () => {
  test('needs what, where and a name; the address is looked up', () => {
    const reader = place({});
    expect(reasons(reader)).toEqual({});
    expect(reader.changes).toEqual({
      category: 'library',
      name: { it: 'Sartoria' },
      address: 'Via Zamagna 4',
      location: { type: 'Point', coordinates: [9.1351, 45.4741] },
      location_precision: 'exact'
    });
  });

  test('whose street nobody knows keeps its address, without a point', () => {
    expect(place({ address: 'Via Inesistente 1' }).changes).toMatchObject({
      address: 'Via Inesistente 1',
      location_precision: 'to-confirm'
    });
  });

  test('says what is missing, each beside its field', () => {
    expect(reasons(place({ category: '', name: ' ', address: '' }))).toEqual({
      category: 'choose',
      name: 'empty',
      where: 'where'
    });
  });

  test('takes the point that was tapped', () => {
    expect(place({ location: '9.13781234567,45.472', address: '' }).changes).toMatchObject({
      location: { type: 'Point', coordinates: [9.137812, 45.472] },
      location_precision: 'exact'
    });
    expect(reasons(place({ location: 'here' }))).toEqual({ where: 'invalid' });
  });

  test('that is protected refuses a point and an address, and needs its telephone alone', () => {
    const values = { where: 'protected', category: 'refuge' };
    expect(reasons(place({ ...values, location: '9.1,45.4', 'contacts.phone': '02 1234567' }))).toEqual({
      where: 'protected-position',
      address: 'protected-position'
    });
    expect(reasons(place({ ...values, address: '', 'contacts.website': 'www.example.it' }))).toEqual({
      'contacts.phone': 'phone-protected',
      'contacts.website': 'protected-position'
    });
    const reader = place({ ...values, address: '', 'contacts.phone': '1522' });
    expect(reader.changes).toEqual({
      category: 'refuge',
      name: { it: 'Sartoria' },
      location_precision: 'area-only',
      contacts: { phone: '1522' }
    });
  });

  test.each([
    ['<b>x</b>', 'markup'],
    ['\u202Ex', 'characters'],
    ['a\u0300\u0301\u0302\u0303\u0304\u0305', 'stacked-marks'],
    ['x'.repeat(5000), 'too-long']
  ])('does not take the name %j', (name, reason) =>
    expect(reasons(place({ name }))).toEqual({ name: reason })
  );

  test.each([
    ['39 02 1234567', '+39021234567'],
    ['02–1234567', '+39021234567'],
    ['\u200e+39 02 1234567', '+39021234567'],
    ['٠٢١٢٣٤٥٦٧', '+39021234567'],
    ['tel. 02 1234567', '+39021234567']
  ])('hears the number %s', (typed, phone) =>
    expect(place({ 'contacts.phone': typed }).changes['contacts']).toEqual({ phone })
  );

  test.each([
    ['112 / 118', 'several-numbers'],
    ['02 123 45 67 - 68', 'several-numbers'],
    ['02 1234567 / 333 1234567', 'several-numbers'],
    ['0', 'phone'],
    ['12', 'phone']
  ])('does not take %s for a number, and says why: %s', (typed, reason) =>
    expect(reasons(place({ 'contacts.phone': typed }))).toEqual({ 'contacts.phone': reason })
  );

  test('hears of contacts as people write them', () => {
    const reader = place({
      'contacts.phone': '02 8846.5810',
      'contacts.whatsapp': '333-123 45 67',
      'contacts.email': 'Info@Esempio.it',
      'contacts.website': 'www.esempio.it/chi'
    });
    expect(reader.changes['contacts']).toEqual({
      phone: '+390288465810',
      whatsapp: '+393331234567',
      email: 'info@esempio.it',
      website: 'https://www.esempio.it/chi'
    });
    expect(
      reasons(
        place({
          'contacts.phone': 'chiama Amal',
          'contacts.whatsapp': '12',
          'contacts.email': 'a@b?cc=c@d.it',
          'contacts.website': 'javascript:alert(1)'
        })
      )
    ).toEqual({
      'contacts.phone': 'phone',
      'contacts.whatsapp': 'whatsapp',
      'contacts.email': 'email',
      'contacts.website': 'website'
    });
  });

  test('has hours, languages and what is asked; not what nobody offers', () => {
    const reader = place({
      'opening_hours.0.days': ['mo', 'we'],
      'opening_hours.0.from': '09:00',
      'opening_hours.0.to': '12:00',
      'opening_hours.holidays': 'closed',
      languages: ['ar', 'it'],
      features: ['free'],
      'requirement.residence-permit': 'not-asked',
      'requirement.appointment': 'asked'
    });
    expect(reader.changes).toMatchObject({
      opening_hours: 'Mo,We 09:00-12:00; PH off',
      languages: ['ar', 'it'],
      features: ['free'],
      asked: ['appointment'],
      not_asked: ['residence-permit']
    });
    expect(
      reasons(
        place({
          category: 'casino',
          features: ['beer'],
          languages: ['klingonish!'],
          'opening_hours.0.days': 'mo',
          where: 'moon'
        })
      )
    ).toEqual({
      category: 'no-such-value',
      features: 'no-such-value',
      languages: 'no-such-value',
      opening_hours: 'times-incomplete',
      where: 'no-such-value'
    });
  });

  test('is not asked for something and not asked for it, however the form was sent', () => {
    const both = place({ 'requirement.tax-code': ['asked', 'not-asked'] });
    expect(reasons(both)).toMatchObject({ asked: 'asked-too' });
    expect(reasons(activity({ 'requirement.tax-code': ['asked', 'not-asked'] }))).toMatchObject({
      asked: 'asked-too'
    });
  });
});

describe('an activity', () => {
  test('serves the step of the path that its kind does, at a place, at its times', () => {
    const reader = activity({
      'schedule.mode': 'weekly',
      'schedule.days': ['mo', 'we'],
      'schedule.from': '09:30',
      'schedule.to': '11:30',
      'schedule.season': 'school',
      levels: 'A1',
      childcare: 'yes',
      'childcare.free': 'yes',
      cost: 'free'
    });
    expect(reasons(reader)).toEqual({});
    expect(reader.changes).toMatchObject({
      kind: 'italian-course',
      stage: 'italian',
      title: { it: 'Italiano' },
      place: 'borgo/biblioteca',
      schedule: { rrule: 'FREQ=WEEKLY;BYDAY=MO,WE', season: { from: '10', to: '05' } },
      levels: ['A1'],
      childcare: { free: true },
      cost_euro: 0
    });
  });

  test('is somewhere, said in words where it is at no place of ours', () => {
    expect(reasons(activity({ place: '' }))).toEqual({ where_note: 'venue' });
    expect(activity({ place: '', where_note: 'Cortile di via Abbiati' }).changes).toMatchObject({
      where_note: { it: 'Cortile di via Abbiati' }
    });
    expect(reasons(activity({ place: 'altrove' }))).toEqual({ place: 'no-such-value' });
  });

  test('costs a number, ends on a date that is to come', () => {
    expect(activity({ cost: 'paid', cost_euro: '12,50' }).changes).toMatchObject({ cost_euro: 12.5 });
    expect(reasons(activity({ cost: 'paid', cost_euro: 'molto', deadline: '2026-02-30' }))).toEqual({
      cost_euro: 'number',
      deadline: 'date-impossible'
    });
    expect(reasons(activity({ deadline: '2020-01-01' }))).toEqual({ deadline: 'date-past' });
  });
});
