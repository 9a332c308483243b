import type { ViewText } from '../place/view.ts';
import { metresBetween } from '../geo/distance.ts';
import { fieldOf, FIELDS } from './described.server.ts';
import { asItIs, fieldFormatters } from './field-formatters.server.ts';
import { isSame } from './change/differences.ts';
import { geojsonPoint } from './geojson-point.ts';
import type { Target } from './proposal.ts';
import type { ValueReading } from './value-reading.server.ts';

const NAMES: ReadonlySet<string> = new Set(
  Object.values(FIELDS).flatMap((fields) => fields.map(({ name }) => name))
);

/** The name of a field in the reader's words; a field that is not described is named as the database names it. */
export function sayField(field: string, { say }: Pick<ValueReading, 'say'>): string {
  return NAMES.has(field) ? (say as (key: string) => string)(`field.${field}`) : field;
}

/**
 * What a field of an entry says, a line each, as proposals and revisions write it: times, amounts and references in the
 * reader's words, texts in all their languages. Nothing: an empty list. Never throws: a value of an unexpected shape is
 * shown as it is, shortened.
 */
export function sayValue(target: Target, name: string, value: unknown, here: ValueReading): ViewText[] {
  const field = fieldOf(target, name);
  if (isNothing(value) && !(field?.kind === 'childcare' && value)) return [];
  try {
    return field ? fieldFormatters[field.kind](value as never, here, field) : asItIs(value, here);
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
  const kind = fieldOf(target, field)?.kind;
  if (kind === 'services' || kind === 'notices') return sayParts(target, field, { from, to }, here);
  return {
    before: sayValue(target, field, from, here),
    after: sayValue(target, field, to, here),
    note: kind === 'point' ? movedInWords(from, to, here) : null
  };
}

/** Of a list whose parts are entries of their own, those that differ: the others are counted. */
function sayParts(
  target: Target,
  field: string,
  { from, to }: { readonly from: unknown; readonly to: unknown },
  here: ValueReading
): SaidChange {
  const [before, after] = [from, to].map((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const without = (some: readonly unknown[] = [], others: readonly unknown[] = []) =>
    some.filter((one) => !others.some((other) => isSame(one, other)));
  const changed = without(after, before);
  const same = (after?.length ?? 0) - changed.length;
  return {
    before: sayValue(target, field, without(before, after), here),
    after: sayValue(target, field, changed, here),
    note: same > 0 ? here.say('value.theSame', { count: same }) : null
  };
}

function movedInWords(from: unknown, to: unknown, { say, translator }: ValueReading): string | null {
  const [start, end] = [geojsonPoint(from), geojsonPoint(to)];
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
