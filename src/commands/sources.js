import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** What the build is made from: files, or folders with all in them. */
const SOURCES = [
  'src',
  'static',
  'supabase/seed/countries',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json'
];

/** @param {string} file */
const isSource = (file) => !file.startsWith(path.join('src', 'commands')) && !/\.test\.ts$/.test(file);

/**
 * The same for the same sources, on any machine and however often: by it a build knows what it was made from,
 * and answers of a release are told from those of another. JavaScript, because svelte.config.js reads it too.
 * @returns {string} SHA-256, hexadecimal
 */
export function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn).filter(isSource).sort())
    hash.update(`\0${file}\0`).update(readFileSync(path.join(project, file)));
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function filesIn(name) {
  const whole = path.join(project, name);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [name];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)));
}
