import { createHash, createHmac } from 'node:crypto';
import { connectionOf } from './connection-of.ts';

/**
 * Who asks, as the database believes it (`private.named_caller`): the connection, which key signed it, and HMAC-SHA256 of it.
 * @param address the network address, as SvelteKit's getClientAddress gives it
 * @param secret what the database was told with `keep_caller_secret`
 */
export function signedCaller(address: string, secret: string): string {
  const who = connectionOf(address);
  const key = createHash('sha256').update(secret).digest('hex').slice(0, 16);
  return `${who} ${key} ${createHmac('sha256', secret).update(who).digest('hex')}`;
}
