/** A sentence begins with a capital where the script of its language (BCP 47) has them. */
export function capitalised(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
