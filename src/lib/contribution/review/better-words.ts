import { lacking, type Quality } from '../quality/quality.ts';
import type { Speech } from './speech.ts';
import type { BetterView } from './view.ts';

/** What would make an entry better, a sentence each, first what women look for first; null: it is not graded. */
export function betterInWords(quality: Quality | null, { say, number }: Speech): BetterView | null {
  if (!quality) return null;
  const { criteria } = quality;
  const count = (answer: string) => criteria.filter((one) => one.answer === answer).length;
  return {
    summary: say('better.summary', {
      met: number(count('met')),
      of: number(count('met') + count('not-met'))
    }),
    things: lacking(quality).map(({ name, reason }) => ({
      thing: say(`better.thing.${name}`),
      why: say(`better.why.${reason ?? 'missing'}`)
    }))
  };
}

/** So many things are named in a list of entries. */
const FIRST = 2;

/** "To begin with: a telephone number · what it costs"; null: nothing is missing. */
export function firstThings(quality: Quality, { say }: Speech): string | null {
  const things = lacking(quality)
    .slice(0, FIRST)
    .map(({ name }) => say(`better.thing.${name}`));
  return things.length > 0 ? say('better.first', { things: things.join(' · ') }) : null;
}
