import type { ViewText } from '../place/view.ts';
import { FIELDS_IN_WORDS, type FieldInWords } from './fields-in-words.ts';
import { metresBetween } from '../geo/distance.ts';
import { pointOf } from './moved.ts';
import type { Target } from './proposal.ts';
import { asItIs, SAYERS } from './sayers.server.ts';
import type { ValueReading } from './value-reading.server.ts';

/** The name of a field in the reader's words; a field without one is named as the database names it. */
export function sayField(field: string, { say }: Pick<ValueReading, 'say'>): string {
  return (FIELDS_IN_WORDS as readonly string[]).includes(field)
    ? say(`field.${field as FieldInWords}`)
    : field;
}

/**
 * What a field of an entry says, a line each, as proposals and revisions write it (supabase/migrations/…_fields.sql):
 * times, amounts and references in the reader's words, texts in all their languages. Nothing: an empty list. Never throws:
 * a value of an unexpected shape is shown as it is, shortened.
 */
export function sayValue(target: Target, field: string, value: unknown, here: ValueReading): ViewText[] {
  if (isNothing(value) && !(field === 'childcare' && value)) return [];
  try {
    return (SAYERS[`${target}.${field}`] ?? SAYERS[field] ?? asItIs)(value as never, here);
  } catch {
    return asItIs(value, here);
  }
}

/** A change of a field: both values, and for a position how far it moved. */
export interface SaidChange {
  readonly before: readonly ViewText[];
  readonly after: readonly ViewText[];
  readonly note: string | null;
}

/** What a field said and what it is to say, with the distance when a pin moves. */
export function sayChange(
  target: Target,
  field: string,
  { from, to }: { readonly from: unknown; readonly to: unknown },
  here: ValueReading
): SaidChange {
  return {
    before: sayValue(target, field, from, here),
    after: sayValue(target, field, to, here),
    note: field === 'location' ? movedInWords(from, to, here) : null
  };
}

function movedInWords(from: unknown, to: unknown, { say, translator }: ValueReading): string | null {
  const [start, end] = [pointOf(from), pointOf(to)];
  if (!start || !end) return null;
  const metres = Math.round(metresBetween(start, end));
  if (metres < 1000) return say('value.metres', { count: metres });
  return say('value.kilometres', { kilometres: translator.number(Math.round(metres / 100) / 10) });
}

/**
 * Known to be nothing, as opposed to a value that is `false` or 0. Childcare of which no more is known is an empty object
 * too, and far from nothing.
 */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
