import { telephoneOf } from '../../country/countries.server.ts';
import { describe, expect, test } from 'vitest';
import { anActivity } from '../../activity/examples.ts';
import { scheduleWith } from '../../activity/schedule/examples.ts';
import { placeForTests } from '../../place/place-for-tests.ts';
import { FIELDS } from '../described.server.ts';
import { fieldsOf, type Fields } from '../fields-of.ts';
import type { FormValues } from '../form-values.ts';
import type { Target } from '../proposal.ts';
import { answersNow } from '../question/answers-now.ts';
import { isInputOf } from '../question/inputs.ts';
import { questionsToChange } from '../question/questions.server.ts';
import { differences } from './differences.ts';

const QUESTIONS = (target: Target) =>
  questionsToChange(target, {
    categories: ['library', 'school'],
    places: ['biblioteca'],
    organisations: [],
    areas: ['borgo', 'raval']
  });
const fieldsOfPlace = (place: Parameters<typeof placeForTests>[0] = {}) =>
  fieldsOf(placeForTests(place), FIELDS.places);
const fieldsOfActivity = (activity: Parameters<typeof anActivity>[0]) =>
  fieldsOf(anActivity(activity), FIELDS.activities);

const READER = { locale: 'en', local: 'it' };

function changed(
  target: Target,
  fields: Fields,
  edit: (values: Record<string, readonly string[]>) => void,
  locale = 'en'
) {
  const where = { ...READER, locale };
  const was: FormValues = Object.assign(
    {},
    ...QUESTIONS(target).map((question) => answersNow(question, fields, where))
  );
  const now = { ...was };
  edit(now);
  return differences(
    QUESTIONS(target),
    { was, now },
    {
      neighbourhood: 'borgo',
      ...where,
      telephone: telephoneOf('IT'),
      timeZone: 'Europe/Rome',
      today: '2026-11-25',
      streets: [],
      live: fields
    }
  );
}

const LIBRARY = fieldsOfPlace({
  name: { it: 'Biblioteca', ar: 'مكتبة' },
  summary: { it: 'Libri', en: 'Books' },
  address: 'Via Segesta 12',
  openingHours: 'Mo-Fr 09:00-18:00; PH off',
  languages: ['it', 'ar'],
  features: ['free'],
  asked: ['registration'],
  notAsked: ['identity-document'],
  contacts: { phone: '+390212345678', website: 'https://example.org' }
});
const COURSE = fieldsOfActivity({
  title: { it: 'Corso' },
  schedule: { ...scheduleWith(), pausesInSchoolHolidays: true },
  stage: 'italian',
  costEuro: 12.5,
  childcare: { from_months: 3, free: true },
  deadline: '2020-01-01',
  hoursPerWeek: 4.5
});

describe('a form sent as it was shown changes nothing', () => {
  test.each<[string, Target, Fields]>([
    ['a place', 'places', LIBRARY],
    ['a place of which nothing is known', 'places', fieldsOfPlace()],
    [
      'a protected place',
      'places',
      fieldsOfPlace({ position: { precision: 'area-only', point: null }, contacts: { phone: '1522' } })
    ],
    ['hours that rows cannot tell', 'places', fieldsOfPlace({ openingHours: 'Jan-May We 10:00-12:00' })],
    ['contacts that would be refused today', 'places', fieldsOfPlace({ contacts: { phone: 'ask' } })],
    ['an activity, its deadline long over', 'activities', COURSE],
    ['an activity of which nothing is known', 'activities', fieldsOfActivity({})],
    [
      'times that a form cannot tell',
      'activities',
      fieldsOfActivity({ schedule: scheduleWith({ rrule: 'FREQ=MONTHLY;BYDAY=1MO' }) })
    ],
    [
      'an organisation',
      'organisations',
      fieldsOf(
        {
          slug: 'x',
          kind: 'ngo',
          name: { it: 'Soleterre' },
          about: null,
          contacts: {},
          confirmedAt: null,
          addedAt: '',
          revision: 1
        },
        FIELDS.organisations
      )
    ]
  ])('%s', (_, target, fields) => {
    expect(changed(target, fields, () => {})).toEqual({ changes: {}, problems: {}, texts: [] });
  });
});

