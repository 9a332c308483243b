import { formatDegrees } from '../geo/bounding-box.ts';
import type { Landmark } from '../place/landmarks.server.ts';
import { capitalised } from '../i18n/capitalised.ts';
import { changeKey, WHAT_IF_LIMIT } from './change.ts';
import type { Evidence } from './evidence.server.ts';
import type { MovedHours } from './moved-hours.ts';
import { INSTEAD, questionToQuery, withoutWhatIf } from './question.ts';
import { shares } from './reach.ts';
import { conditionKey, holds, isAbout, sameCondition, type Condition, type Service } from './service.ts';
import type { InsightView } from './view.ts';
import {
  conditionName,
  insightHref,
  localisedInWords,
  joinedList,
  type EvidenceWording
} from './wording.server.ts';

/** What somebody with money can give a service; what else is asked for stands beside them. */
const GIVEN: readonly Condition[] = [
  { of: 'feature', value: 'childcare' },
  { of: 'feature', value: 'women-only' },
  { of: 'time', value: 'school-hours' },
  { of: 'time', value: 'evening' },
  { of: 'time', value: 'saturday' },
  { of: 'time', value: 'sunday' },
  { of: 'without', value: 'residence-permit' }
];

/** The two forms that suppose something, and what it would come to. */
export function whatIfView(
  evidence: Evidence,
  landmarks: readonly Landmark[],
  wording: EvidenceWording
): InsightView['whatIf'] {
  const { question, all } = evidence;
  const { supposed, change, topic, conditions } = question;
  const { say } = wording.speech;
  const plain = withoutWhatIf(question);
  const more = conditions.filter((one) => !GIVEN.some((known) => sameCondition(known, one)));
  return {
    sentence: sentence(evidence, wording),
    removeHref: `${insightHref(wording, plain)}#what-if`,
    places: landmarks.map(({ name, slug, point }) => ({
      value: formatDegrees(point),
      label: localisedInWords(name, wording, slug).text,
      chosen: supposed !== null && formatDegrees(supposed) === formatDegrees(point)
    })),
    services: all
      .filter((service) => isAbout(service, topic) && service.point !== null)
      .map((service) => ({ service, ...whatIsNot(service, conditions) }))
      .sort((a, b) => a.lacks.length - b.lacks.length || a.unknown.length - b.unknown.length)
      .map(({ service, lacks, unknown }) => ({
        value: changeKey(service),
        label:
          lacks.length > 0
            ? say('whatIf.lacks', { name: nameOf(service, wording), lacks: conditionNames(lacks, wording) })
            : unknown.length > 0
              ? say('whatIf.unsure', {
                  name: nameOf(service, wording),
                  unknown: conditionNames(unknown, wording)
                })
              : nameOf(service, wording),
        chosen: change !== null && changeKey(change.service) === changeKey(service)
      })),
    gives: [...GIVEN, ...more].map((one) => ({
      value: conditionKey(one),
      label: capitalised(givenName(one, wording), wording.translator.locale),
      chosen: (change?.gives ?? conditions).some((chosen) => sameCondition(chosen, one))
    })),
    instead: { value: INSTEAD, label: say('whatIf.instead'), chosen: change?.moves ?? false },
    kept: [...questionToQuery(plain)]
  };
}

/** What it would come to; of what is not collected nobody can say, and of what is not known how much it may be less. */
function sentence(evidence: Evidence, wording: EvidenceWording): string | null {
  const { then, completeness } = evidence;
  if (then === null) return null;
  const { say } = wording.speech;
  if (completeness === 'not-collected') return say('whatIf.notCollected');
  return [gainInWords(evidence, wording), ...doubtOfGain(evidence, wording)].filter(Boolean).join(' ');
}

/** How few it may be, if all that may fit do so already. */
function doubtOfGain(evidence: Evidence, { speech: { say } }: EvidenceWording): string[] {
  const { people, perhaps, minutesMost, thenMost, ground, isAnywhere } = evidence;
  if (perhaps.length === 0 || thenMost === null || ground.residents === null) return [];
  const [before, after] = [minutesMost, thenMost].map(
    (times) => shares(people, times).find(({ limit }) => limit === WHAT_IF_LIMIT)!.people
  ) as [number, number];
  const least = isAnywhere ? 0 : Math.round(after - before);
  return [say('whatIf.perhaps', { count: perhaps.length, people: least })];
}

