import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Adds a language as somebody would: one folder, here English in letters that no other text has, so that what is not said
 * in it is seen. Urdu, because it runs from right to left, has digits and a script of its own, and nobody has written it yet.
 */
export function addLanguage(project: string, tag: string): void {
  const languages = path.join(project, 'src/lib/i18n/languages');
  const folder = path.join(languages, tag);
  cpSync(path.join(languages, 'en'), folder, { recursive: true });
  for (const file of globSync('**/*.json', { cwd: folder })) {
    const whole = path.join(folder, file);
    writeFileSync(whole, JSON.stringify(turned(JSON.parse(readFileSync(whole, 'utf8'))), null, 2));
  }
  const traits = { endonym: 'اردو', direction: 'rtl', intl: 'ur-PK-u-nu-arabext', checkedBy: 'machine' };
  writeFileSync(path.join(folder, 'language.json'), JSON.stringify(traits, null, 2));
}

function turned(node: unknown): unknown {
  if (typeof node === 'string') return inWideLetters(node);
  if (Array.isArray(node)) return node.map(turned);
  return Object.fromEntries(Object.entries(Object(node)).map(([key, value]) => [key, turned(value)]));
}

/** A to Z in full width (U+FF21 …), variables as they are. */
export const inWideLetters = (text: string) =>
  text.replace(/{{[^}]*}}|[a-z]/gi, (found) =>
    found.length > 1 ? found : String.fromCodePoint(found.codePointAt(0)! + 0xfee0)
  );
