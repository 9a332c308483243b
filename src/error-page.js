import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_LANGUAGE, globOnDisk, languagesOnDisk } from './lib/i18n/on-disk.js';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes the page that is shown when no other can be, in every language there is, with the number to call in danger, and
 * gives its path. Nothing is known then of who asks about where: it says the number of all countries there are, or each
 * with its country. JavaScript, because svelte.config.js reads it.
 * @returns {string}
 */
export function errorPage() {
  const template = readFileSync(path.join(project, 'src', 'error.html'), 'utf8');
  const file = path.join(project, '.svelte-kit', 'error.html');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    template
      .replace('%vicina.lang%', FIRST_LANGUAGE)
      .replace('%vicina.languages%', () => inEveryLanguage().join('\n    '))
  );
  return path.relative(project, file);
}

function inEveryLanguage() {
  const numbers = emergencyNumbers();
  return Object.entries(languagesOnDisk()).map(([tag, { direction }]) => {
    const dir = direction === 'rtl' ? ' dir="rtl"' : '';
    const sentence = ofErrors(tag, 'server').away?.replace('{{numbers}}', numbers);
    return `<div lang="${tag}"${dir}>
      <h1>${inHtml(ofErrors(tag, 'common').restingTitle)}</h1>
      <p>${inHtml(sentence)}</p>
    </div>`;
  });
}

/**
 * @param {string} tag
 * @param {string} name
 * @returns {Record<string, string>} what a file says of errors
 */
function ofErrors(tag, name) {
  const file = `./languages/${tag}/${name}.json`;
  return /** @type {any} */ (globOnDisk(file)[file]).error;
}

function emergencyNumbers() {
  const folder = path.join(project, 'supabase', 'seed', 'countries');
  const numbers = readdirSync(folder).map((code) => {
    const { emergency } = JSON.parse(readFileSync(path.join(folder, code, 'country.json'), 'utf8'));
    return { code, number: String(emergency.number) };
  });
  const [first, ...others] = numbers;
  if (first && others.every(({ number }) => number === first.number)) return first.number;
  return numbers.map(({ code, number }) => `${number} (${code})`).join(', ');
}

/** @param {string | undefined} text */
function inHtml(text = '') {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
