import { FormReader } from '../form-reader.ts';
import type { FormValues } from '../form-values.ts';
import type { FieldProblems } from '../proposal.ts';
import { asRead } from '../question/question.ts';
import { readQuestion } from '../question/read-question.ts';
import type { AddView } from './form.ts';

/**
 * What can be seen to be wrong with a form before anything is sent, by the same reading that the server does; that looks
 * at times besides, and looks addresses up.
 */
export function problemsIn(
  values: FormValues,
  { neighbourhood, today, questions }: AddView,
  locale: string
): FieldProblems {
  const reader = new FormReader(values, {
    neighbourhood: neighbourhood.slug,
    locale,
    local: neighbourhood.local,
    telephone: neighbourhood.telephone,
    timeZone: neighbourhood.timeZone,
    today,
    streets: [],
    live: null
  });
  for (const question of questions) readQuestion(asRead(question), reader);
  return reader.problems;
}
