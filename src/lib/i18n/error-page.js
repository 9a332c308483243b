import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_LANGUAGE, globOnDisk, languagesOnDisk } from './on-disk.js';

/**
 * Writes the page that SvelteKit shows when the app itself cannot: src/error.html with the words of every language.
 * JavaScript, because svelte.config.js reads it.
 *
 * @param {string} folder where it is written
 * @returns {string} the file
 */
export function writeErrorPage(folder) {
  const paragraphs = Object.entries(languagesOnDisk()).map(([tag, { direction }]) => {
    const dir = direction === 'rtl' ? ' dir="rtl"' : '';
    const [title, sentence] = [said(tag, 'common').restingTitle, said(tag, 'server').away];
    return `<div lang="${tag}"${dir}>
      <h1>${inHtml(title)}</h1>
      <p>${inHtml(sentence)}</p>
    </div>`;
  });
  const template = readFileSync(path.join(import.meta.dirname, '../../error.html'), 'utf8');
  const file = path.join(folder, 'error.html');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    template
      .replace('%vicina.lang%', FIRST_LANGUAGE)
      .replace('%vicina.languages%', () => paragraphs.join('\n    '))
  );
  return file;
}

/**
 * @param {string} tag
 * @param {string} name
 * @returns {Record<string, string>} what a file says of errors
 */
function said(tag, name) {
  const path = `./languages/${tag}/${name}.json`;
  return /** @type {any} */ (globOnDisk(path)[path]).error;
}

/** @param {string | undefined} text */
function inHtml(text = '') {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
