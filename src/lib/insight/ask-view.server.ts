import { ACTIVITY_KINDS, STAGES } from '../activity/vocabulary.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { languageName } from '../i18n/language-name.ts';
import { languagesInUse } from '../place/languages.server.ts';
import { FEATURES, REQUIREMENTS, type Feature, type Requirement } from '../place/vocabulary.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { WALKERS } from '../walking/pace.ts';
import { capitalised } from '../i18n/capitalised.ts';
import type { EvidenceQuestion } from './question.ts';
import { sameCondition, topicKey, type Condition, type Topic } from './service.ts';
import type { InsightChoice, InsightView } from './view.ts';
import { TIME_CONDITIONS } from './week-times.ts';
import { conditionName, topicName, type EvidenceWording } from './wording.server.ts';

/** What decides whether she can come; the rest of what can be asked is in the address and stays there. */
const FEATURES_ASKED: readonly Feature[] = ['women-only', 'childcare', 'free', 'step-free'];
const REQUIREMENTS_ASKED: readonly Requirement[] = ['identity-document', 'residence-permit', 'appointment'];

/** The form, with what the question has chosen. */
export async function askView(
  question: EvidenceQuestion,
  wording: EvidenceWording
): Promise<InsightView['ask']> {
  const { speech, translator, categories, neighbourhood } = wording;
  const topics = (label: string, all: readonly Topic[]) => ({
    label,
    choices: all.map((topic) => ({
      value: topicKey(topic),
      label: capitalised(topicName(topic, wording), translator.locale),
      chosen: topicKey(topic) === topicKey(question.topic)
    }))
  });
  const choice = (condition: Condition): InsightChoice => ({
    value: condition.value,
    label: conditionName(condition, wording),
    chosen: question.conditions.some((one) => sameCondition(one, condition))
  });
  /** Those that are offered, and those that the address asks for besides. */
  const offered = <T extends string>(all: readonly T[], always: readonly T[], of: Condition['of']) =>
    all
      .map((value) => choice({ of, value } as Condition))
      .filter(({ value, chosen }) => chosen || (always as readonly string[]).includes(value));
  const spoken = (await languagesInUse(neighbourhood.slug)).map(({ code }) => code);
  const asked = question.conditions.flatMap(({ of, value }) => (of === 'language' ? [value] : []));
  return {
    topics: [
      topics(
        speech.say('ask.stages'),
        STAGES.map((value) => ({ of: 'stage', value }))
      ),
      topics(
        speech.say('ask.kinds'),
        ACTIVITY_KINDS.map((value) => ({ of: 'kind', value }))
      ),
      topics(
        speech.say('ask.groups'),
        CATEGORY_GROUPS.map((value) => ({ of: 'group', value }))
      ),
      topics(
        speech.say('ask.categories'),
        categories.map(({ slug }) => ({ of: 'category', value: slug }))
      )
    ],
    features: offered(FEATURES, FEATURES_ASKED, 'feature'),
    when: TIME_CONDITIONS.map((value) => choice({ of: 'time', value })),
    // The question above says "without asking for" once for all.
    without: offered(REQUIREMENTS, REQUIREMENTS_ASKED, 'without').map((one) => ({
      ...one,
      label: translator.t(`requirement.${one.value}` as MessageKey)
    })),
    languages: [...new Set([...asked, ...spoken])].map((value) => ({
      value,
      label: languageName(value, translator.locale),
      chosen: asked.includes(value)
    })),
    walkers: WALKERS.map((value) => ({
      value,
      label: speech.say(`walker.${value}`),
      chosen: value === question.walker
    }))
  };
}
