import { telephoneOf } from '../../country/countries.server.ts';
import type { Translator } from '../../i18n/translator.ts';
import { localised } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { neighbourhoodHref } from '../../place/addresses.ts';
import { choicesFor } from '../choices.server.ts';
import { fieldOf } from '../described.server.ts';
import { offeredFor } from '../question/offered.server.ts';
import { optionsOf } from '../question/options.server.ts';
import type { QuestionView } from '../question/question.ts';
import { questionsToAdd } from '../question/questions.server.ts';
import { sayField } from '../say-value.server.ts';
import { newSecret } from '../secret.ts';
import { valueReading } from '../value-reading.server.ts';
import { TARGET_OF, type AddView, type Addable } from './form.ts';

/** What may be asked for in the address of a form: `?place=…`, `?category=…`, `?kind=…`, `?name=…`. */
const ASKABLE: Readonly<Record<Addable, readonly string[]>> = {
  place: ['category', 'name'],
  activity: ['place', 'kind'],
  practice: ['organisation'],
  link: ['from_organisation']
};

/** The form of something new, with a secret of its own. */
export async function addView(
  what: Addable,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<AddView> {
  const { locale } = translator;
  const { slug, name, defaultLocale, country, timeZone, bbox, outline } = neighbourhood;
  return {
    what,
    neighbourhood: {
      slug,
      href: neighbourhoodHref(locale, slug),
      name: localised(name, locale, defaultLocale) ?? { text: slug, locale: defaultLocale },
      local: defaultLocale,
      telephone: telephoneOf(country),
      timeZone,
      bbox,
      outline
    },
    choices: choicesFor(translator),
    questions: await questionsAsked(what, neighbourhood, translator, now),
    secret: newSecret(),
    made: now.getTime(),
    today: dayAt(now.getTime(), timeZone).date,
    values: Object.fromEntries(
      ASKABLE[what].flatMap((input) => {
        const value = query.get(input);
        return value === null ? [] : [[input, [value.slice(0, 200)]]];
      })
    )
  };
}

async function questionsAsked(
  what: Addable,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  now: Date
): Promise<QuestionView[]> {
  const target = TARGET_OF[what];
  const [here, { say }, offered] = await Promise.all([
    valueReading(neighbourhood, translator, now),
    loadSpeech(translator.locale, wordsHere(neighbourhood, translator.locale), 'contribution'),
    offeredFor(neighbourhood.slug, target)
  ]);
  // A description names its messages as texts: a test holds each to be there.
  const words = (key: string | undefined) =>
    key === undefined ? null : (say as (key: string) => string)(key);
  return Promise.all(
    questionsToAdd(what, offered).map(async ({ values: _, ...question }) => {
      const ask = fieldOf(target, question.id)?.ask;
      return {
        ...question,
        label: words(ask?.label) ?? sayField(question.id, here),
        hint: words(ask?.hint),
        options: await optionsOf(question, target, here),
        none: words(ask?.none) ?? (question.required ? null : say('add.unknown'))
      };
    })
  );
}
