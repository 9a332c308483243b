import { expect, test } from 'vitest';
import { writeAtom, type AtomEntry } from './atom.ts';

const entry: AtomEntry = {
  id: '6f1c0a52-0000-4000-8000-000000000001',
  title: 'Tè & <parole>',
  language: 'it',
  summary: 'a "b"\u0000\ud800',
  url: 'https://vicina.example/it/borgo/activities/te?a=1&b=2',
  category: { term: 'social', label: 'Stare insieme' },
  published: '2026-10-01T08:00:00Z',
  updated: '2026-11-01T08:00:00Z'
};

const feed = (...entries: AtomEntry[]) =>
  writeAtom({
    title: 'Borgo',
    language: 'it',
    url: 'https://vicina.example/it/borgo/feed.atom?q=a&kind=social',
    page: 'https://vicina.example/it/borgo',
    author: 'Borgo',
    entries
  });

test('a feed says when its newest entry changed, and which entry is which', () => {
  const text = feed(entry);
  expect(text).toContain('<updated>2026-11-01T08:00:00Z</updated>\n<author>');
  expect(text).toContain('<id>urn:uuid:6f1c0a52-0000-4000-8000-000000000001</id>');
});

test('what is written in an entry stays text, and is XML', () => {
  const text = feed(entry);
  expect(text).toContain('<title>Tè &amp; &lt;parole&gt;</title>');
  expect(text).toContain('<summary>a &quot;b&quot;\ufffd</summary>');
  expect(text).toContain('href="https://vicina.example/it/borgo/feed.atom?q=a&amp;kind=social"');
});

test('a feed without entries is a feed', () => {
  expect(feed()).toContain('<updated>1970-01-01T00:00:00Z</updated>');
});
