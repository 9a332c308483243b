import { expect, test } from 'vitest';
import { isSecret, newSecret } from './secret.ts';

test('a secret goes into an address as it is, and no two are the same', () => {
  const secrets = Array.from({ length: 500 }, () => newSecret());
  for (const secret of secrets) {
    expect(secret).toHaveLength(32);
    expect(isSecret(secret)).toBe(true);
    expect(encodeURIComponent(secret)).toBe(secret);
  }
  expect(new Set(secrets).size).toBe(secrets.length);
  expect(newSecret((bytes) => new Uint8Array(bytes).fill(255))).toBe('_'.repeat(32));
});

test.each(['', 'short', 'a'.repeat(65), 'a b'.repeat(10), '../../../../etc/passwd-passwd', null, 5])(
  '%j is none',
  (text) => expect(isSecret(text)).toBe(false)
);
