import { fold } from '../../find/fold.ts';

/** A category by all that it is called. */
export interface NamedCategory {
  readonly slug: string;
  readonly name: Readonly<Partial<Record<string, string>>>;
  readonly keywords: Readonly<Partial<Record<string, readonly string[]>>>;
}

const plain = (text: string) =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The shortest word that is compared without its ending; of shorter ones too little would be left. */
const SHORTEST_STEM = 5;

/** Without what the plural adds in the languages that are written in Latin letters here: "Farmacie", "escuelas", "libraries". */
const stem = (text: string) =>
  text
    .split(' ')
    .map((word) =>
      word.length < SHORTEST_STEM
        ? word
        : word
            .replace(/s$|(?<=..)en$/, '')
            .replace(/[aeiouy]{1,3}$/, '')
            .replace(/ch$/, 'c')
    )
    .join(' ');

/**
 * Which category a text of a table means: its slug, its name or one of the words people search it by, in any language, as it
 * is written, else in the plural or singular; a word that two categories have means neither.
 */
export function categoryFinder(categories: readonly NamedCategory[]): (text: string) => string | null {
  const byName = new Map<string, string>();
  const byWord = new Map<string, string | null>();
  const byStem = new Map<string, string | null>();
  const put = (words: Map<string, string | null>, word: string, slug: string): void => {
    const known = words.get(word);
    words.set(word, known === undefined || known === slug ? slug : null);
  };
  for (const { slug, name, keywords } of categories) {
    const names = [slug, ...Object.values(name)].map((one = '') => plain(one));
    const words = Object.values(keywords)
      .flatMap((said = []) => said)
      .map(plain);
    for (const word of names) byName.set(word, slug);
    for (const word of words) put(byWord, word, slug);
    for (const word of [...names, ...words]) put(byStem, stem(word), slug);
  }
  return (text) => {
    const told = plain(text);
    return (
      byName.get(told) ?? byWord.get(told) ?? (byWord.has(told) ? null : (byStem.get(stem(told)) ?? null))
    );
  };
}
