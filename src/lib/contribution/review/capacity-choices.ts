import type { Activity } from '../../activity/activity.ts';
import { takesPlaces } from '../../activity/capacity.ts';
import { capacityInWords } from '../../activity/capacity-words.ts';
import { CAPACITY_STATES } from '../../activity/fields/capacity.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Speech } from './speech.ts';
import type { CapacityChoices } from './view.ts';

/** What one tap says of the places of an activity; null where nobody takes a place. */
export function capacityChoices(
  { kind, capacity }: Pick<Activity, 'kind' | 'capacity'>,
  translator: Translator,
  { say }: Speech
): CapacityChoices | null {
  if (!takesPlaces(kind)) return null;
  const choice = (value: CapacityChoices['states'][number]['value'], label: string) => ({
    value,
    label,
    isKnown: (capacity?.state ?? '') === value
  });
  return {
    known: capacity ? capacityInWords(capacity, translator) : say('capacity.notKnown'),
    states: [
      ...CAPACITY_STATES.map((state) => choice(state, translator.t(`calendar.capacity.state.${state}`))),
      choice('', say('capacity.unknown'))
    ]
  };
}
