import { capitalised } from '../i18n/capitalised.ts';
import { COMPLETENESS_STATES, type Completeness } from '../activity/completeness.ts';
import { speaksOf } from './completeness.ts';
import type { Evidence } from './evidence.server.ts';
import type { InsightView } from './view.ts';
import { topicName, type EvidenceWording } from './wording.server.ts';
import type { Topic } from './service.ts';

/**
 * What has not been collected here, or only in part, kind by kind, with who says so and when; and of what is looked for, that of
 * which there is nothing and nobody has said either.
 */
export function collectedView(
  said: readonly Completeness[],
  { gaps }: Pick<Evidence, 'gaps'>,
  wording: EvidenceWording
): InsightView['collected'] {
  const { translator, speech, neighbourhood } = wording;
  const name = (topic: Topic) => capitalised(topicName(topic, wording), translator.locale);
  const rows = said.map((one) => ({
    state: one.state,
    text: speech.say('collected.said', {
      what: name({ of: one.of, value: one.value } as Topic),
      source: one.source,
      date: translator.date(new Date(`${one.asOf}T12:00:00Z`), neighbourhood.timeZone)
    })
  }));
  const silent = gaps.notCollected
    .filter((topic) => !said.some((one) => speaksOf(one, topic)))
    .map((topic) => ({
      state: 'not-collected' as const,
      text: speech.say('collected.silent', { what: name(topic) })
    }));
  return COMPLETENESS_STATES.toReversed().flatMap((state) => {
    const lines = [...rows, ...silent].filter((one) => one.state === state).map(({ text }) => text);
    return lines.length === 0
      ? []
      : [{ state, heading: speech.say(`collected.${state}`), lines: lines.toSorted() }];
  });
}
