import type { lookup } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from './public-address.server.ts';
import { safeFetch, type SafeFetchOptions } from './safe-fetch.server.ts';

let server: Server;
let origin: string;
let answerWith: RequestListener;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked++;
    answerWith(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** This one machine, for a test; nothing else that is private. */
const thisServer: SafeFetchOptions = { alsoAllowed: (address) => address === '127.0.0.1' };
const text = async (address: string, options: SafeFetchOptions = thisServer) =>
  Buffer.from((await safeFetch(address, options)).body!).toString();

describe('addresses', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254'
    ],
    ...[
      '100.100.100.200',
      '0.0.0.0',
      '255.255.255.255',
      '224.0.0.1',
      '198.18.0.1',
      '192.0.0.192',
      '::1',
      '::'
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      'fe80::1',
      'fc00::1'
    ],
    ...[
      'fd00:ec2::254',
      'ff02::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2001::1',
      'fec0::1',
      '::7f00:1',
      'localhost',
      ''
    ]
  ])('%j is not of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4002::200e', '2606:4700::1111'])(
    '%s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    }
  );
});

describe('without a permission for this test', () => {
  test.each([
    (o: string) => o,
    (o: string) => o.replace('127.0.0.1', 'localhost'),
    (o: string) => o.replace('127.0.0.1', '2130706433'),
    (o: string) => o.replace('127.0.0.1', '0x7f.1'),
    (o: string) => o.replace('127.0.0.1', '0177.0.0.1'),
    (o: string) => o.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
    (o: string) => o.replace('127.0.0.1', '[::1]'),
    (o: string) => o.replace('127.0.0.1', '127。0。0。1'),
    () => 'http://169.254.169.254/latest/meta-data/',
    () => 'http://10.0.0.1/'
  ])('no private address is asked, however it is written (%#)', async (write) => {
    const before = asked;
    await expect(safeFetch(write(origin))).rejects.toThrow('not one of the public internet');
    expect(asked).toBe(before);
  });

  test('no name that stands for a private address, not even for one beside a public one', async () => {
    const resolve = ((_name: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 }
      ])) as unknown as typeof lookup;
    const { port } = new URL(origin);
    const before = asked;
    await expect(safeFetch(`http://calendar.example:${port}/`, { resolve })).rejects.toThrow(
      'public internet'
    );
    expect(asked).toBe(before);
  });

  test.each([
    'file:///etc/passwd',
    'ftp://example.org/x',
    'data:text/calendar,x',
    'gopher://example.org',
    'x',
    '//'
  ])('nothing but the web is asked: %s', async (address) => {
    await expect(safeFetch(address)).rejects.toThrow('not a web address');
  });

  test('no password is sent', async () => {
    await expect(safeFetch('https://me:secret@example.org/')).rejects.toThrow('password');
  });
});

/** A name service of our own: each look-up answers with the next of these, the last one for good. */
function answering(...addresses: readonly string[]) {
  let at = 0;
  return ((_name: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, [
      { address: addresses[Math.min(at++, addresses.length - 1)], family: 4 }
    ])) as unknown as typeof lookup;
}

describe('a name that changes its mind', () => {
  const named = () => origin.replace('127.0.0.1', 'calendar.example');

  test('is asked while it stands for what is allowed', async () => {
    answerWith = (_, response) => response.end('ciao');
    expect(await text(named(), { ...thisServer, resolve: answering('127.0.0.1') })).toBe('ciao');
  });

  test('is not asked when the connection leads elsewhere than the name did', async () => {
    answerWith = (_, response) => response.end('a secret');
    const before = asked;
    let looks = 0;
    // Public when it is looked up, private when it is connected to.
    const alsoAllowed = (address: string) => address === '127.0.0.1' && looks++ === 0;
    await expect(safeFetch(named(), { alsoAllowed, resolve: answering('127.0.0.1') })).rejects.toThrow(
      'not one of the public internet'
    );
    expect([looks, asked]).toEqual([2, before]);
  });

  test('from the first request to the redirect is not asked again', async () => {
    answerWith = (request, response) =>
      request.url === '/' ? response.writeHead(302, { location: '/b' }).end() : response.end('a secret');
    const before = asked;
    await expect(
      safeFetch(named(), { ...thisServer, resolve: answering('127.0.0.1', '127.0.0.2') })
    ).rejects.toThrow('not one of the public internet');
    expect(asked).toBe(before + 1);
  });

  test('is not asked where a redirect brings it up', async () => {
    answerWith = (_, response) => response.writeHead(302, { location: 'http://intranet.example/' }).end();
    await expect(safeFetch(origin, { ...thisServer, resolve: answering('192.168.1.1') })).rejects.toThrow(
      'not one of the public internet'
    );
  });
});

