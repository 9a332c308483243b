import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes the page that is shown when no other can be, with the number to call in danger, and gives its path. Nothing is
 * known then of who asks about where: it says the number of all countries there are, or each with its country.
 * JavaScript, because svelte.config.js reads it.
 * @returns {string}
 */
export function errorPage() {
  const template = readFileSync(path.join(project, 'src', 'error.html'), 'utf8');
  const file = path.join(project, '.svelte-kit', 'error.html');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, template.replaceAll('%vicina.emergency%', emergencyNumbers()));
  return path.relative(project, file);
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
