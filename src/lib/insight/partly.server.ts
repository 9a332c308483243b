import type { Completeness } from '../activity/completeness.ts';
import { completenessOf } from './completeness.ts';
import { topicKey, type Service, type Topic } from './service.ts';
import { joinedList, topicName, type EvidenceWording } from './wording.server.ts';

/** Of which of some topics the list is not whole, in a sentence: a figure counts what is on the map. None: of none. */
export function partlyInWords(
  topics: readonly Topic[],
  { said, services }: { readonly said: readonly Completeness[]; readonly services: readonly Service[] },
  wording: EvidenceWording
): string[] {
  const partly = [...new Map(topics.map((topic) => [topicKey(topic), topic])).values()].filter(
    (topic) => completenessOf(topic, said, services) === 'partial'
  );
  if (partly.length === 0) return [];
  const what = joinedList(
    partly.map((topic) => topicName(topic, wording)),
    wording
  );
  return [wording.speech.say('gaps.partly', { what })];
}