describe('what somebody changes is all that is proposed', () => {
  test('a text in one language keeps the others', () => {
    const { changes, texts } = changed(
      'places',
      LIBRARY,
      (values) => (values['name.it'] = ['Biblioteca di borgo'])
    );
    expect(changes).toEqual({ name: { it: 'Biblioteca di borgo', ar: 'مكتبة' } });
    expect(texts).toEqual(['Biblioteca di borgo']);
  });

  test('a language is added, another taken away', () => {
    const { changes } = changed('places', LIBRARY, (values) => {
      values['summary.en'] = [''];
      values['name.en'] = ['Library'];
    });
    expect(changes).toEqual({
      summary: { it: 'Libri' },
      name: { en: 'Library', it: 'Biblioteca', ar: 'مكتبة' }
    });
  });

  test('a telephone, with the other contacts kept', () => {
    const { changes } = changed('places', LIBRARY, (values) => (values['contacts.phone'] = ['333 123 4567']));
    expect(changes).toEqual({ contacts: { phone: '+393331234567', website: 'https://example.org' } });
  });

  test('hours', () => {
    const { changes } = changed('places', LIBRARY, (values) => (values['opening_hours.0.to'] = ['19:00']));
    expect(changes).toEqual({ opening_hours: 'Mo-Fr 09:00-19:00; PH off' });
  });

  test('a pin, and not the address beside it', () => {
    const { changes } = changed('places', LIBRARY, (values) => (values['location'] = ['9.141,45.471']));
    expect(changes).toEqual({ location: { type: 'Point', coordinates: [9.141, 45.471] } });
  });

  test('what is not asked any more', () => {
    const { changes } = changed(
      'places',
      LIBRARY,
      (values) => (values['requirement.registration'] = ['not-asked'])
    );
    expect(changes).toEqual({ asked: [], not_asked: ['identity-document', 'registration'] });
  });

  test('times, with what the form does not ask kept', () => {
    const { changes } = changed('activities', COURSE, (values) => (values['schedule.to'] = ['12:00']));
    expect(changes['schedule']).toMatchObject({ duration: 150, pausesInSchoolHolidays: true });
    expect(Object.keys(changes)).toEqual(['schedule']);
  });

  test('a kind brings its step of the path', () => {
    const { changes } = changed('activities', COURSE, (values) => (values['kind'] = ['job']));
    expect(changes).toEqual({ kind: 'job', stage: 'work' });
  });

  test('childcare that is not free any more, with its ages kept', () => {
    const { changes } = changed('activities', COURSE, (values) => {
      delete values['childcare.free'];
    });
    expect(changes).toEqual({ childcare: { from_months: 3 } });
  });

  test('free instead of paid', () => {
    const { changes } = changed('activities', COURSE, (values) => (values['cost'] = ['free']));
    expect(changes).toEqual({ cost_euro: 0 });
  });
});

describe('what is wrong is said of what was touched', () => {
  test.each<[string, (values: Record<string, readonly string[]>) => void, string, string]>([
    [
      'a name taken away whole',
      (values) => {
        values['name.it'] = [''];
        values['name.ar'] = [''];
      },
      'name.en',
      'empty'
    ],
    [
      'markup',
      (values) => {
        values['summary.it'] = ['<script>alert(1)</script>'];
      },
      'summary.it',
      'markup'
    ],
    [
      'a bidi override',
      (values) => {
        values['name.ar'] = ['مكت\u202eبة'];
      },
      'name.ar',
      'characters'
    ],
    [
      'a name of 5,000 letters',
      (values) => {
        values['name.it'] = ['x'.repeat(5000)];
      },
      'name.it',
      'too-long'
    ],
    [
      'no telephone',
      (values) => {
        values['contacts.phone'] = ['call me'];
      },
      'contacts.phone',
      'phone'
    ],
    [
      'half a time',
      (values) => {
        values['opening_hours.0.to'] = [''];
      },
      'opening_hours',
      'times-incomplete'
    ],
    [
      'a kind nobody knows',
      (values) => {
        values['category'] = ['casino'];
      },
      'category',
      'no-such-value'
    ]
  ])('%s', (_, edit, input, reason) => {
    const { changes, problems } = changed('places', LIBRARY, edit);
    expect(problems[input]?.reason).toBe(reason);
    expect(Object.keys(problems)).toHaveLength(1);
    expect(changes).toEqual({});
  });

  test('a protected place takes no position, and says why', () => {
    const shelter = fieldsOfPlace({
      position: { precision: 'area-only', point: null },
      contacts: { phone: '1522' }
    });
    const { changes, problems } = changed('places', shelter, (values) => {
      values['address'] = ['Via Segesta 12'];
      values['location'] = ['9.14,45.47'];
    });
    expect(problems['address']?.reason).toBe('protected-position');
    expect(problems['location']?.reason).toBe('protected-position');
    expect(changes).toEqual({});
  });
});

test('every input that a form shows is known, and no other', () => {
  for (const [target, fields] of [
    ['places', LIBRARY],
    ['activities', COURSE]
  ] as const)
    for (const question of QUESTIONS(target))
      for (const input of Object.keys(answersNow(question, fields, READER)))
        expect(isInputOf(input, QUESTIONS(target)), input).toBe(true);
  for (const forged of [
    'slug',
    'confirmed_at',
    'sources',
    'name',
    'name.',
    'name.<b>',
    'state',
    'opening_hours.x',
    'contacts.fax',
    'category.x'
  ])
    expect(isInputOf(forged, QUESTIONS('places')), forged).toBe(false);
});
