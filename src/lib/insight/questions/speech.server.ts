import { loadSpeech, type Speech } from '../../i18n/speech.ts';
import type { LocalWords } from '../../i18n/local-words.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Topic } from '../service.ts';
import { topicName, type EvidenceWording } from '../wording.server.ts';
import { capitalised } from '../../i18n/capitalised.ts';

/** What the answers are said with: messages of their own, which no browser is sent. */
export interface AnswerWording extends EvidenceWording {
  readonly answers: Speech<'questions'>;
}

export const loadAnswers = (locale: Locale, words: LocalWords) => loadSpeech(locale, words, 'questions');

export const capitalTopic = (topic: Topic, wording: EvidenceWording) =>
  capitalised(topicName(topic, wording), wording.translator.locale);

/** "1,200", or "1,200 to 3,400" where it is not known. */
export function peopleInWords(
  least: number,
  most: number,
  { answers: { say, number } }: AnswerWording
): string {
  const [from, to] = [Math.round(least), Math.round(most)];
  return from === to ? number(from) : say('range', { least: number(from), most: number(to) });
}
