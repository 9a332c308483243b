import type { Gap, Unknown } from './gaps.ts';
import { gapKey, type Elsewhere } from './gaps-elsewhere.server.ts';
import { roughly } from './map-view.server.ts';
import { withoutWhatIf, type EvidenceQuestion } from './question.ts';
import { topicKey, type Condition } from './service.ts';
import type { GapView, InsightView } from './view.ts';
import {
  topicInWords,
  conditionName,
  insightHref,
  localisedInWords,
  joinedList,
  serviceHref,
  type EvidenceWording
} from './wording.server.ts';

/**
 * A gap as sentences: what is missing, for how many; how that compares with the neighbourhood and with others; what comes
 * closest, and what would change if it had what it lacks.
 */
export function gapView(
  gap: Gap,
  others: readonly Elsewhere[],
  question: EvidenceQuestion,
  wording: EvidenceWording
): GapView {
  const { say } = wording.speech;
  const { topic, conditions, kind, perhaps } = gap;
  const what = topicInWords(topic, conditions, wording);
  const who = whoInWords(gap.people, gap, wording);
  const share = range(gap, wording);
  const about: EvidenceQuestion = { ...withoutWhatIf(question), topic, conditions };
  return {
    sentence:
      kind !== 'far'
        ? say(`gaps.${kind}`, { what })
        : gap.side === null
          ? say('gaps.far', { what, who, share })
          : say('gaps.farSide', { what, who, share, side: say(`gaps.side.${gap.side}`) }),
    doubts: [
      ...(kind === 'far' ? [] : [say('gaps.affected', { who })]),
      ...(gap.group === 'minors' ? [say('gaps.minors')] : []),
      ...(perhaps > 0 ? [say('gaps.perhaps', { count: perhaps })] : [])
    ],
    details: [...compared(gap, wording), ...elsewhereInWords(gap, others, wording)],
    share: gap.share,
    href: insightHref(wording, about),
    nearest: gap.nearest && {
      text: nearestInWords(gap, wording),
      href: serviceHref(gap.nearest.service, wording),
      gain: gap.gained >= 1 ? say('gaps.ifItHad', { who: whoInWords(gap.gained, gap, wording) }) : null
    },
    whatIf: whatIf(gap, about, wording)
  };
}

/** "20%", or "between 20% and 60%" where more may lack it than are known to. */
function range({ share, mostShare }: Gap, { speech: { say, percent } }: EvidenceWording): string {
  return mostShare - share < 0.005
    ? percent(share)
    : say('bounds.between', { least: percent(share), most: percent(mostShare) });
}

/** "13,875 women": whom a gap is counted for. */
const whoInWords = (people: number, { group }: Gap, { speech: { say, number } }: EvidenceWording) =>
  say(`gaps.who.${group}`, { people: number(Math.round(people)) });

/** The same of one topic, "in the evening, on Saturday", in one sentence. */
export const unknownViews = (
  unknown: readonly Unknown[],
  question: EvidenceQuestion,
  wording: EvidenceWording
): InsightView['unknown'] =>
  [...Map.groupBy(unknown, ({ topic, what }) => `${topicKey(topic)} ${what}`).values()].map((alike) =>
    unknownView(
      {
        ...alike[0]!,
        conditions: [...new Set(alike.flatMap(({ conditions }) => conditions))],
        perhaps: Math.max(...alike.map(({ perhaps }) => perhaps))
      },
      question,
      wording
    )
  );

/** What we cannot say, in one sentence: of how many, what is not known. */
export function unknownView(
  { topic, conditions, what, perhaps, all }: Unknown,
  question: EvidenceQuestion,
  wording: EvidenceWording
): InsightView['unknown'][number] {
  return {
    sentence: wording.speech.say(`gaps.unknown.${what}`, {
      what: topicInWords(topic, conditions, wording),
      some: wording.speech.number(perhaps),
      all: wording.speech.number(all)
    }),
    href: insightHref(wording, { ...withoutWhatIf(question), topic, conditions })
  };
}

/** How it is in the neighbourhood as a whole, and without the condition. */
function compared(
  { walk, plainShare }: Gap,
  { speech: { say, percent, number } }: EvidenceWording
): string[] {
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

function elsewhereInWords(
  { topic, conditions }: Gap,
  others: readonly Elsewhere[],
  wording: EvidenceWording
): string[] {
  const { say, percent } = wording.speech;
  // Where nothing is known of the others, nothing is said: once for all gaps, not at the end of each.
  const list = others.flatMap(({ slug, name, lacking }) => {
    const share = lacking?.get(gapKey(topic, conditions));
    if (share === undefined) return [];
    return [
      say('gaps.elsewhereShare', { place: localisedInWords(name, wording, slug).text, share: percent(share) })
    ];
  });
  return list.length === 0 ? [] : [say('gaps.elsewhere', { list: joinedList(list, wording) })];
}

/** The neighbourhoods of which too little is known to compare any gap with. */
export function notCompared(
  gaps: readonly Gap[],
  others: readonly Elsewhere[],
  wording: EvidenceWording
): string[] {
  const silent = others.filter(
    ({ lacking }) => !gaps.some(({ topic, conditions }) => lacking?.has(gapKey(topic, conditions)))
  );
  if (silent.length === 0 || gaps.length === 0) return [];
  const names = silent.map(({ name, slug }) => localisedInWords(name, wording, slug).text);
  return [wording.speech.say('gaps.notCompared', { places: joinedList(names, wording) })];
}

function nearestInWords({ nearest }: Gap, wording: EvidenceWording): string {
  const { say, number } = wording.speech;
  const { service, lacks, unknown, minutes } = nearest!;
  const text = localisedInWords(service.name, wording, service.slug).text;
  const name =
    service.organisation === null
      ? say('gaps.named', { name: text })
      : say('gaps.byWhom', {
          name: text,
          organisation: localisedInWords(service.organisation, wording, service.slug).text
        });
  if (minutes === null) return say('gaps.somewhere', { name });
  const walk = number(Math.max(1, Math.round(minutes)));
  const names = (some: readonly Condition[]) =>
    joinedList(
      some.map((one) => conditionName(one, wording)),
      wording
    );
  if (lacks.length === 0 && unknown.length > 0)
    return say('gaps.unsure', { name, minutes: walk, unknown: names(unknown) });
  // That it has everything else, nobody can say.
  if (unknown.length > 0)
    return say('finding.closestUnsure', { name: text, lacks: names(lacks), unknown: names(unknown) });
  return lacks.length > 0
    ? say('gaps.almost', {
        name,
        minutes: walk,
        lacks: names(lacks)
      })
    : say('gaps.nearest', { name, minutes: walk });
}

/** The attempt that the gap suggests: what comes closest, with what it lacks; else a new one in the middle of them. */
function whatIf(
  { nearest, gained, middle, conditions }: Gap,
  about: EvidenceQuestion,
  wording: EvidenceWording
): GapView['whatIf'] {
  const { say } = wording.speech;
  const isChange = nearest !== null && gained >= 1 && conditions.length > 0;
  const attempt: EvidenceQuestion = isChange
    ? {
        ...about,
        change: { service: nearest.service, gives: [...nearest.lacks, ...nearest.unknown], moves: false }
      }
    : { ...about, supposed: roughly(middle) };
  return {
    text: say(isChange ? 'gaps.tryChange' : 'gaps.tryNew'),
    href: `${insightHref(wording, attempt)}#what-if`
  };
}
