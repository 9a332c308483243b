import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Gate {
  readonly origin: string;
  /** While it is shut there is no network. */
  shut(isShut: boolean): void;
  /** What was asked for since it was shut. */
  refused(): readonly string[];
  /** The address that the app is told from now on (`ADDRESS_HEADER` is `x-forwarded-for`). */
  readBy(address: string): void;
  stop(): Promise<void>;
}

/** Told by every page before any other script runs: what fails in it. */
const LISTENER = `
  window.failures = [];
  addEventListener('error', function (e) { if (e.message) failures.push(e.message); });
  addEventListener('unhandledrejection', function (e) { failures.push(String(e.reason)); });`;

/**
 * Stands between one browser and the app: it has each page say what fails in it, whatever the browser's protocol can tell,
 * and it can be shut, so that a service worker has no network either.
 * @param first what is run before every page's own scripts
 */
export async function openGate(app: string, first = ''): Promise<Gate> {
  const upstream = new URL(app);
  let isShut = false;
  let reader = '10.0.0.1';
  let refused: string[] = [];
  const server = createServer((asked, answer) => {
    if (isShut) {
      refused.push(asked.url ?? '');
      return void asked.socket.destroy();
    }
    if (asked.url === '/engine-first.js') {
      answer.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      return void answer.end(LISTENER + first);
    }
    const isPage = /text\/html/.test(asked.headers.accept ?? '');
    const headers: IncomingHttpHeaders = { ...asked.headers, host: upstream.host };
    if (headers.origin) headers.origin = upstream.origin;
    // Each reader is a neighbour of her own: nobody uses up what another may send.
    headers['x-forwarded-for'] = reader;
    if (isPage) delete headers['accept-encoding'];
    const passed = ask({ ...urlOf(upstream), method: asked.method, path: asked.url, headers }, (got) => {
      const isHtml = got.headers['content-type']?.startsWith('text/html') ?? false;
      if (!isHtml || !isPage) {
        answer.writeHead(got.statusCode!, got.headers);
        return void got.pipe(answer);
      }
      const parts: Buffer[] = [];
      got.on('data', (part: Buffer) => parts.push(part));
      got.on('end', () => {
        const page = Buffer.concat(parts)
          .toString()
          .replace('<head>', '<head><script src="/engine-first.js"></script>');
        const headers = { ...got.headers, 'content-length': String(Buffer.byteLength(page)) };
        delete headers['transfer-encoding'];
        delete headers.etag;
        answer.writeHead(got.statusCode!, headers);
        answer.end(page);
      });
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    refused: () => refused,
    readBy: (address) => void (reader = address),
    shut(shutNow) {
      isShut = shutNow;
      refused = [];
      if (shutNow) server.closeAllConnections();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

const urlOf = ({ hostname, port }: URL) => ({ hostname, port });
