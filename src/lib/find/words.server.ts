import type { WordFiles } from './all-languages.ts';
import { Lexicon } from './lexicon.ts';

/** What people say, by language; with the build, on the server alone. */
const FILES = import.meta.glob<Readonly<Record<string, readonly string[]>>>('./words/*.json', {
  import: 'default',
  eager: true
});

const tagOf = (file: string) => file.slice(file.lastIndexOf('/') + 1, -'.json'.length);

export const wordFiles: WordFiles = Object.fromEntries(
  Object.entries(FILES).map(([file, words]) => [tagOf(file), words])
);

let built: Lexicon | undefined;

/** The lexicon of all languages, built when somebody searches first. */
export const lexicon = (): Lexicon => (built ??= Lexicon.of(wordFiles));
