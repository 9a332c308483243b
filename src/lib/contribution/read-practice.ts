import { STAGES } from '../activity/activity.ts';
import type { FormReader } from './form-reader.ts';
import { MOST } from './proposal.ts';
import { readPeriod } from './read-period.ts';
import { readLanguages } from './read-place.ts';
import { readSources } from './sources-form.ts';
import { cleanText, localeOfText, problemOfText } from './text-hygiene.ts';

/** What there is to choose from: slugs. */
export interface PracticeChoices {
  readonly organisations: readonly string[];
  readonly areas: readonly string[];
}

/** Reads the whole form of a practice. */
export function readPractice(reader: FormReader, { organisations, areas }: PracticeChoices): void {
  reader.localised('title', { most: MOST.title, required: true });
  reader.choice('organisation', organisations);
  reader.localised('context', { most: MOST.text, lines: true, required: true });
  readSteps(reader);
  for (const field of ['result', 'evidence', 'costs'])
    reader.localised(field, { most: MOST.text, lines: true });
  readSources(reader);
  reader.choices('areas', areas);
  reader.choices('stages', STAGES);
  readLanguages(reader);
  readPeriod(reader);
}

/** One input `steps` for each; kept as one text, a step a line. */
function readSteps(reader: FormReader): void {
  const text = (reader.values['steps'] ?? [])
    .map((step) => cleanText(step))
    .filter((step) => step !== '')
    .join('\n');
  const problem = text === '' ? ({ reason: 'empty' } as const) : problemOfText(text, { most: MOST.steps });
  if (problem) return reader.refuse('steps', problem);
  reader.texts.push(text);
  reader.take('steps', { [localeOfText(text, reader.here)]: text });
}
