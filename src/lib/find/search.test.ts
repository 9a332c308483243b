import { describe, expect, test } from 'vitest';
import { catalogue, catalogueWith, entries, ONE_WHO_READS, place } from './borgo-for-tests.server.ts';
import type { Circumstances } from './circumstances.ts';
import { namedEntry } from './entries.ts';
import { search, type Answer } from './search.ts';
import { lexicon } from './words.server.ts';

const ask = (q: string, dropped: Iterable<string> = [], locale = 'it'): Answer =>
  search(q, catalogue, lexicon(), { ...ONE_WHO_READS, locale, dropped: new Set(dropped) });
const slugs = ({ results }: Answer) => results.map(({ slug }) => slug);

test('a name that was said leads, however it is written', () => {
  for (const q of ['farmacia S. Anna', 'FARMACIA SANTANNA', 'sant’anna farmacia']) {
    expect(slugs(ask(q))[0], q).toBe('sant-anna');
  }
  expect(slugs(ask('via paravai'))[0]).toBe('via-paravia');
  expect(slugs(ask('شارع بارافيا', [], 'ar'))[0]).toBe('via-paravia');
});

test('a word with a meaning is no name: who looks for work is not sent to the Chamber of Work', () => {
  expect(slugs(ask('lavoro'))[0]).toBe('orientamento');
  expect(slugs(ask('camera del lavoro'))[0]).toBe('camera-del-lavoro');
});

describe('in danger', () => {
  test('whom to call stands first', () => {
    expect(
      ask('mio marito mi picchia')
        .results.slice(0, 2)
        .map(({ slug }) => slug)
    ).toEqual(['1522', '112']);
    expect(ask('voglio morire').results[0]?.slug).toBe('112');
  });
  test('who has nowhere to sleep is told a number and a service, and that no bed is recorded', () => {
    const answer = ask('non so dove dormire stanotte');
    expect(slugs(answer).slice(0, 2)).toEqual(['020202', 'servizio-sociale']);
    expect(answer.none).toEqual(['emergency-shelter']);
  });
});

describe('only what is recorded is said', () => {
  test('a butcher is not halal because it is a butcher', () => {
    const answer = ask('macelleria halal');
    expect(answer.none).toEqual(['halal-food']);
    expect(slugs(answer)).not.toContain('macelleria-rossi');
  });
  test('what nobody knows is to be asked first', () => {
    const { results } = ask('corso di italiano con spazio bambini');
    expect(results[0]?.slug).toBe('da-confermare');
    expect(results[0]?.ask).toEqual([]);
    expect(results.find(({ slug }) => slug === 'sera')?.ask).toEqual([
      { name: 'feature', value: 'childcare' }
    ]);
  });
  test('hours that nobody has confirmed say maybe: first of those to ask, and not known', () => {
    const pharmacies = [
      place('ignota', 'Farmacia A', 'pharmacy'),
      place('scritta', 'Farmacia B', 'pharmacy', {
        hours: new Set(['tue:morning']),
        areHoursConfirmed: false
      }),
      place('certa', 'Farmacia C', 'pharmacy', { hours: new Set(['tue:morning']) }),
      place('altra', 'Farmacia D', 'pharmacy', { hours: new Set(['wed:morning']), areHoursConfirmed: false })
    ];
    const { results } = search('farmacia martedì', catalogueWith(pharmacies), lexicon(), ONE_WHO_READS);
    expect(
      results.filter(({ type }) => type === 'place').map(({ slug, ask: open }) => [slug, open.length])
    ).toEqual([
      ['certa', 0],
      ['scritta', 1],
      ['ignota', 1]
    ]);
  });
  test('where some languages are told the others are not spoken, but at a desk of its own', () => {
    const centres = [
      place('ignota', 'Servizio A', 'social-service'),
      place('italiano', 'Servizio B', 'social-service', { languages: ['it'] }),
      place('sportello', 'Servizio C', 'social-service', { languages: ['it'], languagesInside: ['ar'] }),
      place('arabo', 'Servizio D', 'social-service', { languages: ['ar'] })
    ];
    const { results } = search('servizio sociale in arabo', catalogueWith(centres), lexicon(), ONE_WHO_READS);
    expect(
      results.filter(({ type }) => type === 'place').map(({ slug, ask: open }) => [slug, open.length])
    ).toEqual([
      ['arabo', 0],
      ['sportello', 1],
      ['ignota', 1]
    ]);
  });
  test('what is known not to fit is left out', () => {
    expect(slugs(ask('corso di italiano martedì'))).not.toContain('mattina');
  });
});

