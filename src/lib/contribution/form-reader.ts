import type { Telephone } from '../country/country.ts';
import { all, one, type FormValues } from './form-values.ts';
import type { FieldProblem } from './proposal.ts';
import type { Street } from './streets.ts';
import { cleanText, localeOfText, problemOfText } from './text-hygiene.ts';

/** Where a form is filled in, and what is there already. */
export interface FormPlace {
  /** Slug. */
  readonly neighbourhood: string;
  /** The reader's locale, and that of doors and signs here. */
  readonly locale: string;
  readonly local: string;
  /** How numbers are dialled here. */
  readonly telephone: Telephone | null;
  readonly timeZone: string;
  /** `YYYY-MM-DD` on the wall. */
  readonly today: string;
  readonly streets: readonly Street[];
  /**
   * The fields as they are now, of an entry that is changed: what is left empty is then taken away, and a text keeps
   * its other languages. Null for a new one.
   */
  readonly live: Readonly<Record<string, unknown>> | null;
}

interface TextRules {
  /** Longest, in characters. */
  readonly most: number;
  readonly required?: boolean;
  readonly lines?: boolean;
}

/** Reads the inputs of a form into the changes of a proposal, and notes what is wrong by the input it is in. */
export class FormReader {
  readonly values: FormValues;
  readonly here: FormPlace;
  readonly changes: Record<string, unknown> = {};
  readonly problems: Record<string, FieldProblem> = {};
  /** All that was written freely, for spam-signals.ts. */
  readonly texts: string[] = [];

  constructor(values: FormValues, here: FormPlace) {
    this.values = values;
    this.here = here;
  }

  /** A value for a field; an empty one only where it takes something away. */
  take(field: string, value: unknown, empty: unknown = null): void {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) this.changes[field] = value;
    else if (this.here.live) this.changes[field] = empty;
  }

  refuse(input: string, problem: FieldProblem): void {
    this.problems[input] ??= problem;
  }

  /** The text of an input, cleaned; null when there is none or it is refused. */
  line(input: string, { most, required = false, lines = false }: TextRules): string | null {
    const text = cleanText(one(this.values, input), { lines });
    if (text === '') {
      if (required) this.refuse(input, { reason: 'empty' });
      return null;
    }
    const problem = problemOfText(text, { most });
    if (problem) {
      this.refuse(input, problem);
      return null;
    }
    this.texts.push(text);
    return text;
  }

  /** Of a new entry, a text in the language it is written in. */
  localised(field: string, { onTheDoor = false, ...rules }: TextRules & { onTheDoor?: boolean }): void {
    const text = this.line(field, rules);
    if (text !== null) this.take(field, { [localeOfText(text, { ...this.here, onTheDoor })]: text });
  }

  choice(field: string, allowed: readonly string[], { required = false } = {}): string | null {
    const value = one(this.values, field);
    if (value === '') {
      if (required) this.refuse(field, { reason: 'choose' });
      else this.take(field, null);
      return null;
    }
    if (!allowed.includes(value)) {
      this.refuse(field, { reason: 'no-such-value' });
      return null;
    }
    this.take(field, value);
    return value;
  }

  choices(field: string, allowed: readonly string[]): void {
    const values = all(this.values, field);
    if (values.some((value) => !allowed.includes(value))) this.refuse(field, { reason: 'no-such-value' });
    else this.take(field, values, []);
  }

  number(
    field: string,
    { least, most, decimals = 0 }: { least: number; most: number; decimals?: number }
  ): void {
    const text = one(this.values, field).trim().replace(',', '.');
    if (text === '') return this.take(field, null);
    const value = /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most && Number(value.toFixed(decimals)) === value) this.take(field, value);
    else this.refuse(field, { reason: 'number' });
  }

  date(field: string): void {
    const text = one(this.values, field).trim();
    if (text === '') return this.take(field, null);
    const day = this.day(field);
    if (day !== null && day < this.here.today) this.refuse(field, { reason: 'date-past' });
    else if (day !== null) this.take(field, day);
  }

  /** The day in an input, ISO 8601; null when there is none or it is refused. */
  day(input: string, { notAfter = null }: { readonly notAfter?: string | null } = {}): string | null {
    const text = one(this.values, input).trim();
    if (text === '') return null;
    const day = new Date(`${text}T00:00Z`);
    const isDay =
      /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
    if (isDay && (notAfter === null || text <= notAfter)) return text;
    this.refuse(input, { reason: isDay ? 'date-future' : 'date-impossible' });
    return null;
  }
}
