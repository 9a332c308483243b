import type * as v from 'valibot';
import type { CamelCase } from './names.ts';

/**
 * What the values of a field are. For each kind there is one way to be stored (src/commands/fields-sql), asked
 * (src/lib/contribution/question), said (src/lib/contribution/field-formatters.server.ts) and told
 * (src/lib/exchange/entry-properties.ts).
 */
export type Kind =
  | 'slug'
  | 'text'
  | 'localised-text'
  | 'choice'
  | 'choices'
  | 'levels'
  | 'category'
  | 'languages'
  | 'slugs'
  | 'keywords'
  | 'number'
  | 'money'
  | 'year'
  | 'month'
  | 'day'
  | 'moment'
  | 'yes'
  | 'hours'
  | 'schedule'
  | 'childcare'
  | 'capacity'
  | 'contacts'
  | 'notices'
  | 'services'
  | 'sources'
  | 'point'
  | 'precision'
  | 'reference';

/** How a field is asked in forms. */
export interface Ask {
  /** The field whose question asks this one too: an address is told with its position. */
  readonly with?: string;
  /** The step of the form that adds an entry; without one it can only be corrected later. */
  readonly step?: string;
  /** Asked in another way than its kind is: by pictures, as yes or no of each. */
  readonly as?: 'picture' | 'documents' | 'steps' | 'certainty';
  /** Place among what is asked in that step, after those without one. */
  readonly order?: number;
  /** Said once and not corrected: another would be another entry. */
  readonly onlyNew?: boolean;
  /** Messages of the form that adds (contribution.json of each language); without one it is called as everywhere. */
  readonly label?: string;
  readonly hint?: string;
  /** What no choice is called there. */
  readonly none?: string;
  /** Longest, in characters; of numbers the greatest. */
  readonly most?: number;
  /** Of numbers, the least; without: 0. */
  readonly least?: number;
  readonly decimals?: number;
  /** Several lines. */
  readonly lines?: boolean;
  /** As it is written on the door, in the language of doors. */
  readonly onTheDoor?: boolean;
}

/**
 * Where the words for its values are, in the messages of every page or of one kind of page: of a list `feature.<value>`, of
 * a number the message that counts, of yes the sentence that is ticked.
 */
export interface Words {
  readonly of?: 'correction' | 'network';
  readonly key: string;
}

export interface Rules {
  /** There is no entry without it. */
  readonly required?: boolean;
  /** For whoever reads the data: its description in OpenAPI, and the comment on a new column. */
  readonly about?: string;
  /** Who may propose it: anyone, or anyone who adds. Without: files, and what the database does by itself. */
  readonly proposable?: 'always' | 'when-new';
  readonly ask?: Ask;
  readonly words?: Words;
  /** Whether places are found by it: forgiving typing errors, or as it is written. */
  readonly search?: 'words' | 'text';
  /** It follows from others or is for machines: readers of these pages are not told of it by itself. */
  readonly quietIn?: readonly ('history' | 'proposal' | 'review')[];
  /** Kept, and not told: neither read nor exported. */
  readonly told?: false;
  /** Not in tables. */
  readonly csv?: false;
  /** Not in the files that describe a neighbourhood. */
  readonly seed?: false;
  /** Its name in TypeScript, where that is another than its own in camelCase. */
  readonly key?: string;
  /** SQL type and checks of its column, where the kind does not say them. */
  readonly column?: string;
}

/**
 * One field of a kind of entry, in one place: whoever asks, compares, says, stores or exports it reads how from here.
 * `Nothing` is what its value is while nobody has said it; `never` where there is always one.
 */
export interface Field<Name extends string = string, Value = unknown, Nothing = unknown> extends Rules {
  /** As SQL, files and the wire write it; TypeScript writes it as camelCase does (names.ts). */
  readonly name: Name;
  readonly kind: Kind;
  /** Of a value that is known. */
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly nothing: Nothing;
  /** Of a choice or of choices: the values there are. */
  readonly values?: readonly string[];
  /** Of a reference: what it names by its slug. */
  readonly to?: 'neighbourhoods' | 'organisations' | 'places' | 'agreements';
}

type ReadonlyList<Value> = Value extends readonly (infer One)[] ? readonly One[] : Value;

/** The values of an entry with these fields, as TypeScript reads them. */
export type ValuesOf<Fields extends readonly Field[]> = {
  readonly [One in Fields[number] as CamelCase<One['name']>]: One extends Field<
    string,
    infer Value,
    infer Nothing
  >
    ? ReadonlyList<Value> | Nothing
    : never;
};

/** What the database keeps beside the fields of every entry. */
export interface Recorded {
  readonly id: string;
  /** Texts that a machine translated: field → locales. */
  readonly machineTranslated: Readonly<Partial<Record<string, readonly string[]>>>;
  /** ISO 8601 instant at which the entry was added. */
  readonly addedAt: string;
  readonly revision: number;
}
