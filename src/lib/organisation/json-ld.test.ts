import { expect, test } from 'vitest';
import { organisationJsonLd } from './json-ld.ts';

const said = { url: 'https://a.example/o', name: 'Scuola', description: null, logo: null, area: 'San Siro' };

test('a search engine reads what kind of organisation it is and how to reach it, and nothing that is not known', () => {
  const contacts = { phone: '+39021234567', website: 'https://scuola.example' };
  expect(JSON.parse(organisationJsonLd({ kind: 'school', contacts }, said))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'School',
    '@id': 'https://a.example/o',
    url: 'https://a.example/o',
    name: 'Scuola',
    areaServed: 'San Siro',
    telephone: '+39021234567',
    sameAs: 'https://scuola.example'
  });
});

test('a description cannot end the script it stands in', () => {
  const text = organisationJsonLd(
    { kind: 'other', contacts: {} },
    { ...said, description: '</script><script>alert(1)</script>' }
  );
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({
    '@type': 'Organization',
    description: '</script><script>alert(1)</script>'
  });
});
