import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';

/** How the pretended upstream behaves for tiles, or for everything. */
export type Behaviour =
  'good' | 'bare-gzip' | 'slow' | 'html' | 'error' | 'truncated' | 'cut-off' | 'missing' | 'empty' | 'moved';

export interface PretendedUpstream {
  readonly address: string;
  behaviour: Behaviour;
  tileJson: 'good' | 'html' | 'error' | 'slow' | 'moved';
  /** Where the TileJSON says the tiles are. */
  template: string;
  /** Where it sends those who ask for what has moved. */
  movedTo: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  attribution: string;
  close(): Promise<void>;
}

/** A vector tile with one street. */
export function streetTile(name: string): Uint8Array<ArrayBuffer> {
  const geometry = {
    type: 'LineString' as const,
    coordinates: [
      [-170, 80],
      [170, -80]
    ]
  };
  const index = new GeoJSONVT({ type: 'Feature', properties: { class: 'minor', name }, geometry });
  const tile = index.getTile(0, 0, 0);
  if (!tile) throw new Error('no tile');
  return new Uint8Array(fromGeojsonVt({ transportation_name: tile }, { version: 2, extent: 4096 }));
}

/** A real HTTP server on 127.0.0.1 that serves TileJSON at `/planet` and tiles, well or badly. */
export async function pretendUpstream(): Promise<PretendedUpstream> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/planet') serveTileJson(response);
    else if (upstream.behaviour === 'moved' && !path.startsWith('/moved')) redirect(response);
    else serveTile(response, upstream.behaviour);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const upstream: PretendedUpstream = {
    address: `${origin}/planet`,
    behaviour: 'good',
    tileJson: 'good',
    template: `${origin}/tiles/{z}/{x}/{y}.pbf`,
    movedTo: `${origin}/moved`,
    asked,
    attribution: '<a href="https://example.org/thanks">Example</a> <script>alert(1)</script>',
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      })
  };
  return upstream;

  function redirect(response: ServerResponse): void {
    response.writeHead(302, { location: upstream.movedTo }).end();
  }

  function serveTileJson(response: ServerResponse): void {
    if (upstream.tileJson === 'slow') return;
    if (upstream.tileJson === 'error') response.writeHead(503).end();
    else if (upstream.tileJson === 'html') response.setHeader('content-type', 'text/html').end('<html>');
    else if (upstream.tileJson === 'moved') redirect(response);
    else {
      const tiles = [upstream.template];
      response.end(
        JSON.stringify({ tilejson: '3.0.0', tiles, maxzoom: 14, attribution: upstream.attribution })
      );
    }
  }
}

function serveTile(response: ServerResponse, behaviour: Behaviour): void {
  const tile = streetTile('Via Upstream');
  response.setHeader('content-type', 'application/x-protobuf');
  if (behaviour === 'good' || behaviour === 'moved')
    response.setHeader('content-encoding', 'gzip').end(gzipSync(tile));
  else if (behaviour === 'bare-gzip') response.end(gzipSync(tile));
  else if (behaviour === 'html')
    response.setHeader('content-type', 'text/html').end('<!doctype html><p>Sign in');
  else if (behaviour === 'error') response.writeHead(500).end('oops');
  else if (behaviour === 'missing') response.writeHead(404).end('no');
  else if (behaviour === 'empty') response.writeHead(204).end();
  else if (behaviour === 'truncated') response.end(tile.subarray(0, tile.length - 7));
  else if (behaviour === 'cut-off') {
    response.setHeader('content-length', tile.length);
    response.write(tile.subarray(0, 5));
    setTimeout(() => response.destroy(), 20);
  }
  // `slow` never answers.
}
