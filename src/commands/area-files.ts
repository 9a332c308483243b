/** Files of areas, as they are read from the disk of whoever imports them. */
import type { MultiPolygon } from 'geojson';
import { existsSync, readFileSync } from 'node:fs';
import type { BoundingBox } from '../lib/geo/point.ts';
import { refuseOverlaps, type OutlinedArea } from '../lib/insight/area-overlaps.ts';
import { AreaProblem } from '../lib/insight/area-problem.ts';
import { decodedText } from '../lib/insight/delimited.ts';
import { whereTyped } from './command.ts';
import { Sentence } from './say.ts';

/** The text of a file, in whatever encoding offices write. @throws Sentence when there is none */
export function readText(file: string): string {
  const at = whereTyped(file);
  if (!existsSync(at)) throw new Sentence(`There is no file ${at}.`);
  return decodedText(readFileSync(at));
}

/** What reading a file gives, all its problems as sentences for the person at the keyboard. @throws Sentence */
export function inSentences<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof AreaProblem
      ? new Sentence(error.sentences.map((one) => `${file}: ${one}`).join('\n'))
      : error;
  }
}

/** The areas whose box touches that of the neighbourhood. @throws Sentence when none do, or when two overlap */
export function areasNear<Area extends OutlinedArea>(
  areas: readonly Area[],
  bbox: BoundingBox,
  file: string
): Area[] {
  const near = areas.filter(({ outline }) => touches(outline, bbox));
  if (near.length === 0)
    throw new Sentence(
      areas.some(({ outline }) => touches(turned(outline), bbox))
        ? `${file}: longitude and latitude are exchanged; GeoJSON has longitude first.`
        : `${file}: none of the ${areas.length} areas is in this neighbourhood.`
    );
  inSentences(file, () => refuseOverlaps(near));
  return near;
}

function touches({ coordinates }: MultiPolygon, [west, south, east, north]: BoundingBox): boolean {
  const corners = coordinates.flat(2);
  const all = (test: (lon: number, lat: number) => boolean) =>
    corners.every(([lon, lat]) => test(lon!, lat!));
  return !(
    all((lon) => lon < west) ||
    all((lon) => lon > east) ||
    all((_, lat) => lat < south) ||
    all((_, lat) => lat > north)
  );
}

const turned = ({ type, coordinates }: MultiPolygon): MultiPolygon => ({
  type,
  coordinates: coordinates.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lat!, lon!])))
});
