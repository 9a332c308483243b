import { expect, test } from 'vitest';
import { LOCALES, traitsOf } from '../i18n/locales.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { requirementViews } from './requirement-views.ts';
import { REQUIREMENTS, type Requirement } from './vocabulary.ts';

test.each(LOCALES)('what is asked for is never said as what is not, in %s', async (locale) => {
  const translator = await translatorHere(aNeighbourhood(), locale);
  const { t } = translator;
  const list = new Intl.ListFormat(traitsOf(locale).intl, { type: 'disjunction' });
  const othersThan = (one: Requirement) =>
    list.format(REQUIREMENTS.filter((other) => other !== one).map((other) => t(`requirement.${other}`)));
  for (const one of REQUIREMENTS) {
    const [is, isNot] = [t(`requirement.${one}`), t(`requirementNot.${one}`)];
    expect(is).not.toBe(isNot);
    expect(requirementViews({ asked: [one], notAsked: [] }, translator)).toEqual({
      asked: [is],
      notAsked: [],
      unknown: false,
      others: t('unknown.asks', { what: othersThan(one) })
    });
    expect(requirementViews({ asked: [], notAsked: [one] }, translator)).toEqual({
      asked: [],
      notAsked: [isNot],
      unknown: false,
      others: t('unknown.asks', { what: othersThan(one) })
    });
  }
  expect(requirementViews({ asked: [], notAsked: [] }, translator)).toEqual({
    asked: [],
    notAsked: [],
    unknown: true,
    others: null
  });
  expect(requirementViews({ asked: [], notAsked: REQUIREMENTS }, translator).others).toBeNull();
});
