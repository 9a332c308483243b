import { expect, test } from 'vitest';
import { writeSitemap } from './sitemap.ts';

test('every page stands in it in every language, and each names the others', () => {
  const sitemap = writeSitemap('https://vicina.example', [(locale) => `/${locale}/borgo`]);
  expect(sitemap.match(/<loc>.*?<\/loc>/g)).toEqual([
    '<loc>https://vicina.example/it/borgo</loc>',
    '<loc>https://vicina.example/en/borgo</loc>',
    '<loc>https://vicina.example/ar/borgo</loc>'
  ]);
  const alternates = '<xhtml:link rel="alternate" hreflang="ar" href="https://vicina.example/ar/borgo"/>';
  expect(sitemap.split(alternates)).toHaveLength(4);
});
