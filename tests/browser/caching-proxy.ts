import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

interface Stored {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** Of the request that brought it, what `Vary` names. */
  readonly asked: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface CachingProxy {
  readonly address: string;
  /** What it would send to others: every byte, and the addresses, as one text. */
  contents(): string;
  stop(): Promise<void>;
}

/** A cache between readers and the app, as a CDN is one: it keeps what RFC 9111 lets a shared cache keep, and nothing else. */
export async function startCachingProxy(upstream: string): Promise<CachingProxy> {
  const store = new Map<string, Stored[]>();
  const server = createServer((request, response) => {
    void (async () => {
      const address = request.url ?? '/';
      const known = (store.get(address) ?? []).find(
        ({ asked, until }) =>
          until > Date.now() &&
          Object.entries(asked).every(([name, value]) => said(request.headers, name) === value)
      );
      const answer = known ?? (await ask(address, request.method ?? 'GET', request.headers));
      response.writeHead(answer.status, [
        ...[...answer.headers].flat(),
        ...['x-cache', known ? 'hit' : 'miss', 'content-length', String(answer.body.length)]
      ]);
      response.end(answer.body);
    })().catch(() => response.destroy());
  });

  async function ask(address: string, method: string, asking: IncomingHttpHeaders): Promise<Stored> {
    const passed = Object.entries(asking).flatMap(([name, value]) =>
      ['host', 'connection'].includes(name) ? [] : [[name, String(value)] as [string, string]]
    );
    const sent = await fetch(upstream + address, { method, headers: passed, redirect: 'manual' });
    const body = Buffer.from(await sent.arrayBuffer());
    const headers = new Headers(sent.headers);
    const control = headers.get('cache-control') ?? '';
    // What fetch has decoded already.
    for (const name of [
      'content-encoding',
      'content-length',
      'transfer-encoding',
      'connection',
      'keep-alive'
    ])
      headers.delete(name);
    const vary = (headers.get('vary') ?? '')
      .toLowerCase()
      .split(/\s*,\s*/)
      .filter(Boolean);
    const seconds = Number((/s-maxage=(\d+)/.exec(control) ?? /max-age=(\d+)/.exec(control))?.[1] ?? 0);
    const left = seconds - Number(headers.get('age') ?? 0);
    const stored = {
      status: sent.status,
      headers,
      body,
      asked: Object.fromEntries(vary.map((name) => [name, said(asking, name)])),
      until: Date.now() + left * 1000
    };
    const mayKeep =
      method === 'GET' && sent.status === 200 && !/private|no-store/.test(control) && !vary.includes('*');
    if (mayKeep && /public/.test(control) && left > 0 && !headers.has('set-cookie'))
      store.set(address, [...(store.get(address) ?? []), stored]);
    return stored;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    contents: () =>
      [...store].map(([address, all]) => address + all.map(({ body }) => body).join('\n')).join('\n'),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

const said = (headers: IncomingHttpHeaders, name: string): string => String(headers[name] ?? '');
