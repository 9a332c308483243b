import { fold } from '../../find/fold.ts';

/** A category by all that it is called. */
export interface NamedCategory {
  readonly slug: string;
  readonly name: Readonly<Record<string, string>>;
  readonly keywords: Readonly<Record<string, readonly string[]>>;
}

const plain = (text: string) =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Which category a text of a table means: its slug, its name or one of the words people search it by, in any language, in
 * the singular or as it is written; a word that two categories have means neither.
 */
export function categoryFinder(categories: readonly NamedCategory[]): (text: string) => string | null {
  const byName = new Map<string, string>();
  const byWord = new Map<string, string | null>();
  for (const { slug, name, keywords } of categories) {
    for (const word of [slug, ...Object.values(name)]) byName.set(plain(word), slug);
    for (const word of Object.values(keywords).flat()) {
      const known = byWord.get(plain(word));
      byWord.set(plain(word), known === undefined || known === slug ? slug : null);
    }
  }
  return (text) => byName.get(plain(text)) ?? byWord.get(plain(text)) ?? null;
}
