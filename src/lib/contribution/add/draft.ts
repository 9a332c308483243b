import { one, type FormValues } from '../form-values.ts';
import type { Addable } from './form.ts';

/** What was typed and not sent yet, kept on the phone alone. */
export interface Draft {
  readonly values: FormValues;
  /** Where she was. */
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** All that adding keeps on the phone is under names that begin so. */
const PREFIX = 'vicina.draft.';
/** Then it is no draft any more but something forgotten on a phone that may change hands. */
const LASTS = 14 * 86_400_000;

const nameOf = (neighbourhood: string, what: Addable): string => `${PREFIX}${neighbourhood}.${what}`;

/** The draft of a form, or null when there is none, or none that can be read. */
export function readDraft(
  storage: Pick<Storage, 'getItem' | 'removeItem'> | null,
  neighbourhood: string,
  what: Addable,
  now: number
): Draft | null {
  const name = nameOf(neighbourhood, what);
  try {
    const draft: unknown = JSON.parse(storage?.getItem(name) ?? 'null');
    if (!isDraft(draft)) return null;
    if (now - draft.at < LASTS) return draft;
    storage?.removeItem(name);
  } catch {
    // Not ours, or forbidden.
  }
  return null;
}

/** Keeps a draft. @returns false when the phone does not */
export function keepDraft(
  storage: Pick<Storage, 'setItem'> | null,
  neighbourhood: string,
  what: Addable,
  draft: Draft
): boolean {
  try {
    storage?.setItem(nameOf(neighbourhood, what), JSON.stringify(draft));
    return storage !== null;
  } catch {
    return false;
  }
}

/**
 * Makes what was sent too late a draft again, unless another one has been begun since: there is room for one.
 * @returns whether it is there now
 */
export function giveBack(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  neighbourhood: string,
  what: Addable,
  draft: Draft
): boolean {
  const begun = readDraft(storage, neighbourhood, what, draft.at);
  const isAnother = begun !== null && one(begun.values, 'secret') !== one(draft.values, 'secret');
  return !isAnother && keepDraft(storage, neighbourhood, what, draft);
}

export function eraseDraft(
  storage: Pick<Storage, 'removeItem'> | null,
  neighbourhood: string,
  what: Addable
): void {
  try {
    storage?.removeItem(nameOf(neighbourhood, what));
  } catch {
    // Forbidden: then it was never kept.
  }
}

/** Inputs that say something about the form and nothing about a place. */
const OF_THE_FORM = new Set([
  'secret',
  'made',
  'scripted',
  'nickname',
  'proof-challenge',
  'proof-nonce',
  'where'
]);

/** Whether anything at all was typed or chosen. */
export function saysSomething(values: FormValues): boolean {
  return Object.entries(values).some(
    ([name, list]) =>
      !OF_THE_FORM.has(name) &&
      !/^(schedule\.(mode|season|first_month|last_month)|requirement\.|cost$|areas$|from_organisation$)/.test(
        name
      ) &&
      list.some((value) => value.trim() !== '')
  );
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { values, step, at } = value as Record<string, unknown>;
  return (
    typeof step === 'number' &&
    typeof at === 'number' &&
    typeof values === 'object' &&
    values !== null &&
    Object.values(values).every(
      (list) => Array.isArray(list) && list.every((item) => typeof item === 'string')
    )
  );
}
