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
  const { compare } = new Intl.Collator(translator.locale);
  /** "Nursery · Job", in the order of the reader's alphabet. */
  const names = (topics: readonly Topic[]) =>
    topics
      .map((topic) => capitalised(topicName(topic, wording), translator.locale))
      .toSorted(compare)
      .join(' · ');
  const silent = gaps.notCollected.filter((topic) => !said.some((one) => speaksOf(one, topic)));
  return COMPLETENESS_STATES.toReversed().flatMap((state) => {
    const rows = said.filter((one) => one.state === state);
    const unsaid = state === 'not-collected' ? silent : [];
    // What the same source says of the same day is said once, of all it is said of.
    const alike = [...Map.groupBy(rows, ({ source, asOf }) => `${asOf} ${source}`).values()];
    const lines = [
      ...alike.map((those) =>
        speech.say('collected.said', {
          what: names(those.map(({ of, value }) => ({ of, value }) as Topic)),
          source: those[0]!.source,
          date: translator.date(new Date(`${those[0]!.asOf}T12:00:00Z`), neighbourhood.timeZone)
        })
      ),
      ...(unsaid.length === 0 ? [] : [speech.say('collected.silent', { what: names(unsaid) })])
    ];
    return lines.length === 0
      ? []
      : [{ state, heading: speech.say(`collected.${state}`), count: rows.length + unsaid.length, lines }];
  });
}
