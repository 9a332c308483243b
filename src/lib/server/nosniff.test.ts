import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sendNosniffWithEverything } from './nosniff.ts';

test('every answer of this process says so, however it is written', async () => {
  sendNosniffWithEverything();
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-type')).toBe('image/svg+xml');
});
