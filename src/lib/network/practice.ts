import type { Recorded, ValuesOf } from '../field/field.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { PRACTICE_FIELDS } from './fields/practice.ts';

/** What an organisation did that worked, as the database's `practices_everywhere` returns it. */
export interface Practice
  extends
    Omit<ValuesOf<typeof PRACTICE_FIELDS>, 'organisation'>,
    Pick<Recorded, 'machineTranslated' | 'revision'> {
  readonly organisation: { readonly slug: string; readonly name: LocalisedText } | null;
}
