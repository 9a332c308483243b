import type { Mode, PlaceOutcome } from './import-places.ts';
import { say } from './say.ts';

/** What is told one by one; nobody reads more. */
const MOST_TOLD = 100;

/** Says what became of places: how many of each outcome, and of those that need a look, which. */
export function tellOutcomes(outcomes: readonly PlaceOutcome[], mode: Mode, neighbourhood: string): void {
  const count = (wanted: PlaceOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const told = (['new', 'changed', 'same', 'kept', 'closed', 'waiting', 'protected', 'refused'] as const)
    .filter(
      (outcome) => count(outcome) > 0 || outcome === 'new' || outcome === 'changed' || outcome === 'same'
    )
    .map((outcome) => `${count(outcome)} ${WORDS[outcome]}`);
  say(`${outcomes.length} places: ${told.join(', ')}.`);
  const lines = outcomes.flatMap(({ id, outcome, slug, kept = [], reason }) => {
    if (outcome === 'refused') return [`Refused: ${id}. ${reason}`];
    return kept.length > 0 ? [`Kept as people changed it: ${slug} (${kept.join(', ')})`] : [];
  });
  for (const line of lines.slice(0, MOST_TOLD)) say(line);
  if (lines.length > MOST_TOLD) say(`… and ${lines.length - MOST_TOLD} more.`);
  if (mode === 'dry-run') say('Nothing was written.');
  if (mode === 'queue' && count('new') + count('changed') > 0)
    say(`They wait for a coordinator, as one batch, at /it/${neighbourhood}/manage/queue?show=imports.`);
}

const WORDS: Readonly<Record<PlaceOutcome['outcome'], string>> = {
  new: 'new',
  changed: 'changed',
  same: 'the same',
  kept: 'kept as people changed them',
  closed: 'closed here, and so left',
  waiting: 'waiting for a coordinator already',
  protected: 'protected, and so left',
  refused: 'refused'
};