function gainInWords(evidence: Evidence, wording: EvidenceWording): string | null {
  const { question, changed, moved, ground, minutes, then, people } = evidence;
  const { say, percent } = wording.speech;
  if (then === null) return null;
  const [before, after] = [minutes, then].map((times) =>
    shares(people, times).find(({ limit }) => limit === WHAT_IF_LIMIT)!
  );
  const range = { before: percent(before!.share), after: percent(after!.share) };
  const gained = after!.people - before!.people;
  if (changed === null) {
    if (ground.residents === null) return say('whatIf.areaGain', range);
    return gained < 0.5 ? say('whatIf.noGain') : say('whatIf.gain', { people: Math.round(gained), ...range });
  }
  const name = nameOf(changed.before, wording);
  if (changed.after.point === null) return say('whatIf.changeUnplaced', { name });
  const { gives } = question.change!;
  if (gives.length === 0) return say('whatIf.changeNothing', { name });
  if (moved && !gives.some(({ of }) => of === 'time')) return say('whatIf.moveNothing', { name });
  const { lacks, unknown } = whatIsNot(
    changed.after,
    question.conditions.filter((one) => !(moved && one.of === 'time'))
  );
  if (lacks.length > 0)
    return say('whatIf.changeStillLacks', { name, lacks: conditionNames(lacks, wording) });
  if (unknown.length > 0)
    return say('whatIf.changeUnsure', { name, unknown: conditionNames(unknown, wording) });
  const given = joinedList(
    gives.map((one) => givenName(one, wording)),
    wording
  );
  if (moved) {
    const changes = joinedList(
      moved.map((one) => movedInWords(one, evidence, wording)),
      wording
    );
    return [
      say('whatIf.moved', { name, gives: given, changes }),
      say('whatIf.movedWindows'),
      ...(changed.before.times === null ? [say('whatIf.moveUnknown')] : [])
    ].join(' ');
  }
  if (ground.residents === null) return say('whatIf.areaGain', range);
  return gained < 0.5
    ? say('whatIf.changeNoGain', { name, gives: given })
    : say('whatIf.changeGain', { name, gives: given, people: Math.round(gained), ...range });
}

/** Who can come at that time alone: how many more or fewer would get there. */
function movedInWords(
  { time, before, after }: MovedHours,
  { ground }: Evidence,
  { speech }: EvidenceWording
): string {
  const { say, percent } = speech;
  const range = { when: say(`when.${time}`), before: percent(before.share), after: percent(after.share) };
  if (ground.residents === null) return say('whatIf.movedArea', range);
  const people = Math.round(after.people - before.people);
  if (people === 0) return say('whatIf.movedSame', range);
  return people > 0
    ? say('whatIf.movedGain', { ...range, people })
    : say('whatIf.movedLoss', { ...range, people: -people });
}

/** What it is known not to have of what is asked for, and what nobody has recorded. */
function whatIsNot(service: Service, conditions: readonly Condition[]) {
  return {
    lacks: conditions.filter((one) => holds(service, one) === 'no'),
    unknown: conditions.filter((one) => holds(service, one) === 'unknown')
  };
}

const nameOf = ({ name, slug }: Service, wording: EvidenceWording) =>
  localisedInWords(name, wording, slug).text;

const conditionNames = (conditions: readonly Condition[], wording: EvidenceWording) =>
  joinedList(
    conditions.map((one) => conditionName(one, wording)),
    wording
  );

/** Hours that are given are said with days and hours. */
const givenName = (one: Condition, wording: EvidenceWording) =>
  one.of === 'time' ? wording.speech.say(`whatIf.times.${one.value}`) : conditionName(one, wording);

/** Of what fits nobody, the service that lacks the least, as a note; nothing when there is none of the kind. */
export function closestInWords({ question, all }: Evidence, wording: EvidenceWording): string[] {
  const [closest] = all
    .filter((service) => isAbout(service, question.topic))
    .map((service) => ({ service, ...whatIsNot(service, question.conditions) }))
    .sort((a, b) => a.lacks.length - b.lacks.length || a.unknown.length - b.unknown.length);
  if (!closest) return [];
  const { say } = wording.speech;
  const [lacks, unknown] = [closest.lacks, closest.unknown].map((some) => conditionNames(some, wording)) as [
    string,
    string
  ];
  const name = nameOf(closest.service, wording);
  return [
    closest.unknown.length > 0
      ? say('finding.closestUnsure', { name, lacks, unknown })
      : say('finding.closest', { name, lacks })
  ];
}
