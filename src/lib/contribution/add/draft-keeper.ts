import { phoneStorage } from '../../ui/phone-storage.ts';
import type { FormValues } from '../form-values.ts';
import { eraseDraft, keepDraft, readDraft, saysSomething, type Draft } from './draft.ts';
import type { Addable } from './form.ts';

/** Typing rests so long before it is kept, in milliseconds. */
const REST = 400;

/** Keeps on the phone what is written in a form, until it is sent or thrown away. */
export class DraftKeeper {
  readonly #neighbourhood: string;
  readonly #what: Addable;
  readonly #written: () => { readonly values: FormValues; readonly step: number } | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isErased = false;

  /** `written` tells what is in the form now, and null while nothing is to be kept of it. */
  constructor(
    neighbourhood: string,
    what: Addable,
    written: () => { readonly values: FormValues; readonly step: number } | null
  ) {
    this.#neighbourhood = neighbourhood;
    this.#what = what;
    this.#written = written;
  }

  /** What was kept of an earlier visit, where it says something. */
  found(): Draft | null {
    const draft = readDraft(phoneStorage(), this.#neighbourhood, this.#what, Date.now());
    return draft && saysSomething(draft.values) ? draft : null;
  }

  keep(): void {
    this.rest();
    const now = this.#isErased ? null : this.#written();
    if (now && saysSomething(now.values))
      keepDraft(phoneStorage(), this.#neighbourhood, this.#what, { ...now, at: Date.now() });
  }

  keepSoon(): void {
    this.rest();
    this.#timer = setTimeout(() => this.keep(), REST);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }

  /** Nothing is kept of it any more. */
  erase(): void {
    eraseDraft(phoneStorage(), this.#neighbourhood, this.#what);
    this.#isErased = true;
  }
}
