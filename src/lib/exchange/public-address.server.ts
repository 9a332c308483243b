import { BlockList, isIPv6 } from 'node:net';

/**
 * Networks that are not the internet: special purposes of the IANA registries (RFC 6890 and its successors), among them
 * loopback, private and link-local ones and the metadata services of clouds (169.254.169.254, fd00:ec2::254,
 * 100.100.100.200).
 */
const NOT_PUBLIC_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4'
];

/** Of IPv6 only 2000::/3 is given out; of that, what is for other purposes or carries an IPv4 address inside. */
const NOT_PUBLIC_IPV6 = [
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3ffe::/16',
  '3fff::/20'
];

const notPublic = new BlockList();
const givenOut = new BlockList();
givenOut.addSubnet('2000::', 3, 'ipv6');
for (const [type, networks] of [
  ['ipv4', NOT_PUBLIC_IPV4],
  ['ipv6', NOT_PUBLIC_IPV6]
] as const) {
  for (const network of networks) {
    const [address, bits] = network.split('/') as [string, string];
    notPublic.addSubnet(address, Number(bits), type);
  }
}

/** Whether an IP address is one of the public internet. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return givenOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && !notPublic.check(address, 'ipv4');
}
