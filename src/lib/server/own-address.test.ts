import { expect, test } from 'vitest';
import { ownAddress } from './own-address.ts';

const HERE = '/it/san-siro/manage';

test.each([`${HERE}/queue/1?show=reports`, HERE])('%s is where she goes on', (wanted) => {
  expect(ownAddress(wanted, HERE)).toBe(wanted);
});

test.each([
  null,
  '',
  'https://example.org/it/san-siro/manage',
  '//example.org/it/san-siro/manage',
  '/\\example.org',
  '/it/san-siro/manager',
  `${HERE}/../../../en`,
  `${HERE}/${'x'.repeat(600)}`,
  'javascript:alert(1)'
])('%s leads nowhere but to the beginning', (wanted) => {
  expect(ownAddress(wanted, HERE)).toBe(HERE);
});
