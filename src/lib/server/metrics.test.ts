import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { serveMetrics } from './metrics.ts';

test('an operator sees how many answers there were of each kind, and nobody sees who asked for what', async () => {
  const figures = serveMetrics(0);
  await once(figures, 'listening');
  const app = createServer((request, response) => {
    if (request.url === '/hangs') return;
    response.writeHead(request.url === '/secret-page' ? 200 : 404).end();
  });
  await once(app.listen(0, '127.0.0.1'), 'listening');
  const at = (server: typeof app) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told = async () => (await fetch(`${at(figures)}/metrics`)).text();

  await told();
  await fetch(`${at(app)}/secret-page`, { headers: { 'user-agent': 'somebody' } });
  await fetch(`${at(app)}/nothing`);
  await fetch(`${at(app)}/nothing`);
  await fetch(`${at(app)}/hangs`, { signal: AbortSignal.timeout(100) }).catch(() => null);
  await expect.poll(told).toContain('vicina_answers_total{status="broken-off"} 1');
  const text = await told();
  expect(text).toContain('vicina_answers_total{status="2xx"} 1');
  expect(text).toContain('vicina_answers_total{status="4xx"} 2');
  expect(text).toContain('vicina_answer_seconds_count 4');
  expect(text).toContain('vicina_requests_under_way 0');
  expect(text).not.toMatch(/secret-page|somebody|127\.0/);
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) vicina_\w+ .+|vicina_\w+(\{\w+="[\w.+-]+"\})? [\d.e-]+)$/);

  expect((await fetch(`${at(figures)}/healthz`)).status).toBe(404);
  for (const server of [app, figures]) {
    server.closeAllConnections();
    server.close();
  }
});
