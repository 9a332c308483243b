/** What Unicode calls the scripts of which BCP 47 has a name of its own (ISO 15924). */
const IN_UNICODE: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani']
};

/** The script a language is usually written in, by its tag: `ar` is `Arab`. */
export function scriptOf(tag: string): string {
  return new Intl.Locale(tag).maximize().script ?? 'Latn';
}

/** Whether a text has letters of the script of a language. */
export function hasLettersOf(text: string, tag: string): boolean {
  const script = scriptOf(tag);
  const names = (IN_UNICODE[script] ?? [script]).map((name) => `\\p{Script=${name}}`);
  return new RegExp(`[${names.join('')}]`, 'u').test(text);
}

/** Whether of all languages of its script this is the one that is meant when nobody says more (CLDR, likely subtags). */
export function isUsualOfItsScript(tag: string): boolean {
  return new Intl.Locale(`und-${scriptOf(tag)}`).maximize().language === new Intl.Locale(tag).language;
}
