import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { LOCALES } from '../../src/lib/i18n/locales.ts';

const LANGUAGES = path.join(import.meta.dirname, '../../src/lib/i18n/languages');

const words = v.record(v.string(), v.strictObject({ name: v.string(), terms: v.array(v.string()) }));
const traits = v.object({ checkedBy: v.optional(v.picklist(['machine', 'reader', 'speaker'])) });

/** What a category of Vicina's own list is called and searched by, as a file of categories says it. */
export interface CategoryWords {
  readonly name: Readonly<Record<string, string>>;
  readonly keywords: Readonly<Record<string, readonly string[]>>;
  readonly machine_translated: { readonly name: readonly string[] };
}

/**
 * Reads the words of each language's folder; a language that has none for a category is left out of it.
 * @throws an Error naming the file that cannot be read
 */
export function readCategoryWords(): (slug: string) => CategoryWords {
  const all = LOCALES.map((locale) => ({
    locale,
    words: read(path.join(LANGUAGES, locale, 'categories.json'), words),
    checkedBy: read(path.join(LANGUAGES, locale, 'language.json'), traits).checkedBy
  }));
  return (slug) => {
    const here = all.flatMap(({ words: { [slug]: said }, ...rest }) => (said ? [{ ...rest, ...said }] : []));
    return {
      name: Object.fromEntries(here.map(({ locale, name }) => [locale, name])),
      keywords: Object.fromEntries(here.map(({ locale, terms }) => [locale, terms])),
      machine_translated: {
        name: here.filter(({ checkedBy }) => checkedBy === 'machine').map(({ locale }) => locale)
      }
    };
  };
}

function read<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, {
      cause: error
    });
  }
}
