import { fold } from '../../find/fold.ts';
import { TableProblem } from './table.ts';
import WORDS from './column-words.json' with { type: 'json' };

/** What a column of a table of places may be. */
export type Meaning = keyof typeof WORDS;
export const MEANINGS = Object.keys(WORDS) as readonly Meaning[];

/** Which column is what. */
export type TableColumns = Readonly<Partial<Record<Meaning, string>>>;

const plain = (text: string) =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Which column is what, by its header in any language.
 * @param fieldNames what the pages call fields, by the names of the fields
 */
export function proposedColumns(
  headers: readonly string[],
  fieldNames: Readonly<Record<string, readonly string[]>> = {}
): TableColumns {
  const columns: Partial<Record<Meaning, string>> = {};
  const taken = new Set<string>();
  const plainHeaders = headers.map((header) => ({ header, said: plain(header) }));
  // A header that is the word comes before one that begins with it: "Indirizzo" before "Indirizzo e-mail".
  for (const fits of [
    (header: string, word: string) => header === word,
    (header: string, word: string) => word.length > 3 && header.startsWith(`${word} `)
  ])
    for (const meaning of MEANINGS) {
      if (columns[meaning] !== undefined) continue;
      const words = [meaning, ...WORDS[meaning], ...(fieldNames[meaning] ?? [])].map(plain);
      const found = words
        .map(
          (word) => plainHeaders.find(({ header, said }) => !taken.has(header) && fits(said, word))?.header
        )
        .find((header) => header !== undefined);
      if (found === undefined) continue;
      columns[meaning] = found;
      taken.add(found);
    }
  return columns;
}

/**
 * What was proposed, with what somebody says instead: `name=Denominazione,address=Via,phone=`; nothing after the sign leaves a
 * column out.
 * @throws TableProblem for a meaning or a column that is not there, with those that are
 */
export function withChosen(proposed: TableColumns, chosen: string, headers: readonly string[]): TableColumns {
  const columns: Partial<Record<Meaning, string>> = { ...proposed };
  for (const pair of chosen.split(',').filter((one) => one.trim() !== '')) {
    const [meaning = '', header = ''] = pair.split(/=(.*)/s).map((one) => one.trim());
    if (!isMeaning(meaning))
      throw new TableProblem(`A column cannot be "${meaning}": it can be ${MEANINGS.join(', ')}.`);
    if (header === '') {
      delete columns[meaning];
      continue;
    }
    if (!headers.includes(header))
      throw new TableProblem(`There is no column "${header}": there are ${headers.join(', ')}.`);
    for (const other of MEANINGS) if (columns[other] === header) delete columns[other];
    columns[meaning] = header;
  }
  return columns;
}

const isMeaning = (word: string): word is Meaning => Object.hasOwn(WORDS, word);
