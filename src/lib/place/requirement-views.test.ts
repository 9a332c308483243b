import { expect, test } from 'vitest';
import { LOCALES } from '../i18n/locales.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { requirementViews } from './requirement-views.ts';
import { REQUIREMENTS } from './vocabulary.ts';

test.each(LOCALES)('what is asked for is never said as what is not, in %s', async (locale) => {
  const translator = await translatorHere(aNeighbourhood(), locale);
  const { t } = translator;
  for (const one of REQUIREMENTS) {
    const [is, isNot] = [t(`requirement.${one}`), t(`requirementNot.${one}`)];
    expect(is).not.toBe(isNot);
    expect(requirementViews({ asked: [one], notAsked: [] }, translator)).toEqual({
      asked: [is],
      notAsked: [],
      unknown: false
    });
    expect(requirementViews({ asked: [], notAsked: [one] }, translator)).toEqual({
      asked: [],
      notAsked: [isNot],
      unknown: false
    });
  }
  expect(requirementViews({ asked: [], notAsked: [] }, translator)).toEqual({
    asked: [],
    notAsked: [],
    unknown: true
  });
});
