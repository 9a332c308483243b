import { activityHref } from '../activity/addresses.ts';
import { languageName } from '../i18n/language-name.ts';
import { localised, type ChosenText, type LocalisedText } from '../i18n/localised.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import type { Translator } from '../i18n/translator.ts';
import { capitalised } from '../i18n/capitalised.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref, placeHref } from '../place/addresses.ts';
import type { CountedCategory } from '../place/place.ts';
import { questionToQuery, type EvidenceQuestion } from './question.ts';
import type { Condition, Service, Topic } from './service.ts';
import type { SpeechInPercent } from './speech-in-percent.server.ts';

/** Who reads, of where: what every sentence of the evidence is made with. */
export interface EvidenceWording {
  readonly translator: Translator;
  readonly speech: SpeechInPercent;
  readonly neighbourhood: NeighbourhoodWithOutline;
  readonly categories: readonly CountedCategory[];
}

export function localisedInWords(
  text: LocalisedText | null,
  { translator, neighbourhood }: EvidenceWording,
  otherwise: string
): ChosenText {
  return (
    localised(text, translator.locale, neighbourhood.defaultLocale) ?? {
      text: otherwise,
      locale: neighbourhood.defaultLocale
    }
  );
}

export function topicName(topic: Topic, wording: EvidenceWording): string {
  const { t } = wording.translator;
  switch (topic.of) {
    case 'kind':
      return t(`calendar.kind.${topic.value}`);
    case 'stage':
      return wording.speech.say(`stage.${topic.value}`);
    case 'group':
      return t(`group.${topic.value}`);
    case 'category': {
      const category = wording.categories.find(({ slug }) => slug === topic.value);
      return localisedInWords(category?.name ?? null, wording, topic.value).text;
    }
  }
}

export function conditionName({ of, value }: Condition, { translator, speech }: EvidenceWording): string {
  switch (of) {
    case 'feature':
      return translator.t(`feature.${value}` as MessageKey);
    case 'language':
      return speech.say('condition.language', { what: languageName(value, translator.locale) });
    case 'without':
      return speech.say('condition.without', { what: translator.t(`requirement.${value}` as MessageKey) });
    case 'time':
      return speech.say(`when.${value}`);
  }
}

/** One after the other, as the script parts them. */
export function joinedList(parts: readonly string[], { speech }: EvidenceWording): string {
  return parts.join(speech.say('comma'));
}

/** "Italian course, with childcare, in the evening". */
export function topicInWords(
  topic: Topic,
  conditions: readonly Condition[],
  wording: EvidenceWording
): string {
  const parts = [topicName(topic, wording), ...conditions.map((one) => conditionName(one, wording))];
  return capitalised(joinedList(parts, wording), wording.translator.locale);
}

export function insightHref(
  { translator, neighbourhood }: EvidenceWording,
  question?: EvidenceQuestion
): string {
  const page = `${neighbourhoodHref(translator.locale, neighbourhood.slug)}/insights`;
  return question ? `${page}?${questionToQuery(question)}` : page;
}

export function serviceHref({ of, slug }: Service, { translator, neighbourhood }: EvidenceWording): string {
  return of === 'place'
    ? placeHref(translator.locale, neighbourhood.slug, slug)
    : activityHref(translator.locale, neighbourhood.slug, slug);
}
