import type { Messages } from './message-key.ts';

/** What goes into a message: `count` for its plural form, and by name what is written in its place. */
export interface Spoken {
  readonly count?: number;
  readonly shown: Readonly<Record<string, string>>;
}

/** Says a message by its key; a key that is not there is said itself. */
export type Speak = (key: string, spoken: Spoken) => string;

/** A text with its `{{names}}` filled in; one that has no value stays as it is. */
export function filled(text: string, shown: Spoken['shown']): string {
  return text.replace(/{{\s*(\w+)\s*}}/g, (whole, name: string) => shown[name] ?? whole);
}

/**
 * Reads messages in i18next's JSON v4 format, as far as ours go: nested keys, `_zero … _other` by the plural
 * rules of the language (CLDR, through Intl), `{{names}}`. The browser speaks with this alone: i18next weighs
 * 13 kB, a fifth of what a first view may (docs/decisions/0008). A test holds it to what i18next says.
 */
export function speaker(locale: string, messages: Messages): Speak {
  const plurals = new Intl.PluralRules(locale);
  const find = (key: string): string | undefined => {
    const found = key
      .split('.')
      .reduce<Messages | string | undefined>(
        (node, name) =>
          typeof node === 'object' && Object.prototype.hasOwnProperty.call(node, name)
            ? node[name]
            : undefined,
        messages
      );
    return typeof found === 'string' ? found : undefined;
  };
  return (key, { count, shown }) => {
    const forms = count === undefined ? [] : [count === 0 ? '_zero' : '', `_${plurals.select(count)}`];
    const message = [...forms.filter(Boolean).map((form) => key + form), key]
      .map(find)
      .find((one) => one !== undefined);
    return filled(message ?? key, shown);
  };
}
