import { get } from 'node:http';
import { fillWithPlaces } from '../../../tests/database/million.ts';
import type { TemporaryApp } from '../temporary-app.ts';
import { inStatements } from './statements.ts';
import { processorTimeOf, spreadInWords, spreadOf } from './cpu.ts';
import { floorOf, moveVersion } from './first-answers.ts';
import type { Figure } from './table.ts';

const PLACES = 20_000;
const RUNS = 5;
const MIDDLE = [9.14, 45.47] as const;
/** Milliseconds of the app's processor for a tile nobody has asked for since a change, and kilobytes on the wire. */
const MOST_COLD = 30;
const MOST_KILOBYTES: Readonly<Record<number, number>> = { 10: 20, 12: 60, 13: 60, 14: 60 };

/** Tiles of twenty thousand places: what the first reader after a change costs, and how heavy they are. */
export async function tilesOfMany(app: TemporaryApp): Promise<Figure[]> {
  const { origin, pid } = app;
  const { sql } = app.supabase;
  await fillWithPlaces({ sql, script: (text) => inStatements(text, sql) }, PLACES);
  const floor = await floorOf(app);
  const figures: Figure[] = [];
  for (const [zoom, most] of Object.entries(MOST_KILOBYTES)) {
    const taken: number[] = [];
    let bytes = 0;
    for (let run = -1; run < RUNS; run++) {
      await moveVersion(sql, 'places', 'borgo');
      await fetch(`${origin}/healthz`);
      const before = processorTimeOf(pid);
      bytes = await bytesOf(`${origin}/tiles/places/${tileAt(MIDDLE, Number(zoom))}.mvt`);
      if (run >= 0) taken.push(processorTimeOf(pid) - before);
    }
    const cold = spreadOf(taken);
    const kilobytes = bytes / 1000;
    figures.push({
      what: `tile of zoom ${zoom} among ${PLACES.toLocaleString('en')} places, cold`,
      measured: `${spreadInWords(cold)} ms of the app's processor, ${kilobytes.toFixed(1)} kB (a file ${floor.middle.toFixed(2)} ms)`,
      must: `≤ ${MOST_COLD} ms, ≤ ${most} kB`,
      holds: cold.middle <= MOST_COLD && kilobytes <= most
    });
  }
  return figures;
}

/** `14/8607/5861`: the tile in which a position lies (OGC 17-083r4, WebMercatorQuad). */
function tileAt([lon, lat]: readonly [number, number], zoom: number): string {
  const north = (lat * Math.PI) / 180;
  const across = (share: number) => Math.floor(share * 2 ** zoom);
  return `${zoom}/${across((lon + 180) / 360)}/${across((1 - Math.asinh(Math.tan(north)) / Math.PI) / 2)}`;
}

/** How heavy an answer is as it is sent. @throws Error when it is not there */
function bytesOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}`));
      response.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
