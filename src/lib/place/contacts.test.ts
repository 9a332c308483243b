import { expect, test } from 'vitest';
import { telephoneOf } from '../country/countries.server.ts';
import { adviceFor, contactViews, directionViews, usableContacts } from './contacts.ts';

const ITALY = telephoneOf('IT');

const kinds = (...all: Parameters<typeof adviceFor>[0][number]['kind'][]) => all.map((kind) => ({ kind }));

test('nobody is told to call where there is no telephone', () => {
  expect(adviceFor(kinds('call', 'website'), true)).toBe('call');
  expect(adviceFor(kinds('whatsapp'), true)).toBe('call');
  expect(adviceFor(kinds('email', 'website'), true)).toBe('write');
  expect(adviceFor(kinds('website'), true)).toBe('site');
  expect(adviceFor([], true)).toBe('ask');
});

test('where there is nothing to ask with and nowhere to go, nothing is advised', () => {
  expect(adviceFor([], false)).toBeNull();
});

test('each way to get in touch opens what it should, in the order of the buttons', () => {
  const views = contactViews(
    {
      website: 'https://www.example.org/orari?l=ar',
      email: "l'aiuto.donne+it@example.org",
      whatsapp: '+393331234567',
      phone: '+390288465810'
    },
    ITALY
  );
  expect(views).toEqual([
    { kind: 'call', href: 'tel:+390288465810', shown: '02 8846 5810' },
    { kind: 'whatsapp', href: 'https://wa.me/393331234567', shown: '333 1234 567' },
    { kind: 'email', href: "mailto:l'aiuto.donne+it@example.org", shown: "l'aiuto.donne+it@example.org" },
    { kind: 'website', href: 'https://www.example.org/orari?l=ar', shown: 'example.org' }
  ]);
  expect(contactViews({}, ITALY)).toEqual([]);
});

test.each(['112', '020202', '+390239421', '+442079460000'])(
  'the telephone number %s can be called',
  (phone) => expect(contactViews({ phone }, ITALY)[0]?.href).toBe(`tel:${phone}`)
);

test.each(
  Object.entries({
    phone: ['1', '02 8846', '+39;ext=1', '*21*0299#', 'tel:112', 'javascript:alert(1)', '١١٢', '112\n'],
    whatsapp: ['3331234567', '+1', '+39333/../x', 'https://evil.example'],
    email: [
      'a?cc=b@example.org',
      'a@example.org?cc=b@example.org',
      'a&b@example.org',
      'a%0abcc:b@example.org',
      'a@b@example.org',
      'a,b@example.org',
      'a@example',
      'a b@example.org',
      'a@exa mple.org',
      'javascript:a@example.org',
      '<a@example.org>',
      'a@example.org\n'
    ],
    website: [
      'javascript:alert(1)',
      'JavaScript:alert(1)//https://example.org',
      ' https://example.org',
      'data:text/html,x',
      'example.org',
      '//example.org',
      'https://',
      'https://bank.example@evil.example/',
      'https://localhost/',
      'https://example.org/"onclick="x',
      'https://example.org/\nx',
      'ftp://example.org'
    ]
  }).flatMap(([kind, values]) => values.map((value) => [kind, value]))
)('as %s, %j is left out', (kind, value) => expect(usableContacts({ [kind!]: value })).toEqual({}));

test('ways to get there name the place by latitude first, and cannot be broken out of', () => {
  const ways = directionViews({ precision: 'exact', point: [9.137, 45.472] }, 'Casa & "Bimbi" #1');
  expect(ways[0]).toEqual({
    kind: 'geo',
    href: 'geo:45.472,9.137?q=45.472%2C9.137(Casa%20%26%20%22Bimbi%22%20%231)'
  });
  for (const { kind, href } of ways.slice(1)) {
    expect(href, kind).toMatch(/^https:\/\//);
    expect(href, kind).toContain('45.472%2C9.137');
  }
  expect(directionViews({ precision: 'area-only', point: null }, 'x')).toEqual([]);
});
