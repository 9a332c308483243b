import { telephoneOf } from '../../country/countries.server.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import type { Fields } from '../fields-of.ts';
import type { FormPlace } from '../form-reader.ts';
import { forgedNames, type FormValues } from '../form-values.ts';
import type { Target } from '../proposal.ts';
import { streetsOf } from '../streets.server.ts';
import { isInputOf } from './inputs.ts';
import type { Question } from './question.ts';

/** Of every form that proposes: the secret, when it was made, the trap, the proof, the words beside it. */
const COMMON: ReadonlySet<string> = new Set([
  'secret',
  'made',
  'scripted',
  'nickname',
  'proof-challenge',
  'proof-nonce',
  'contact',
  'message'
]);

/** Whether a post has an input that the form with these questions does not: somebody made it by hand. */
export function hasForgedInput(
  values: FormValues,
  questions: readonly Question[],
  more: readonly string[]
): boolean {
  const isKnown = (name: string) => COMMON.has(name) || more.includes(name) || isInputOf(name, questions);
  return forgedNames(values, isKnown).length > 0;
}

/** Where a form is filled in, and what is there already; `fields` null for a new entry. */
export async function formPlace(
  { slug, defaultLocale, country, timeZone }: NeighbourhoodWithOutline,
  locale: string,
  { target, fields }: { readonly target: Target; readonly fields: Fields | null }
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
