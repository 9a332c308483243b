import { expect, test } from 'vitest';
import { LOCALES } from '../i18n/locales.ts';
import { writeSitemap } from './sitemap.ts';

test('every page stands in it in every language, and each names the others', () => {
  const sitemap = writeSitemap('https://vicina.example', [(locale) => `/${locale}/borgo`]);
  expect(sitemap.match(/<loc>.*?<\/loc>/g)).toEqual([
    ...LOCALES.map((locale) => `<loc>https://vicina.example/${locale}/borgo</loc>`)
  ]);
  const alternates = '<xhtml:link rel="alternate" hreflang="ar" href="https://vicina.example/ar/borgo"/>';
  expect(sitemap.split(alternates)).toHaveLength(LOCALES.length + 1);
});