describe('redirects', () => {
  test('are followed when each leads to an allowed address', async () => {
    answerWith = (request, response) =>
      request.url === '/a'
        ? response.writeHead(302, { location: '/b' }).end()
        : response.end(`at ${request.url}`);
    expect(await text(`${origin}/a`)).toBe('at /b');
  });

  test.each([
    'http://127.0.0.2:1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://localhost.localdomain.invalid@10.0.0.1/',
    'file:///etc/passwd'
  ])('to %s are not', async (location) => {
    answerWith = (_, response) => response.writeHead(302, { location }).end();
    await expect(safeFetch(origin, thisServer)).rejects.toThrow(/public internet|not a web address|password/);
  });

  test('without end are given up', async () => {
    answerWith = (_, response) => response.writeHead(302, { location: '/again' }).end();
    const before = asked;
    await expect(safeFetch(origin, thisServer)).rejects.toThrow('without end');
    expect(asked - before).toBe(6);
  });
});

describe('an answer', () => {
  test('that is packed is unpacked', async () => {
    for (const [encoding, body] of [
      ['gzip', gzipSync('ciao')],
      ['br', brotliCompressSync('ciao')]
    ] as const) {
      answerWith = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
      expect(await text(origin)).toBe('ciao');
    }
  });

  test('that unpacks to more than 2 MB is refused, however small it is', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    expect(bomb.length).toBeLessThan(200_000);
    answerWith = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    await expect(safeFetch(origin, thisServer)).rejects.toThrow('longer than 2 MB');
  });

  test('without end is cut off at 2 MB', async () => {
    answerWith = (_, response) => {
      const more = () =>
        response.destroyed || response.write(Buffer.alloc(100_000), () => setImmediate(more));
      more();
    };
    await expect(safeFetch(origin, thisServer)).rejects.toThrow('longer than 2 MB');
  });

  test('that announces more than 2 MB is not even begun', async () => {
    answerWith = (_, response) => response.writeHead(200, { 'content-length': '3000000' }).write('x');
    await expect(safeFetch(origin, thisServer)).rejects.toThrow('longer than 2 MB');
  });

  test.each([
    ['never begins', () => {}],
    ['drips', (_request, response) => void setInterval(() => response.write('x'), 20).unref()],
    [
      'drips, packed',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.write(gzipSync('x').subarray(0, 10));
      }
    ]
  ] as readonly (readonly [string, RequestListener])[])(
    'that %s is given up in time',
    async (_, listener) => {
      answerWith = listener;
      const began = performance.now();
      await expect(safeFetch(origin, { ...thisServer, milliseconds: 300 })).rejects.toThrow(
        'within 0.3 seconds'
      );
      expect(performance.now() - began).toBeLessThan(9000);
    }
  );

  test('that breaks off, or is packed wrongly, is not taken for a whole one', async () => {
    answerWith = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    };
    await expect(safeFetch(origin, thisServer)).rejects.toThrow('broke off');
    answerWith = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    await expect(safeFetch(origin, thisServer)).rejects.toThrow('packed wrongly');
  });

  test('that is an error says which', async () => {
    for (const [status, sentence] of [
      [404, 'nothing at this address'],
      [403, 'permission'],
      [500, 'error 500']
    ] as const) {
      answerWith = (_, response) => response.writeHead(status).end();
      await expect(safeFetch(origin, thisServer)).rejects.toThrow(sentence);
    }
  });

  test('that has not changed is not sent again', async () => {
    answerWith = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200, { etag: '"1"' }).end();
    const { etag } = await safeFetch(origin, thisServer);
    expect(await safeFetch(origin, { ...thisServer, etag })).toMatchObject({ body: null, etag: '"1"' });
  });

  test('of a server that is not there says so', async () => {
    await expect(safeFetch('http://127.0.0.1:9/', thisServer)).rejects.toThrow('does not answer');
  });
});
