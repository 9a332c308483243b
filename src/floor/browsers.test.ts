import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../lib/i18n/locales.ts';
import { FLOOR } from './browsers.ts';

const versions = [...new Set(FLOOR.map(({ version }) => String(version)))];

describe('the oldest browsers', () => {
  it.each(LOCALES)('are named on the page about Vicina in %s', (locale) => {
    const about = readFileSync(`src/lib/i18n/languages/${locale}/prose/about.json`, 'utf8');
    for (const version of versions) expect(about).toMatch(new RegExp(`\\b${version}\\b`));
  });

  it.each(['README.md', 'docs/decisions/0019-which-browsers-the-pages-live-in.md'])(
    'are named in %s',
    (file) => {
      const text = readFileSync(file, 'utf8');
      for (const version of versions) expect(text).toMatch(new RegExp(`\\b${version}\\b`));
    }
  );
});
