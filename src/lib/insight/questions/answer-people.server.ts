import { capitalised } from '../../i18n/capitalised.ts';
import { languageName } from '../../i18n/language-name.ts';
import { traitsOf } from '../../i18n/locales.ts';
import { keptWith } from '../../server/memoize.ts';
import { inParts } from '../../server/yield-to-event-loop.ts';
import { gapGroundOf } from '../evidence.server.ts';
import { measured } from '../gap-ground.ts';
import type { Input } from '../input.server.ts';
import { methodWords } from '../method.server.ts';
import { partlyInWords } from '../partly.server.ts';
import type { Walker } from '../../walking/pace.ts';
import { parseQuestion } from '../question.ts';
import { topicKey, type Service, type Topic } from '../service.ts';
import { insightHref } from '../wording.server.ts';
import { BEYOND_LIMIT, beyondOf } from './beyond.ts';
import { servedCitizenships } from './citizenships.ts';
import { capitalTopic, peopleInWords, type AnswerWording } from './speech.server.ts';
import { NO_ANSWER, type OfficialAnswer } from './view.ts';

/* Answers about the people who live here. */

/** Who walks in them: the evidence can be asked for others. */
export const WALKER: Walker = 'adult';

/** Null: it is not known how many live here. */
const peopleHere = keptWith(async (input: Input, walker: Walker) => {
  const ground = await gapGroundOf(input, walker);
  if (ground === null) return null;
  const walked = measured(ground);
  return {
    all: ground.people.reduce((sum, here) => sum + here, 0),
    beyond: await inParts(beyondOf(walked))
  };
}, String);

export const noResidents = ({ answers: { say } }: AnswerWording): OfficialAnswer => ({
  ...NO_ANSWER,
  sentences: [say('noResidents')]
});

export function methodHere(
  { ground, streets, now, revision }: Input,
  wording: AnswerWording
): readonly string[] {
  return methodWords(ground, streets, { walker: WALKER, now, revision }, wording);
}

export const questionAbout = (topic: Topic) =>
  parseQuestion(new URLSearchParams({ what: topicKey(topic) }), () => true).question;

export async function beyondTen(
  input: Input,
  services: readonly Service[],
  wording: AnswerWording
): Promise<OfficialAnswer> {
  const { say, number } = wording.answers;
  const here = await peopleHere(input, WALKER);
  if (here === null) return noResidents(wording);
  const collected = here.beyond.filter(({ completeness }) => completeness !== 'not-collected');
  const [worst] = collected.toSorted((a, b) => b.least - a.least);
  return {
    ...NO_ANSWER,
    sentences: [
      ...(worst
        ? [
            say('beyond.worst', {
              what: capitalTopic(worst.topic, wording),
              people: peopleInWords(worst.least, worst.most, wording),
              all: number(Math.round(here.all)),
              limit: number(BEYOND_LIMIT)
            })
          ]
        : [say('beyond.nothing')]),
      say('beyond.bounds'),
      ...partlyInWords(
        collected.map(({ topic }) => topic),
        { said: input.completeness, services },
        wording
      )
    ],
    table: {
      columns: [
        say('column.what'),
        say('column.beyond', { limit: number(BEYOND_LIMIT) }),
        say('column.known')
      ],
      rows: here.beyond.map(({ topic, completeness, services, unplaced, least, most }) => ({
        label: capitalTopic(topic, wording),
        href: insightHref(wording, questionAbout(topic)),
        cells:
          completeness === 'not-collected'
            ? [say('notCollected'), '–']
            : [
                peopleInWords(least, most, wording),
                unplaced > 0
                  ? say('known', { known: number(services), unplaced: number(unplaced) })
                  : number(services)
              ]
      }))
    },
    method: methodHere(input, wording)
  };
}

/** A line for each citizenship that is counted here: more than these are no list. */
const MOST_CITIZENSHIPS = 25;

export function languagesOfResidents(
  { ground, now, revision }: Input,
  services: readonly Service[],
  wording: AnswerWording
): OfficialAnswer {
  const { say, number, year } = wording.answers;
  const { translator, neighbourhood } = wording;
  const { residents } = ground;
  const rows = servedCitizenships(services, residents?.citizenships ?? {});
  if (residents === null || rows.length === 0)
    return { ...NO_ANSWER, sentences: [say('languages.noCitizenships')] };
  const sum = (some: typeof rows) => number(Math.round(some.reduce((all, { people }) => all + people, 0)));
  const untold = services.filter(({ languages }) => languages.length === 0).length;
  const regions = new Intl.DisplayNames([traitsOf(translator.locale).intl], { type: 'region' });
  return {
    ...NO_ANSWER,
    sentences: [
      services.length === untold
        ? say('languages.nothing', { all: number(services.length) })
        : say('languages.unserved', {
            some: sum(rows.filter(({ isServed }) => isServed !== 'yes')),
            all: sum(rows)
          }),
      ...(untold === 0 || untold === services.length
        ? []
        : [say('languages.untold', { some: number(untold), all: number(services.length) })])
    ],
    table: {
      columns: [
        say('column.citizenship'),
        say('column.residents'),
        say('column.languages'),
        say('column.entries')
      ],
      rows: rows.slice(0, MOST_CITIZENSHIPS).map(({ country, people, languages, entries, isServed }) => ({
        label: regions.of(country) ?? country,
        href: null,
        cells: [
          number(Math.round(people)),
          languages.length === 0
            ? say('unknown')
            : [
                ...new Set(
                  languages.map((tag) => capitalised(languageName(tag, translator.locale), translator.locale))
                )
              ].join(wording.speech.say('comma')),
          isServed === 'yes'
            ? number(entries)
            : say(isServed === 'no' ? 'languages.none' : 'languages.noneKnown')
        ]
      }))
    },
    method: [
      say('languages.method'),
      say('source.residents', {
        source: [...new Set(residents.areas.flatMap(({ sources }) => sources.map(({ name }) => name)))].join(
          '; '
        ),
        year: year(residents.year)
      }),
      say('source.entries', {
        date: translator.date(now, neighbourhood.timeZone),
        revision: translator.year(revision)
      })
    ]
  };
}
