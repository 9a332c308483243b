import proj4 from 'proj4';
import type { LonLat } from './point.ts';

/**
 * Coordinate reference systems that offices publish in, beside WGS 84, Web Mercator and the UTM zones that proj4 brings; by
 * their EPSG codes, as the EPSG Geodetic Parameter Dataset defines them (https://epsg.org).
 */
const DEFINITIONS: Readonly<Record<string, string>> = {
  // Monte Mario / Italy zones 1 and 2 (Gauss-Boaga)
  3003: '+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 +ellps=intl +towgs84=-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68 +units=m',
  3004: '+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=2520000 +y_0=0 +ellps=intl +towgs84=-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68 +units=m',
  // RDN2008 / UTM zones 32N, 33N and Italy zone
  6707: '+proj=utm +zone=32 +ellps=GRS80 +units=m',
  6708: '+proj=utm +zone=33 +ellps=GRS80 +units=m',
  7791: '+proj=utm +zone=32 +ellps=GRS80 +units=m',
  7792: '+proj=utm +zone=33 +ellps=GRS80 +units=m',
  // ETRS89-extended / LAEA Europe
  3035: '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m',
  // Amersfoort / RD New
  28992:
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.8774,4.0725 +units=m',
  // SWEREF99 TM and SWEREF99 13 30
  3006: '+proj=utm +zone=33 +ellps=GRS80 +units=m',
  3008: '+proj=tmerc +lat_0=0 +lon_0=13.5 +k=1 +x_0=150000 +y_0=0 +ellps=GRS80 +units=m',
  // RGF93 / Lambert-93
  2154: '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m',
  // ETRS89 geographic, and RDN2008
  4258: '+proj=longlat +ellps=GRS80',
  6706: '+proj=longlat +ellps=GRS80'
};

/** From coordinates of a system (x or longitude first) to WGS 84. */
export type Unproject = (x: number, y: number) => LonLat;

/**
 * The way to WGS 84 from a system, however its code is written: `EPSG:3003`, `3003`, `urn:ogc:def:crs:EPSG::32632`,
 * `http://www.opengis.net/def/crs/EPSG/0/25832`, `OGC:CRS84`.
 * @returns null for one that is not known
 */
export function unprojectFrom(written: string): Unproject | null {
  if (/CRS:?84\b/i.test(written)) return (lon, lat) => [lon, lat];
  const code = /^(?:.*\bEPSG\b.*?)?(\d{4,5})\W*$/i.exec(written.trim())?.[1];
  const definition = code && definitionOf(code);
  if (!definition) return null;
  const { forward } = proj4(definition, 'WGS84');
  return (x, y) => {
    const [lon, lat] = forward([x, y]);
    return [lon!, lat!];
  };
}

/** Codes that are known by name, for who asks which there are. */
export const knownSystems = (): string =>
  ['4326', '3857', '326xx and 258xx (UTM)', ...Object.keys(DEFINITIONS)]
    .map((code) => `EPSG:${code}`)
    .join(', ');

function definitionOf(code: string): string | null {
  const zone = /^(326|327|258)(\d\d)$/.exec(code);
  if (zone && Number(zone[2]) >= 1 && Number(zone[2]) <= 60)
    return `+proj=utm +zone=${Number(zone[2])} ${zone[1] === '327' ? '+south ' : ''}${zone[1] === '258' ? '+ellps=GRS80' : '+datum=WGS84'} +units=m`;
  if (DEFINITIONS[code]) return DEFINITIONS[code];
  return code === '4326' || code === '3857' ? `EPSG:${code}` : null;
}
