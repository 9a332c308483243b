import { listInWords } from '../../i18n/list-in-words.ts';
import { lacking, type Quality } from '../quality/quality.ts';
import type { Speech } from './speech.ts';
import type { BetterView } from './view.ts';

/** What would make an entry better, a sentence each, first what women look for first; null: it is not graded. */
export function betterInWords(quality: Quality | null, { say, number }: Speech): BetterView | null {
  if (!quality) return null;
  const { criteria } = quality;
  const count = (answer: string) => criteria.filter((one) => one.answer === answer).length;
  const [met, of] = [count('met'), count('met') + count('not-met')];
  return {
    summary:
      met === 0
        ? say('better.summaryNone', { of: number(of) })
        : say('better.summary', { met: number(met), of: number(of) }),
    things: lacking(quality).map(({ name, reason }) => ({
      thing: say(`better.thing.${name}`),
      why: say(`better.why.${reason ?? 'missing'}`)
    }))
  };
}

/** So many things are named in a list of entries. */
const FIRST = 2;

/** "To begin with: a telephone number and what it costs"; null: nothing is missing. */
export function firstThings(quality: Quality, { say, locale }: Speech): string | null {
  const things = lacking(quality)
    .slice(0, FIRST)
    .map(({ name }) => say(`better.thing.${name}`).replace(/^./u, (one) => one.toLocaleLowerCase(locale)));
  return things.length > 0 ? say('better.first', { things: listInWords(things, locale) }) : null;
}
