import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { ACTIVITY_KINDS, STAGES } from '../activity/vocabulary.ts';
import { formatDegrees, parseLonLat } from '../geo/bounding-box.ts';
import type { LonLat } from '../geo/point.ts';
import { FEATURES, REQUIREMENTS, type Feature, type Requirement } from '../place/vocabulary.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { WALKERS, type Walker } from '../walking/pace.ts';
import { changeKey, parseChangeKey, type Change } from './change.ts';
import { parseCondition } from './condition-key.ts';
import { conditionKey, sameCondition, topicKey, type Condition, type Topic } from './service.ts';
import { TIME_CONDITIONS, type TimeCondition } from './week-times.ts';

/** What somebody asks of the evidence, as the address has it. */
export interface EvidenceQuestion {
  readonly topic: Topic;
  readonly conditions: readonly Condition[];
  readonly walker: Walker;
  /** Where a service that is not there yet would be; null when nobody asks. */
  readonly supposed: LonLat | null;
  /** A service that is there, given what it lacks; null when nobody asks. Never both. */
  readonly change: Change | null;
  /** Slug of the indicator by area that it is weighed by; null: by none. */
  readonly indicator: string | null;
}

/** The same question of what is there, without anything supposed. */
export const withoutWhatIf = (question: EvidenceQuestion): EvidenceQuestion => ({
  ...question,
  supposed: null,
  change: null
});

/** The same question as other sites show it: of what there is, weighed by nothing. */
export const forOthers = (question: EvidenceQuestion): EvidenceQuestion => ({
  ...withoutWhatIf(question),
  indicator: null
});

export type QuestionProblem =
  | 'unknown-topic'
  | 'unknown-value'
  | 'not-a-language'
  | 'not-a-position'
  | 'unknown-service'
  | 'unknown-indicator'
  | 'one-at-a-time';

export interface ParsedQuestion {
  readonly question: EvidenceQuestion;
  readonly problems: readonly { readonly parameter: string; readonly reason: QuestionProblem }[];
}

/** Its parameters. */
export const WHAT_IF = ['suppose', 'change', 'give', 'hours'] as const;

/** Of `hours`: what is given comes to what it has, or stands in its place. */
const BESIDES = 'besides';
export const INSTEAD = 'instead';

/** A course of the language of the place: what most women who came ask for first. */
export const FIRST_TOPIC: Topic = { of: 'kind', value: 'italian-course' };

/**
 * Reads the question of an address: `what=kind.italian-course`, `feature`, `language`, `without`, `when`, `walker`,
 * `indicator`, `suppose=lon,lat` or `change=activity.<slug>` with what it would be given, `give=feature.childcare` (repeatable): who is
 * counted then is who looks for just that. With `hours=instead` the hours given stand in place of its own, and who has said
 * when she can come is counted for that. A wrong value is left out and reported; nothing is thrown.
 */
export function parseQuestion(query: URLSearchParams, isCategory: (slug: string) => boolean): ParsedQuestion {
  const problems: { parameter: string; reason: QuestionProblem }[] = [];
  const refuse = (parameter: string, reason: QuestionProblem): null => {
    problems.push({ parameter, reason });
    return null;
  };
  const all = <T extends string>(parameter: string, known: readonly T[]): T[] => {
    const asked = new Set(query.getAll(parameter).filter((value) => value !== ''));
    const found = known.filter((one) => asked.has(one));
    if (found.length < asked.size) refuse(parameter, 'unknown-value');
    return found;
  };
  const what = query.get('what') || null;
  const language = query.get('language') || null;
  const walker = query.get('walker') || 'adult';
  const supposed = query.get('suppose') || null;
  const indicator = query.get('indicator') || null;
  const conditions: Condition[] = [
    ...all<Feature>('feature', FEATURES).map((value) => ({ of: 'feature' as const, value })),
    ...all<Requirement>('without', REQUIREMENTS).map((value) => ({ of: 'without' as const, value })),
    ...all<TimeCondition>('when', TIME_CONDITIONS).map((value) => ({ of: 'time' as const, value }))
  ];
  if (language !== null) {
    if (LANGUAGE_TAG.test(language)) conditions.push({ of: 'language', value: language });
    else refuse('language', 'not-a-language');
  }
  const position = supposed === null ? null : (parseLonLat(supposed) ?? refuse('suppose', 'not-a-position'));
  const change = parseChange(query, conditions, refuse);
  return {
    question: {
      topic:
        (what === null ? null : (parseTopic(what, isCategory) ?? refuse('what', 'unknown-topic'))) ??
        FIRST_TOPIC,
      conditions: [...conditions, ...soughtToo(change, conditions)],
      walker: WALKERS.find((one) => one === walker) ?? refuse('walker', 'unknown-value') ?? 'adult',
      supposed: position,
      change: change !== null && position !== null ? refuse('change', 'one-at-a-time') : change,
      indicator:
        indicator === null || /^[a-z0-9-]{1,60}$/.test(indicator)
          ? indicator
          : refuse('indicator', 'unknown-indicator')
    },
    problems
  };
}

