import { expect, test } from 'vitest';
import { writeSecurityTxt } from './security-txt.ts';

const NOW = new Date('2026-11-30T14:00:00Z');
const lines = (contact?: string) => writeSecurityTxt('https://vicina.example', contact, NOW).split('\n');

test('whoever finds a weakness is told whom to write to, until when that holds and in which languages', () => {
  expect(lines('mailto:security@vicina.example')).toEqual([
    'Contact: mailto:security@vicina.example',
    'Expires: 2027-05-29T00:00:00.000Z',
    expect.stringMatching(/^Preferred-Languages: .*\bit\b/),
    'Canonical: https://vicina.example/.well-known/security.txt',
    ''
  ]);
});

test.each([
  undefined,
  '',
  'security',
  'http://vicina.example',
  'mailto:a@b.example\nExpires: 1970-01-01T00:00:00Z'
])('with %j it is the page that says whose the site is', (contact) => {
  expect(lines(contact)[0]).toBe('Contact: https://vicina.example/it/about');
  expect(lines(contact)).toHaveLength(5);
});
