import type { Translator } from '../../i18n/translator.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { landmarksOf } from '../../place/landmarks.server.ts';
import { collectedView } from '../collected-view.server.ts';
import { evidenceOf } from '../evidence.server.ts';
import { servicesIn, type Input } from '../input.server.ts';
import { parseQuestion } from '../question.ts';
import { loadSpeechInPercent } from '../speech-in-percent.server.ts';
import { nextOrdinaryMonday, weekOfAugust } from '../week.server.ts';
import { insightHref, localisedInWords } from '../wording.server.ts';
import {
  changedLately,
  closesInAugust,
  confirmedLately,
  eveningAndSaturday,
  freeOfConditions
} from './answer-entries.server.ts';
import { beyondTen, languagesOfResidents } from './answer-people.server.ts';
import { whereMore } from './answer-where.server.ts';
import { OFFICIAL_QUESTIONS, parseOfficialQuestion, type OfficialQuestion } from './question.ts';
import { loadAnswers, type AnswerWording } from './speech.server.ts';
import { NO_ANSWER, type OfficialAnswer, type QuestionsView } from './view.ts';

/** What is answered in another room: who works with whom. */
export type AnswerElsewhere = () => Promise<OfficialAnswer>;

/** The questions of officials, and the answer to the one that the address asks. */
export async function questionsView(
  input: Input,
  translator: Translator,
  query: URLSearchParams,
  elsewhere: { readonly chain: AnswerElsewhere }
): Promise<QuestionsView> {
  const { neighbourhood } = input;
  const { locale } = translator;
  const words = wordsHere(neighbourhood, locale);
  const [categories, speech, answers] = await Promise.all([
    categoriesOf(neighbourhood.slug),
    loadSpeechInPercent(locale, words),
    loadAnswers(locale, words)
  ]);
  const wording: AnswerWording = { translator, speech, neighbourhood, categories, answers };
  const { say } = answers;
  const asked = parseOfficialQuestion(query);
  const name = localisedInWords(neighbourhood.name, wording, neighbourhood.slug);
  const insightsHref = insightHref(wording);
  const all = asked ? null : await everyAnswer(input, query, wording, elsewhere);
  return {
    neighbourhood: name,
    insightsHref,
    title: `${say(asked ? `name.${asked}` : 'title')} · ${name.text}`,
    heading: say(asked ? `name.${asked}` : 'title'),
    lead: say('lead'),
    words: {
      ...{ back: say('back'), others: say('others'), how: say('how') },
      show: say('changed.show')
    },
    asked,
    questions: OFFICIAL_QUESTIONS.filter((one) => one !== asked).map((question) => ({
      question,
      label: say(`name.${question}`),
      href: `${insightsHref}/questions?question=${question}`,
      gist: all?.get(question)?.sentences[0] ?? null
    })),
    // Under figures that stand alone: of what year they are, by whom told, and how they were counted.
    method: [...new Set([...(all?.values() ?? [])].flatMap(({ method }) => method))],
    answer: asked && (await answerTo(asked, input, query, wording, elsewhere))
  };
}

/** Every answer, one after the other: each of them counts over the whole neighbourhood. */
async function everyAnswer(
  input: Input,
  query: URLSearchParams,
  wording: AnswerWording,
  elsewhere: { readonly chain: AnswerElsewhere }
): Promise<ReadonlyMap<OfficialQuestion, OfficialAnswer>> {
  const answers = new Map<OfficialQuestion, OfficialAnswer>();
  for (const question of OFFICIAL_QUESTIONS)
    answers.set(question, await answerTo(question, input, query, wording, elsewhere));
  return answers;
}

/** Of no entry at all none of these has an answer: a share of nothing is no figure. */
const OF_ENTRIES: readonly OfficialQuestion[] = ['august', 'evening-saturday', 'conditions', 'confirmed'];

async function answerTo(
  question: OfficialQuestion,
  input: Input,
  query: URLSearchParams,
  wording: AnswerWording,
  elsewhere: { readonly chain: AnswerElsewhere }
): Promise<OfficialAnswer> {
  const { now, neighbourhood } = input;
  const services = await servicesIn(input, nextOrdinaryMonday(now, neighbourhood));
  if (services.length === 0 && OF_ENTRIES.includes(question))
    return { ...NO_ANSWER, sentences: [wording.answers.say('nothing')] };
  switch (question) {
    case 'beyond-ten':
      return beyondTen(input, services, wording);
    case 'where-more':
      return whereMore(
        input,
        { landmarks: await landmarksOf(neighbourhood.slug), services },
        query.get('indicator') || null,
        wording
      );
    case 'august': {
      const week = weekOfAugust(now, neighbourhood.timeZone);
      return closesInAugust(input, { services, inAugust: await servicesIn(input, week), week }, wording);
    }
    case 'languages':
      return languagesOfResidents(input, services, wording);
    case 'evening-saturday':
      return eveningAndSaturday(input, services, wording);
    case 'conditions':
      return freeOfConditions(input, services, wording);
    case 'confirmed':
      return confirmedLately(input, services, wording);
    case 'changed':
      return changedLately(input, query.get('since'), wording);
    case 'not-collected':
      return notCollected(input, wording);
    case 'chain':
      return elsewhere.chain();
  }
}

/** What nobody has collected, or only in part, with who says so. */
async function notCollected(input: Input, wording: AnswerWording): Promise<OfficialAnswer> {
  const { say, number } = wording.answers;
  const evidence = await evidenceOf(input, parseQuestion(new URLSearchParams(), () => true).question);
  const groups = collectedView(input.completeness, evidence, wording);
  const kinds = (state: string) => groups.find((one) => one.state === state)?.count ?? 0;
  return {
    ...NO_ANSWER,
    sentences: [
      groups.length === 0
        ? say('collected.nothing')
        : say('collected.sentence', {
            not: number(kinds('not-collected')),
            partial: number(kinds('partial')),
            complete: number(kinds('complete'))
          })
    ],
    lists: groups.map(({ heading, lines: those }) => ({
      heading,
      lines: those.map((text) => ({ name: { text, locale: wording.translator.locale }, href: null })),
      more: null
    })),
    method: [say('collected.method')]
  };
}
