import { KIND_LOOKS } from '../../activity/kinds.ts';
import type { ActivityKind } from '../../activity/vocabulary.ts';
import { languageName } from '../../i18n/language-name.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { localised, type LocalisedText } from '../../i18n/localised.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { languagesInUse } from '../../place/languages.server.ts';
import type { Choice, PictureChoice } from '../choices.ts';
import { fieldOf } from '../described.server.ts';
import { wordFor } from '../field-formatters.server.ts';
import type { Target } from '../proposal.ts';
import type { ValueReading } from '../value-reading.server.ts';
import { namedPlaces } from './offered.server.ts';
import type { Question } from './question.ts';

/** Spoken in many a neighbourhood of Europe; offered after those that somebody here has named. BCP 47. */
const WIDELY_SPOKEN = [
  ...['ar', 'bn', 'en', 'es', 'fil', 'fr', 'it', 'pt', 'ro', 'ru', 'si', 'sq', 'ti', 'uk', 'ur', 'zh']
];

/** What a question lets one choose from, in the reader's words; nothing where it is answered freely. */
export async function optionsOf(
  { id, way }: Question,
  target: Target,
  here: ValueReading
): Promise<(Choice | PictureChoice)[]> {
  const field = fieldOf(target, id)!;
  const { locale } = here.translator;
  const { slug, defaultLocale } = here.neighbourhood;
  const named = ([value, name]: readonly [string, LocalisedText]): Choice => ({
    value,
    label: localised(name, locale, defaultLocale)?.text ?? value
  });
  const byName = (one: Choice, other: Choice) => one.label.localeCompare(other.label, locale);
  switch (field.kind) {
    case 'category':
      return (await categoriesOf(slug)).map((one) => ({
        ...named([one.slug, one.name]),
        group: one.group,
        icon: one.icon
      }));
    case 'languages':
      return (await languagesOffered(slug)).map((value) => ({ value, label: languageName(value, locale) }));
    case 'slugs':
      return [...here.areas].map(named);
    case 'reference':
      return field.to === 'places'
        ? (await placesWithDoors(here)).map(named).sort(byName)
        : [...here.organisations].map(named).sort(byName);
    case 'yes':
      return field.words ? [{ value: 'yes', label: here.say(field.words.key as 'change.isCancelled') }] : [];
    default:
      return (field.values ?? []).map((value) => ({
        value,
        label: wordFor(field, value, here),
        ...(way === 'picture' && KIND_LOOKS[value as ActivityKind])
      }));
  }
}

/** Those in use here and those of the interface first. */
async function languagesOffered(neighbourhood: string): Promise<string[]> {
  const used = await languagesInUse(neighbourhood);
  return [...new Set([...LOCALES, ...used.map(({ code }) => code), ...WIDELY_SPOKEN])];
}

/** Where something may happen: at a bus stop nothing does. */
async function placesWithDoors({ neighbourhood, categories }: ValueReading) {
  const isStop = (category: string) => categories.get(category)?.group === 'getting-around';
  return (await namedPlaces(neighbourhood.slug))
    .filter(({ category }) => !isStop(category))
    .map(({ slug, name }) => [slug, name] as const);
}
