import type { Fields } from '../fields-of.ts';
import { FormReader, type FormPlace } from '../form-reader.ts';
import type { FormValues } from '../form-values.ts';
import type { FieldProblem } from '../proposal.ts';
import type { Question } from '../question/question.ts';
import { readWholeQuestion } from '../question/read-whole-question.ts';

/** What somebody changed in a form. */
export interface Differences {
  readonly changes: Fields;
  /** By input, of what was touched alone: what was there already is nobody's mistake. */
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** All that was written freely, for spam-signals.ts. */
  readonly texts: readonly string[];
}

/**
 * The fields that read otherwise now than when the form was shown. Both are read by the same rules, so that what a form
 * cannot tell exactly (or what would be refused today) is no change while nobody touches it.
 * @param was what stood in the inputs when the form was shown
 */
export function differences(
  questions: readonly Question[],
  { was, now }: { readonly was: FormValues; readonly now: FormValues },
  here: FormPlace
): Differences {
  const changes: Record<string, unknown> = {};
  const problems: Record<string, FieldProblem> = {};
  const texts: string[] = [];
  for (const question of questions) {
    const before = readBy(question, was, here);
    const after = readBy(question, now, here);
    if (isSame(before, after)) continue;
    Object.assign(problems, after.problems);
    // What is left of an answer that something is wrong with is not what anybody means.
    if (Object.keys(after.problems).length > 0) continue;
    texts.push(...after.texts.filter((text) => !before.texts.includes(text)));
    for (const [field, value] of Object.entries(after.changes))
      if (!isSame(value, before.changes[field])) changes[field] = value;
  }
  return { changes, problems, texts };
}

function readBy(question: Question, values: FormValues, here: FormPlace) {
  const reader = new FormReader(values, here);
  readWholeQuestion(question, reader);
  const { changes, problems, texts } = reader;
  return { changes, problems, texts };
}

/** The same, whatever the order of what it holds by name. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)])
  );
}
