import { dateInWords } from '../place/opening/wording.ts';
import { viewText, type Reading } from '../place/reading.server.ts';
import type { Activity } from './activity.ts';
import { capacityInWords } from './capacity-words.ts';
import { isFree, isWork } from './matches.ts';
import { euroInWords, levelsInWords } from './reading.server.ts';
import type { FactView } from './view.ts';

/** "In short": what is known of level, effort, cost, places and, for work, of the contract. */
export function factsOf(activity: Activity, here: Reading): FactView[] {
  const { t, locale } = here.translator;
  const { levels, capacity, contract, deadline, costEuro } = activity;
  const facts: FactView[] = [];
  const add = (label: string, value: string | null, note: FactView['note'] = null) => {
    if (value !== null || note !== null) facts.push({ label, value: value ?? '', note });
  };
  const costNote = viewText(activity.costNote, here);
  add(
    t('calendar.costLabel'),
    isFree(activity) ? t('calendar.costFree') : costEuro === null ? null : euroInWords(costEuro, locale),
    costNote
  );
  add(t('calendar.levelLabel'), levels.length > 0 ? levelsInWords(levels) : null);
  add(t('calendar.effortLabel'), effort(activity, here));
  add(t('calendar.placesLabel'), capacity && capacityInWords(capacity, here.translator));
  add(t('calendar.contractLabel'), contract && t(`calendar.contract.${contract}`));
  if (!isWork(activity.kind))
    add(t('calendar.deadlineLabel'), deadline && dateInWords(deadline, 'dayAndYear', locale));
  return facts;
}

function effort({ hoursPerWeek, weeks }: Activity, { translator: { t } }: Reading): string | null {
  const parts = [
    hoursPerWeek !== null && t('calendar.hoursPerWeek', { count: hoursPerWeek }),
    weeks !== null && t('calendar.weeks', { count: weeks })
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' · ') : null;
}
