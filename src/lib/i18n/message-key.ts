import type italian from './languages/it/common.json';
import type italianOfCalendar from './languages/it/calendar.json';
import type italianOfPages from './languages/it/pages.json';
import type italianOnServer from './languages/it/server.json';

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${PluralForm}` ? Stem : Key;

type Leaves<Node> = Node extends string
  ? never
  : {
      [Key in keyof Node & string]: Node[Key] extends string
        ? WithoutPlural<Key>
        : `${Key}.${Leaves<Node[Key]>}`;
    }[keyof Node & string];

/** The keys of a messages file by its type, without plural forms: for rooms that bring messages of their own. */
export type KeysOf<File> = Leaves<File>;

/**
 * Every message there is, by its path in it.json without the plural form: `list.total`. Those in server.json are
 * not sent to the browser: only files of the server may say them.
 */
export type MessageKey =
  | Leaves<typeof italian>
  | Leaves<typeof italianOfCalendar>
  | Leaves<typeof italianOfPages>
  | Leaves<typeof italianOnServer>;

/** What a messages file holds. */
export interface Messages {
  readonly [key: string]: string | Messages;
}
