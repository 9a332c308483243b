/*
 * The folders of languages/ as they are on the disk: for what is run by Node from these sources (commands, the embedded
 * Supabase, browser tests) and for the build. JavaScript, because svelte.config.js reads it too; nothing of Node is
 * imported, because locales.ts, which the browser has, names it: Vite leaves out what is not used.
 */

/** What texts are written in first, and what is spoken to those of whom no better is known. BCP 47. */
export const FIRST_LANGUAGE = 'it';

/**
 * What `import.meta.glob` would give, eagerly.
 *
 * @param {string} pattern from this folder: `./languages/it/*.json`
 * @returns {Readonly<Record<string, unknown>>}
 */
export function globOnDisk(pattern) {
  const { globSync, readFileSync } = process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  const folder = import.meta.dirname;
  return Object.fromEntries(
    globSync(pattern, { cwd: folder }).map((file) => [
      `./${file.replaceAll('\\', '/')}`,
      JSON.parse(readFileSync(join(folder, file), 'utf8'))
    ])
  );
}

/**
 * What each language's folder says of it, as readers are offered them: the language of the house first, the others by
 * their own names.
 *
 * @returns {Readonly<Record<string, Traits>>}
 */
export function languagesOnDisk() {
  const files = /** @type {Readonly<Record<string, Traits>>} */ (globOnDisk('./languages/*/language.json'));
  return Object.fromEntries(
    Object.entries(files)
      .map(([file, { endonym, direction, intl, elided }]) => {
        const tag = file.split('/')[2] ?? '';
        return {
          tag,
          rank: tag === FIRST_LANGUAGE ? '' : endonym,
          traits: { endonym, direction, intl, ...(elided && { elided }) }
        };
      })
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .map(({ tag, traits }) => [tag, traits])
  );
}

/** @typedef {import('./locales.ts').LocaleTraits} Traits */