describe('it is never a dead end', () => {
  test('of a kind that is nowhere here it says so, and offers what is near', () => {
    const answer = ask('medico');
    expect(answer.none).toEqual(['doctor']);
    expect(slugs(answer)).toEqual(expect.arrayContaining(['116117', 'ospedale']));
  });
  test('what nothing fits is dropped and said', () => {
    const known = catalogueWith(entries.filter(({ slug }) => slug !== 'da-confermare'));
    const answer = search('corso di italiano domenica', known, lexicon(), ONE_WHO_READS);
    expect(answer.relaxed).toEqual([{ name: 'day', value: 'sun' }]);
    expect(slugs(answer)).toEqual(expect.arrayContaining(['mattina', 'sera']));
  });
});

test('to take a condition away never shrinks the answer', () => {
  const sentences = [
    'corso di italiano gratis per donne martedì sera con spazio bambini',
    'corso di italiano domenica mattina gratis',
    'gratis per donne',
    'farmacia lunedì sera',
    'medico senza permesso di soggiorno gratis',
    'lavoro gratis sabato'
  ];
  const tryAll = (q: string, dropped: readonly string[]): void => {
    const answer = ask(q, dropped);
    for (const { drop } of answer.chips) {
      const more = ask(q, drop);
      expect(new Set(slugs(more)), `${q} without ${drop.join()}`).toEqual(
        new Set([...slugs(more), ...slugs(answer)])
      );
      tryAll(q, drop);
    }
  };
  for (const q of sentences) tryAll(q, []);
});

describe('under conditions that were chosen before she wrote', () => {
  const chosen = (filters: Circumstances['chosen']['filters'], q: string, dropped: string[] = []) =>
    search(q, catalogue, lexicon(), {
      ...ONE_WHO_READS,
      chosen: { filters, near: null },
      dropped: new Set(dropped)
    });
  test('what is known not to fit is left out, and each is taken away by its chip', () => {
    const free = chosen([{ name: 'category', value: 'pharmacy' }], 'selinunte');
    expect(slugs(free)[0]).toBe('selinunte');
    const none = chosen([{ name: 'category', value: 'pharmacy' }], 'macelleria');
    expect(none.relaxed).toEqual([{ name: 'category', value: 'pharmacy' }]);
  });
  test('without words, what fits them is shown', () => {
    const answer = chosen([{ name: 'feature', value: 'free' }], '');
    expect(slugs(answer)).toEqual(expect.arrayContaining(['orientamento', 'sera']));
    const { drop } = answer.chips[0]!;
    const more = chosen([{ name: 'feature', value: 'free' }], '', [...drop]);
    expect(slugs(more)).toEqual(expect.arrayContaining(slugs(answer)));
  });
});

test('an entry is found by what people here call it, and shown under its name', () => {
  const casetta = namedEntry(
    'organisation',
    'consultorio',
    { it: 'Consultorio di via Masaniello' },
    { alsoCalled: { it: 'la Casetta Rosa', ar: 'البيت الوردي' } }
  );
  const known = catalogueWith([...entries, casetta]);
  for (const q of ['casetta rosa', 'la casetta rosa', 'البيت الوردي']) {
    const [first] = search(q, known, lexicon(), ONE_WHO_READS).results;
    expect(first?.slug, q).toBe('consultorio');
    expect(first?.entry?.name).toEqual({ it: 'Consultorio di via Masaniello' });
  }
});

test('what was left out for nothing fitted stays left out when the next condition is taken away', () => {
  const known = catalogueWith(entries.filter(({ facts }) => !facts || facts.hours));
  const ask = (dropped: readonly string[]) =>
    search('corso di italiano martedì mattina', known, lexicon(), {
      ...ONE_WHO_READS,
      dropped: new Set(dropped)
    });
  const tuesday = ask([]);
  expect(tuesday.relaxed).toEqual([{ name: 'part', value: 'morning' }]);
  expect(slugs(tuesday)).toContain('sera');
  expect(slugs(ask(tuesday.chips[0]!.drop))).toEqual(expect.arrayContaining(['sera', 'mattina']));
});

test('of two conditions of which one is enough, neither is taken away alone', () => {
  expect(ask('corso di italiano mattina o sera').chips).toMatchObject([
    { drop: ['part:morning', 'part:evening'] }
  ]);
});
