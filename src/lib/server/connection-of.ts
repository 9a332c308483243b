import { isIPv6 } from 'node:net';

/**
 * One connection to the network. Of IPv6 the first 64 bits: a household has all addresses that begin with them (RFC 6177),
 * and may take another for every form.
 */
export function connectionOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [before, after] = address.split('%')[0]!.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = 8 - groups(before).length - groups(after).length;
  const zeros = after === undefined ? [] : new Array<string>(Math.max(0, missing)).fill('0');
  const all = [...groups(before), ...zeros, ...groups(after)];
  return all
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
