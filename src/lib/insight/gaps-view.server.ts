import type { Gap } from './gaps.ts';
import type { Question } from './question.ts';
import type { GapView } from './view.ts';
import { asked, conditionName, insightHref, inWords, serviceHref, type Wording } from './wording.server.ts';

/** A gap as sentences: what is missing, for how many, and what comes closest to it. */
export function gapView(gap: Gap, question: Question, wording: Wording): GapView {
  const { say, percent, number } = wording.speech;
  const { topic, condition, kind, nearest, median } = gap;
  const conditions = condition ? [condition] : [];
  const what = asked(topic, conditions, wording);
  const people = number(Math.round(gap.people));
  const share = percent(gap.share);
  const name = nearest && nearestName(gap, wording);
  return {
    sentence:
      kind !== 'far'
        ? say(`gaps.${kind}`, { what })
        : gap.side === null
          ? say('gaps.far', { what, people, share })
          : say('gaps.farSide', { what, people, share, side: say(`gaps.side.${gap.side}`) }),
    details: [
      ...(kind === 'far' ? [] : [say('gaps.affected', { people, share })]),
      ...(kind === 'far' && median !== null
        ? [say('gaps.median', { minutes: number(Math.round(median)) })]
        : []),
      ...(nearest && nearest.lacks.length > 0 && gap.gained >= 1
        ? [say('gaps.ifItHad', { people: number(Math.round(gap.gained)) })]
        : [])
    ],
    share: gap.share,
    href: insightHref(wording, { ...question, topic, conditions, supposed: null }),
    nearest:
      nearest && name !== null
        ? {
            text:
              nearest.lacks.length > 0
                ? say('gaps.almost', {
                    name,
                    lacks: nearest.lacks.map((one) => conditionName(one, wording)).join(', ')
                  })
                : say('gaps.nearest', { name }),
            href: serviceHref(nearest.service, wording)
          }
        : null
  };
}

function nearestName({ nearest }: Gap, wording: Wording): string {
  const { name, organisation, slug } = nearest!.service;
  const text = inWords(name, wording, slug).text;
  return organisation === null
    ? text
    : wording.speech.say('gaps.byWhom', {
        name: text,
        organisation: inWords(organisation, wording, slug).text
      });
}
