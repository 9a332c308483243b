import { telephoneOf } from '../../country/countries.server.ts';
import { describe, expect, test } from 'vitest';
import type { Addable } from '../add/form.ts';
import { FormReader } from '../form-reader.ts';
import type { FormValues } from '../form-values.ts';
import { questionsToAdd } from './questions.server.ts';
import { monthFrom } from './read-period.ts';
import { readQuestion } from './read-question.ts';
import { sourceValues } from './read-sources.ts';

const reader = (values: FormValues, locale = 'it', live: Record<string, unknown> | null = null) =>
  new FormReader(values, {
    neighbourhood: 'borgo',
    locale,
    local: 'it',
    telephone: telephoneOf('IT'),
    timeZone: 'Europe/Rome',
    today: '2026-11-25',
    streets: [],
    live
  });
const OFFERED = {
  categories: [],
  places: [],
  organisations: ['circolo', 'scuola'],
  areas: ['borgo', 'raval']
};

function read(what: Addable, one: FormReader): FormReader {
  for (const question of questionsToAdd(what, OFFERED)) readQuestion(question, one);
  return one;
}
const practice = (values: FormValues, locale?: string) =>
  read(
    'practice',
    reader({ title: ['Italiano e merenda'], context: ['Mancava'], steps: ['Si fa'], ...values }, locale)
  );
const link = (values: FormValues) =>
  read(
    'link',
    reader({ from_organisation: ['circolo'], kind: ['hosts'], to_organisation: ['scuola'], ...values })
  );

describe('a year or a month', () => {
  test.each([
    ['2019', '2019'],
    ['2019-05', '2019-05'],
    ['2019/5', '2019-05'],
    ['5/2019', '2019-05'],
    ['05.2019', '2019-05'],
    ['٢٠١٩', '2019'],
    ['٥/٢٠١٩', '2019-05'],
    ['13/2019', null],
    ['2019-00', null],
    ['19', null],
    ['0999', null],
    ['maggio 2019', null],
    ['2019-05-01', null]
  ])('%s is kept as %s', (typed, kept) => expect(monthFrom(typed)).toBe(kept));
});

describe('a practice', () => {
  test('is one sentence, what was missing, and its steps, a line each', () => {
    const { changes, problems } = practice({ steps: [' Trova una stanza ', '', 'Trova chi guarda'] });
    expect(problems).toEqual({});
    expect(changes).toEqual({
      title: { it: 'Italiano e merenda' },
      context: { it: 'Mancava' },
      steps: { it: 'Trova una stanza\nTrova chi guarda' }
    });
  });

  test('written in Arabic is in Arabic, whatever the page is in', () => {
    expect(practice({ title: ['الإيطالية صباحًا'] }).changes).toMatchObject({
      title: { ar: 'الإيطالية صباحًا' }
    });
  });

  test('without a step is not taken', () => {
    expect(practice({ steps: ['', ' '] }).problems).toEqual({ steps: { reason: 'empty' } });
  });

  test('that ended before it began is not taken; within one year it may', () => {
    expect(practice({ since: ['2024'], until: ['2023'] }).problems).toHaveProperty('until');
    expect(practice({ since: ['5/2024'], until: ['2024'] }).problems).toEqual({});
  });

  test('of a neighbourhood or an organisation that nobody offered is not taken', () => {
    expect(practice({ areas: ['marte'] }).problems).toHaveProperty('areas');
    expect(practice({ organisation: ['altra'] }).problems).toHaveProperty('organisation');
  });
});

describe('sources', () => {
  test('are a name and an address; one without a name is called as its site', () => {
    expect(
      practice({
        'sources.0.name': ['Rapporto'],
        'sources.0.url': ['example.org/r'],
        'sources.1.url': ['https://example.net/x'],
        'sources.2.name': ['Un libro']
      }).changes['sources']
    ).toEqual([
      { name: 'Rapporto', url: 'https://example.org/r' },
      { name: 'example.net', url: 'https://example.net/x' },
      { name: 'Un libro' }
    ]);
  });

  test.each(['javascript:alert(1)', 'http://', 'a b', 'https://user@example.org', '"><script>'])(
    'are no %s',
    (url) => expect(practice({ 'sources.0.url': [url] }).problems).toHaveProperty(['sources.0.url'])
  );

  test('that were there keep their year while their address stays', () => {
    const sources = [{ name: 'Rapporto', url: 'https://example.org/r', year: 2024, licence: 'CC-BY-4.0' }];
    const one = reader(
      {
        title: ['t'],
        context: ['c'],
        steps: ['s'],
        ...sourceValues(sources),
        'sources.0.name': ['Rapporto annuale']
      },
      'it',
      { sources }
    );
    read('practice', one);
    expect(one.changes['sources']).toEqual([{ ...sources[0], name: 'Rapporto annuale' }]);
  });
});

describe('a link', () => {
  test('says who, what, with whom, and how that is known', () => {
    expect(link({}).changes).toEqual({
      from_organisation: 'circolo',
      kind: 'hosts',
      to_organisation: 'scuola',
      certainty: 'reported'
    });
    expect(link({ certainty: ['documented'] }).changes).toMatchObject({ certainty: 'documented' });
  });

  test.each<[string, FormValues, string, string]>([
    ['of one with itself', { to_organisation: ['circolo'] }, 'to_organisation', 'self-link'],
    ['with one that is not in the list', { to_organisation: ['altra'] }, 'to_organisation', 'no-such-value'],
    ['of no kind', { kind: [''] }, 'kind', 'choose'],
    ['of a kind nobody offered', { kind: ['likes'] }, 'kind', 'no-such-value'],
    ['that ends before it begins', { since: ['2024'], until: ['2023'] }, 'until', 'end-before-start']
  ])('%s is not taken', (_, values, input, reason) => {
    expect(link(values).problems).toMatchObject({ [input]: { reason } });
  });
});
