import { STAGES } from '../../activity/vocabulary.ts';
import { NAME, STEPS, TEXT } from '../../field/bounds.ts';
import {
  areas as neighbourhoods,
  choices,
  confirmedAt,
  languages as spoken,
  localisedText,
  month,
  neighbourhood,
  reference,
  slug,
  sources
} from '../../field/kinds.ts';

const title = localisedText('title', {
  required: true,
  proposable: 'always',
  ask: { step: 'story', most: NAME, label: 'add.practiceTitle', hint: 'add.practiceTitleHint' }
});

const organisation = reference('organisation', 'organisations', {
  proposable: 'when-new',
  ask: { step: 'story', order: 1, onlyNew: true, label: 'add.practiceBy', none: 'add.notOnTheMap' }
});

const paragraphs = { proposable: 'always', csv: false } as const;
const asked = (name: string, step: string) => ({
  step,
  most: TEXT,
  lines: true,
  label: `add.practiceText.${name}`,
  hint: `add.practiceText.${name}Hint`
});

const context = localisedText('context', {
  ...paragraphs,
  required: true,
  about: 'What was missing before.',
  ask: asked('context', 'missing')
});

const steps = localisedText('steps', {
  ...paragraphs,
  required: true,
  about: 'One step a line.',
  ask: { as: 'steps', step: 'steps', most: STEPS, lines: true }
});

const costs = localisedText('costs', {
  ...paragraphs,
  about: 'What it takes, in words; null: not known.',
  ask: asked('costs', 'takes')
});

const result = localisedText('result', { ...paragraphs, ask: asked('result', 'result') });

const evidence = localisedText('evidence', {
  ...paragraphs,
  about: 'How the result is known; null: it is told, nobody has counted.',
  ask: asked('evidence', 'result')
});

const stages = choices('stages', STAGES, {
  proposable: 'always',
  words: { key: 'calendar.stage' },
  ask: { step: 'scope', order: 1, label: 'add.stages' }
});

const areas = neighbourhoods('areas', {
  proposable: 'always',
  about: 'Slugs of neighbourhoods where it was tried, on this map or not.',
  ask: { step: 'scope', label: 'add.areas' }
});

const languages = spoken('languages', {
  proposable: 'always',
  about: 'BCP 47 tags of languages in which it was done, as somebody there said.',
  ask: { step: 'scope', order: 1, label: 'add.practiceLanguages' }
});

/** Of whatever lasts: practices and links. */
export const since = month('since', { proposable: 'always', ask: { step: 'scope', order: 1 } });
export const until = month('until', {
  proposable: 'always',
  about: 'Null: not known to have ended.',
  ask: { with: 'since' }
});

/** The fields of a practice, in the order in which the data tell them. */
export const PRACTICE_FIELDS = [
  slug(120),
  neighbourhood,
  organisation,
  title,
  context,
  steps,
  costs,
  result,
  evidence,
  stages,
  areas,
  languages,
  since,
  until,
  sources({ proposable: 'always', ask: { step: 'result' } }),
  confirmedAt
] as const;
