import { telephoneOf } from '../../country/countries.server.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { areaNames } from '../../network/areas.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { namedPlaces } from '../add/add-view.server.ts';
import type { Entry } from '../entry.server.ts';
import type { FormPlace } from '../form-reader.ts';
import { forgedNames, type FormValues } from '../form-values.ts';
import type { Target } from '../proposal.ts';
import { streetsOf } from '../streets.server.ts';
import { isInputOf, type PartChoices } from './part-form.ts';
import { PARTS } from './parts.ts';

/** Beside the inputs of the parts. */
const BESIDE: ReadonlySet<string> = new Set([
  'secret',
  'made',
  'scripted',
  'nickname',
  'proof-challenge',
  'proof-nonce',
  'contact',
  'message',
  'was',
  'base_revision'
]);

/** Whether a post has an input that the form of such an entry does not: somebody made it by hand. */
export function hasForgedInput(values: FormValues, target: Target): boolean {
  return forgedNames(values, (name) => BESIDE.has(name) || isInputOf(name, PARTS[target])).length > 0;
}

/** What stood in the inputs when the form was shown, as it says itself; null when that is no such thing. */
export function parsedWas(text: string): FormValues | null {
  try {
    const was: unknown = JSON.parse(text);
    const isValues =
      typeof was === 'object' &&
      was !== null &&
      Object.values(was).every(
        (value) => Array.isArray(value) && value.every((one) => typeof one === 'string')
      );
    return isValues ? (was as FormValues) : null;
  } catch {
    return null;
  }
}

/** Where the form is filled in, and what is there already. */
export async function formPlace(
  { slug, defaultLocale, country, timeZone }: NeighbourhoodWithOutline,
  locale: string,
  { target, fields }: Pick<Entry, 'target' | 'fields'>
): Promise<FormPlace> {
  return {
    neighbourhood: slug,
    locale,
    local: defaultLocale,
    telephone: telephoneOf(country),
    timeZone,
    today: dayAt(Date.now(), timeZone).date,
    streets: target === 'places' ? await streetsOf(slug) : [],
    live: fields
  };
}

/** What there is to choose from. */
export async function choicesOf(
  neighbourhood: string,
  { target, isProtected }: Pick<Entry, 'target' | 'isProtected'>
): Promise<PartChoices> {
  const [categories, places] = await Promise.all([
    target === 'places' ? categoriesOf(neighbourhood) : [],
    target === 'activities' ? namedPlaces(neighbourhood) : []
  ]);
  return {
    target,
    categories: categories.map(({ slug }) => slug),
    places: places.map(({ slug }) => slug),
    areas: target === 'practices' ? [...areaNames(await neighbourhoods()).keys()] : [],
    isProtected
  };
}
