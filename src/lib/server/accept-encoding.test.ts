import { expect, test } from 'vitest';
import { acceptedEncoding } from './accept-encoding.ts';

const OURS = ['br', 'gzip'] as const;

test.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['*;q=0.5, br;q=0', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['br ; q=1.0 , gzip ; q=1', 'br'],
  ['br;q=0.001', 'br']
])('"%s" is answered in %s', (header, coding) => expect(acceptedEncoding(header, OURS)).toBe(coding));

test.each([
  null,
  '',
  'identity',
  'deflate',
  'br;q=0',
  'br;q=0.000, gzip;q=0',
  '*;q=0',
  'brotli, gzipped',
  'br;q=2',
  'br;q=abc',
  ';q=1'
])('"%s" is answered in plain bytes', (header) => expect(acceptedEncoding(header, OURS)).toBeNull());
