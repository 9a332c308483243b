import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { reading } from '../place/reading.server.ts';
import type { Activity } from './activity.ts';
import { aFullActivity, anActivity } from './examples.ts';
import { factsOf } from './facts.server.ts';

let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});

const facts = (activity: Activity) =>
  Object.fromEntries(
    factsOf(activity, reading(translator, aNeighbourhood(), [], new Date('2026-11-25T10:00Z'))).map(
      ({ label, value, note }) => [label, note ? `${value} (${note.text})` : value]
    )
  );
const label = (key: 'cost' | 'level' | 'effort' | 'places' | 'contract' | 'deadline') =>
  translator.t(`calendar.${key}Label`);

describe('an activity in short', () => {
  test('says each thing that is known beside its own name', () => {
    const { t } = translator;
    expect(facts(aFullActivity({ kind: 'italian-course' }))).toEqual({
      [label('cost')]: '€20 (per la tessera)',
      [label('level')]: 'A1 · A2',
      [label('effort')]:
        `${t('calendar.hoursPerWeek', { count: 4 })} · ${t('calendar.weeks', { count: 12 })}`,
      [label('places')]: t('calendar.capacity.left', { count: 3, date: '20 November' }),
      [label('contract')]: t('calendar.contract.apprenticeship'),
      [label('deadline')]: 'Tuesday, 15 December 2026'
    });
  });

  test('says nothing of what nobody knows', () => {
    expect(facts(anActivity({}))).toEqual({});
  });

  test('calls free what is known to cost nothing, and what costs something by its price', () => {
    const cost = (fields: Partial<Activity>) => facts(anActivity(fields))[label('cost')];
    const free = translator.t('calendar.costFree');
    expect([cost({ costEuro: 0 }), cost({ features: ['free'] })]).toEqual([free, free]);
    expect([cost({ costEuro: 12.5 }), cost({ costEuro: null })]).toEqual(['€12.50', undefined]);
  });

  test('says that it is full where no place is left', () => {
    const full = anActivity({ capacity: { state: 'full', as_of: '2026-11-20' } });
    expect(facts(full)[label('places')]).toBe('No places left, as of 20 November');
  });

  test('leaves the last day of an offer of work to the line that says when', () => {
    expect(facts(anActivity({ kind: 'job', deadline: '2026-12-15' }))).toEqual({});
  });
});
