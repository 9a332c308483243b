import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { cardView } from './card-view.server.ts';
import { NO_FILTERS } from './filters.ts';
import type { Place } from './place.ts';
import { fullPlaceForTests, placeForTests } from './place-for-tests.ts';
import { FEATURES, type Feature } from './vocabulary.ts';
import { reading } from './reading.server.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});

const cardOf = (about: Partial<Place>) =>
  cardView(placeForTests(about), NO_FILTERS, reading(translator, aNeighbourhood(), [], NOW));
const marksOf = (...features: Feature[]) => cardOf({ features }).marks;
const word = (feature: Feature) => translator.t(`feature.${feature}`);

describe('the marks on the card of a place', () => {
  test('say what somebody said of it, each by its own word, and nothing else', () => {
    expect(marksOf()).toEqual([]);
    for (const feature of FEATURES)
      expect(marksOf(feature), feature).toEqual(feature === 'outdoor' ? [] : [word(feature)]);
  });

  test('never say of a place for everyone that it is for women only', () => {
    const others = FEATURES.filter((feature) => feature !== 'women-only');
    expect(marksOf(...others)).not.toContain(word('women-only'));
  });

  test('are three at most, what decides first', () => {
    expect(marksOf(...[...FEATURES].reverse())).toEqual([
      word('women-only'),
      word('childcare'),
      word('child-welcome')
    ]);
    expect(marksOf('wifi', 'step-free', 'free', 'child-welcome')).toEqual([
      word('child-welcome'),
      word('free'),
      word('step-free')
    ]);
  });
});

describe('the card of a place', () => {
  test('says of a doubt the year alone: "maybe" is said before it', () => {
    const { opening } = cardOf({ openingHours: 'Mo-Su 00:00-24:00', openingHoursYear: 2021 });
    expect(opening).toMatchObject({ tone: 'maybe', note: '(2021)' });
    expect(
      cardOf({ openingHours: 'Mo-Su 00:00-24:00', openingHoursYear: null }).opening.note
    ).toBeUndefined();
  });

  test('says how far it is where somebody asked from where, and is not sure of a straight line', () => {
    expect(cardOf({}).walk).toBeNull();
    expect(cardOf({ walk: null }).walk).toBeNull();
    expect(cardOf({ walk: { metres: 750, method: 'straight-line' } }).walk).toEqual({
      minutes: 10,
      approximate: true
    });
    expect(cardOf({ walk: { metres: 750, method: 'network' } }).walk).toEqual({
      minutes: 10,
      approximate: false
    });
  });

  test('has the name on the door beside its translation, and not twice', () => {
    expect(cardOf({ name: { it: 'Biblioteca', en: 'Library' } })).toMatchObject({
      name: { text: 'Library', locale: 'en' },
      localName: { text: 'Biblioteca', locale: 'it' }
    });
    expect(cardOf({ name: { it: 'Biblioteca' } })).toMatchObject({
      name: { text: 'Biblioteca', locale: 'it' },
      localName: null
    });
  });

  test('leads to the page of that place, in her language', () => {
    const { slug, href, address, precision } = cardView(
      fullPlaceForTests(),
      NO_FILTERS,
      reading(translator, aNeighbourhood(), [], NOW)
    );
    expect({ slug, href, address, precision }).toEqual({
      slug: 'biblioteca',
      href: '/en/borgo/places/biblioteca',
      address: 'Via Segesta 12',
      precision: 'approximate'
    });
  });
});
