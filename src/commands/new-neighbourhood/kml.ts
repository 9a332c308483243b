import type { Position } from 'geojson';
import { SaxesParser } from 'saxes';

/**
 * The polygons of a KML file (OGC 12-007r2, 10.8), longitude first, heights left out.
 * @throws an Error when it is no well-formed XML
 */
export function polygonsOfKml(kml: string): Position[][][] {
  const polygons: Position[][][] = [];
  const parser = new SaxesParser();
  const open: string[] = [];
  let outer: Position[] | null = null;
  let inner: Position[][] = [];
  let written = '';
  parser.on('opentag', ({ name }) => {
    const local = name.split(':').at(-1)!;
    open.push(local);
    if (local === 'Polygon') [outer, inner] = [null, []];
    if (local === 'coordinates') written = '';
  });
  parser.on('text', (text) => {
    if (open.at(-1) === 'coordinates') written += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === 'coordinates' && open.includes('outerBoundaryIs')) outer = positionsIn(written);
    else if (closed === 'coordinates' && open.includes('innerBoundaryIs')) inner.push(positionsIn(written));
    else if (closed === 'Polygon' && outer) polygons.push([outer, ...inner]);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(kml).close();
  return polygons;
}

const positionsIn = (written: string): Position[] =>
  written
    .trim()
    .split(/\s+/)
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number));
