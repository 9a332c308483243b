import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What somebody writes who adds a localised text to places: where to meet. */
const DESCRIPTION = `import { LINE } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const meetingPoint = localisedText('meeting_point', {
  proposable: 'always',
  about: 'Where those who come for the first time are met.',
  search: 'text',
  ask: { step: 'where', most: LINE }
});
`;

/** Its name in each language. */
export const LABELS = { it: 'Dove ci si trova', en: 'Where to meet', ar: 'مكان اللقاء' } as const;

/** Adds the field to a copy of the project, by hand, and then as the command does. @returns the files written by hand */
export function addField(folder: string): string[] {
  const written: string[] = [];
  const edit = (
    file: string,
    change: (text: string) => string,
    before = readFileSync(path.join(folder, file), 'utf8')
  ) => {
    writeFileSync(path.join(folder, file), change(before));
    written.push(file);
  };
  edit('src/lib/place/fields/meeting-point.ts', () => DESCRIPTION, '');
  edit('src/lib/place/fields/index.ts', (text) =>
    text
      .replace('import { name }', "import { meetingPoint } from './meeting-point.ts';\nimport { name }")
      .replace('  locationPrecision,\n', '  locationPrecision,\n  meetingPoint,\n')
  );
  for (const [locale, label] of Object.entries(LABELS))
    edit(`src/lib/i18n/languages/${locale}/correction.json`, (text) =>
      text.replace('"field": {', `"field": {\n    "meeting_point": "${label}",`)
    );
  execFileSync(process.execPath, ['src/commands/fields-sql.ts'], { cwd: folder, stdio: 'pipe' });
  return written;
}

/** In place of what comes with Vicina, a neighbourhood small enough to be loaded at once, whose file says the field. */
export function seedBorgo(folder: string): void {
  const seed = path.join(folder, 'supabase', 'seed');
  for (const file of globSync('*/neighbourhood.json', { cwd: seed }))
    rmSync(path.join(seed, path.dirname(file)), { recursive: true });
  mkdirSync(path.join(seed, 'borgo'));
  const write = (file: string, content: unknown) =>
    writeFileSync(path.join(seed, 'borgo', file), JSON.stringify(content));
  const ring = [
    [9.12, 45.46],
    [9.16, 45.46],
    [9.16, 45.49],
    [9.12, 45.49],
    [9.12, 45.46]
  ];
  const sources = [{ name: 'Il borgo', year: 2026 }];
  write('neighbourhood.json', {
    slug: 'borgo',
    name: { it: 'Borgo' },
    city: 'Milano',
    default_locale: 'it',
    locales: ['it', 'en', 'ar'],
    time_zone: 'Europe/Rome',
    country: 'IT',
    sources,
    outline: { type: 'MultiPolygon', coordinates: [[ring]] }
  });
  write('places.json', [
    {
      slug: 'biblioteca',
      category: 'library',
      name: { it: 'Biblioteca' },
      location: { type: 'Point', coordinates: [9.14, 45.47] },
      location_precision: 'exact',
      meeting_point: { it: 'Sotto il portico' },
      sources
    }
  ]);
}
