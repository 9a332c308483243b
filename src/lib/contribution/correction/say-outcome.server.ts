import type { Outcome } from '../propose.server.ts';
import { sayProblem, type Speech } from '../speech.ts';

/** What is said, in a sentence, of something sent that was not taken. */
export function sayOutcome(speech: Speech, outcome: Exclude<Outcome, { kind: 'taken' }>): string {
  if (outcome.kind === 'refused') return sayProblem(speech, outcome.problem);
  if (outcome.kind === 'wait')
    return speech.say('error.wait', { count: Math.max(1, Math.ceil(outcome.seconds / 60)) });
  return speech.say(`error.${outcome.kind}`);
}
