import { gunzipSync, gzipSync } from 'node:zlib';
import { streetGraph, type StreetGraph, type Streets } from './street-graph.ts';

/*
 * A graph as bytes: "VWG1", the number of points and of pieces, then longitudes and latitudes in 1e-7 degrees (1 cm, as
 * OpenStreetMap keeps them) and ends of pieces as differences from the one before, all 32-bit little-endian, then a byte
 * for steps per piece; packed by gzip.
 */
const MAGIC = 0x31475756;
const PER_DEGREE = 1e7;
/** A city of millions; more is no neighbourhood. Unpacked, in bytes. */
const LARGEST = 200_000_000;

export function packGraph({ lon, lat, from, to, steps }: Streets): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(12 + 8 * lon.length + 9 * from.length));
  let at = 0;
  const put = (value: number): void => {
    bytes.setInt32(at, value, true);
    at += 4;
  };
  [MAGIC, lon.length, from.length].forEach(put);
  for (const values of [lon.map((one) => one * PER_DEGREE), lat.map((one) => one * PER_DEGREE), from, to]) {
    let before = 0;
    for (const value of values) {
      const whole = Math.round(value);
      put(whole - before);
      before = whole;
    }
  }
  new Uint8Array(bytes.buffer).set(steps, at);
  return gzipSync(new Uint8Array(bytes.buffer));
}

/** @throws RangeError when the bytes are not a graph */
export function unpackGraph(packed: Uint8Array): StreetGraph {
  const unpacked = gunzipSync(packed, { maxOutputLength: LARGEST });
  const bytes = new DataView(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  let at = 0;
  const take = (): number => {
    at += 4;
    return bytes.getInt32(at - 4, true);
  };
  if (take() !== MAGIC) throw new RangeError('These bytes are no street graph.');
  const [points, pieces] = [take(), take()];
  const taken = <T extends Float64Array | Uint32Array>(into: T, unit: number): T => {
    let value = 0;
    for (let index = 0; index < into.length; index++) into[index] = (value += take()) / unit;
    return into;
  };
  const lon = taken(new Float64Array(points), PER_DEGREE);
  const lat = taken(new Float64Array(points), PER_DEGREE);
  const from = taken(new Uint32Array(pieces), 1);
  const to = taken(new Uint32Array(pieces), 1);
  const steps = new Uint8Array(unpacked.subarray(at, at + pieces));
  if (steps.length !== pieces || [from, to].some((ends) => ends.some((end) => end >= points)))
    throw new RangeError('The street graph is cut off.');
  return streetGraph({ lon, lat, from, to, steps });
}
