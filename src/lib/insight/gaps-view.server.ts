import type { Gap } from './gaps.ts';
import { gapKey, type Elsewhere } from './gaps-elsewhere.server.ts';
import { roughly } from './map-view.server.ts';
import { withoutWhatIf, type Question } from './question.ts';
import type { GapView } from './view.ts';
import {
  asked,
  conditionName,
  insightHref,
  inWords,
  listed,
  serviceHref,
  type Wording
} from './wording.server.ts';

/**
 * A gap as sentences: what is missing, for how many; how that compares with the neighbourhood and with others; what comes
 * closest, and what would change if it had what it lacks.
 */
export function gapView(
  gap: Gap,
  others: readonly Elsewhere[],
  question: Question,
  wording: Wording
): GapView {
  const { say, percent, number } = wording.speech;
  const { topic, condition, kind } = gap;
  const conditions = condition ? [condition] : [];
  const what = asked(topic, conditions, wording);
  const people = number(Math.round(gap.people));
  const share = percent(gap.share);
  const about: Question = { ...withoutWhatIf(question), topic, conditions };
  return {
    sentence:
      kind !== 'far'
        ? say(`gaps.${kind}`, { what })
        : gap.side === null
          ? say('gaps.far', { what, people, share })
          : say('gaps.farSide', { what, people, share, side: say(`gaps.side.${gap.side}`) }),
    details: [
      ...(kind === 'far' ? [] : [say('gaps.affected', { people, share })]),
      ...compared(gap, wording),
      ...(others.length > 0 ? [elsewhereInWords(gap, others, wording)] : [])
    ],
    share: gap.share,
    href: insightHref(wording, about),
    nearest: gap.nearest && {
      text: nearestInWords(gap, wording),
      href: serviceHref(gap.nearest.service, wording),
      gain: gap.gained >= 1 ? say('gaps.ifItHad', { people: number(Math.round(gap.gained)) }) : null
    },
    whatIf: whatIf(gap, about, wording)
  };
}

/** How it is in the neighbourhood as a whole, and without the condition. */
function compared({ walk, plainShare }: Gap, { speech: { say, percent, number } }: Wording): string[] {
  const minutes = (value: number) => number(Math.max(1, Math.round(value)));
  return [
    ...(walk === null
      ? []
      : [say('gaps.walk', { affected: minutes(walk.affected), all: minutes(walk.all) })]),
    ...(plainShare === null
      ? []
      : [plainShare < 0.005 ? say('gaps.plainNobody') : say('gaps.plain', { share: percent(plainShare) })])
  ];
}

function elsewhereInWords({ topic, condition }: Gap, others: readonly Elsewhere[], wording: Wording): string {
  const { say, percent } = wording.speech;
  const list = others.map(({ slug, name, lacking }) => {
    const place = inWords(name, wording, slug).text;
    const share = lacking?.get(gapKey(topic, condition));
    return share === undefined
      ? say('gaps.elsewhereUnknown', { place })
      : say('gaps.elsewhereShare', { place, share: percent(share) });
  });
  return say('gaps.elsewhere', { list: listed(list, wording) });
}

function nearestInWords({ nearest }: Gap, wording: Wording): string {
  const { say, number } = wording.speech;
  const { service, lacks, minutes } = nearest!;
  const text = inWords(service.name, wording, service.slug).text;
  const name =
    service.organisation === null
      ? say('gaps.named', { name: text })
      : say('gaps.byWhom', {
          name: text,
          organisation: inWords(service.organisation, wording, service.slug).text
        });
  if (minutes === null) return say('gaps.somewhere', { name });
  const walk = number(Math.max(1, Math.round(minutes)));
  return lacks.length > 0
    ? say('gaps.almost', {
        name,
        minutes: walk,
        lacks: listed(
          lacks.map((one) => conditionName(one, wording)),
          wording
        )
      })
    : say('gaps.nearest', { name, minutes: walk });
}

/** The attempt that the gap suggests: what comes closest, with what it lacks; else a new one in the middle of them. */
function whatIf(
  { nearest, gained, middle, condition }: Gap,
  about: Question,
  wording: Wording
): GapView['whatIf'] {
  const { say } = wording.speech;
  const isChange = nearest !== null && gained >= 1 && condition !== null;
  const attempt: Question = isChange
    ? { ...about, change: { service: nearest.service, gives: nearest.lacks } }
    : { ...about, supposed: roughly(middle) };
  return {
    text: say(isChange ? 'gaps.tryChange' : 'gaps.tryNew'),
    href: `${insightHref(wording, attempt)}#what-if`
  };
}