/** What is given is looked for as well; where hours move, only by who has not said when she can come. */
function soughtToo(change: Change | null, asked: readonly Condition[]): Condition[] {
  if (change === null) return [];
  const saysWhen = change.moves && asked.some(({ of }) => of === 'time');
  return change.gives.filter(
    (one) => !(saysWhen && one.of === 'time') && !asked.some((known) => sameCondition(known, one))
  );
}

/** What is not said to be given is what is asked for. */
function parseChange(
  query: URLSearchParams,
  asked: readonly Condition[],
  refuse: (parameter: string, reason: QuestionProblem) => null
): Change | null {
  const given = [...new Set(query.getAll('give').filter((one) => one !== ''))];
  const gives = given.flatMap((one) => parseCondition(one) ?? refuse('give', 'unknown-value') ?? []);
  const hours = query.get('hours') || BESIDES;
  if (hours !== BESIDES && hours !== INSTEAD) refuse('hours', 'unknown-value');
  const key = query.get('change') || null;
  if (key === null) return null;
  const service = parseChangeKey(key);
  if (service === null) return refuse('change', 'unknown-service');
  return { service, gives: given.length === 0 ? asked : gives, moves: hours === INSTEAD };
}

function parseTopic(text: string, isCategory: (slug: string) => boolean): Topic | null {
  const topics: Topic[] = [
    ...ACTIVITY_KINDS.map((value) => ({ of: 'kind' as const, value })),
    ...STAGES.map((value) => ({ of: 'stage' as const, value })),
    ...CATEGORY_GROUPS.map((value) => ({ of: 'group' as const, value }))
  ];
  const found = topics.find((topic) => topicKey(topic) === text);
  if (found) return found;
  const category = /^category\.([a-z0-9-]{1,80})$/.exec(text)?.[1];
  return category !== undefined && isCategory(category) ? { of: 'category', value: category } : null;
}

const PARAMETERS: Readonly<Record<Condition['of'], string>> = {
  feature: 'feature',
  language: 'language',
  without: 'without',
  time: 'when'
};

/** The question as the query of an address, in a fixed order so that equal questions have equal addresses. */
export function questionToQuery({
  topic,
  conditions,
  walker,
  supposed,
  change,
  indicator
}: EvidenceQuestion): URLSearchParams {
  const query = new URLSearchParams({ what: topicKey(topic) });
  for (const of of Object.keys(PARAMETERS) as Condition['of'][])
    for (const condition of conditions)
      if (condition.of === of) query.append(PARAMETERS[of], condition.value);
  if (walker !== 'adult') query.set('walker', walker);
  if (supposed !== null) query.set('suppose', formatDegrees(supposed));
  if (change !== null) {
    query.set('change', changeKey(change.service));
    for (const one of change.gives) query.append('give', conditionKey(one));
    if (change.moves) query.set('hours', INSTEAD);
  }
  if (indicator !== null) query.set('indicator', indicator);
  return query;
}
