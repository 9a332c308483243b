import type { LonLat } from './point.ts';

/*
 * Universal Transverse Mercator on WGS 84 by Krüger's series to the sixth order of the third flattening: errors of
 * nanometres within a zone (Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", J Geodesy 85,
 * 475-485, equations 7 to 12 and 35, 36).
 */

const A = 6_378_137;
const F = 1 / 298.257223563;
const N = F / (2 - F);
const E = Math.sqrt(F * (2 - F));
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
const RADIANS = Math.PI / 180;
/** Radius of the rectifying sphere. */
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);

const FORWARD = [
  N / 2 -
    (2 / 3) * N ** 2 +
    (5 / 16) * N ** 3 +
    (41 / 180) * N ** 4 -
    (127 / 288) * N ** 5 +
    (7891 / 37800) * N ** 6,
  (13 / 48) * N ** 2 -
    (3 / 5) * N ** 3 +
    (557 / 1440) * N ** 4 +
    (281 / 630) * N ** 5 -
    (1983433 / 1935360) * N ** 6,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4 + (15061 / 26880) * N ** 5 + (167603 / 181440) * N ** 6,
  (49561 / 161280) * N ** 4 - (179 / 168) * N ** 5 + (6601661 / 7257600) * N ** 6,
  (34729 / 80640) * N ** 5 - (3418889 / 1995840) * N ** 6,
  (212378941 / 319334400) * N ** 6
];
const BACKWARD = [
  N / 2 -
    (2 / 3) * N ** 2 +
    (37 / 96) * N ** 3 -
    (1 / 360) * N ** 4 -
    (81 / 512) * N ** 5 +
    (96199 / 604800) * N ** 6,
  (1 / 48) * N ** 2 +
    (1 / 15) * N ** 3 -
    (437 / 1440) * N ** 4 +
    (46 / 105) * N ** 5 -
    (1118711 / 3870720) * N ** 6,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4 - (209 / 4480) * N ** 5 + (5569 / 90720) * N ** 6,
  (4397 / 161280) * N ** 4 - (11 / 504) * N ** 5 - (830251 / 7257600) * N ** 6,
  (4583 / 161280) * N ** 5 - (108847 / 3991680) * N ** 6,
  (20648693 / 638668800) * N ** 6
];

/** Metres east and north in a zone. South of the equator north is negative: no false northing. */
export type Metres = readonly [east: number, north: number];

/** The zone of a longitude, 1 to 60. The wider zones of Norway and Svalbard are not looked at. */
export function utmZone(lon: number): number {
  return Math.min(60, Math.floor((lon + 180) / 6) + 1);
}

const centralMeridian = (zone: number) => (zone * 6 - 183) * RADIANS;

/** Metres in the zone of a position within some degrees of it. */
export function toUtm([lon, lat]: LonLat, zone: number): Metres {
  const sine = Math.sin(lat * RADIANS);
  const conformal = Math.sinh(Math.atanh(sine) - E * Math.atanh(E * sine));
  const away = lon * RADIANS - centralMeridian(zone);
  const xi = Math.atan2(conformal, Math.cos(away));
  const eta = Math.asinh(Math.sin(away) / Math.hypot(conformal, Math.cos(away)));
  let [north, east] = [xi, eta];
  FORWARD.forEach((alpha, index) => {
    const j = 2 * (index + 1);
    north += alpha * Math.sin(j * xi) * Math.cosh(j * eta);
    east += alpha * Math.cos(j * xi) * Math.sinh(j * eta);
  });
  return [FALSE_EASTING + SCALE * RADIUS * east, SCALE * RADIUS * north];
}

/** The position of metres in a zone; the inverse of {@link toUtm}. */
export function fromUtm([east, north]: Metres, zone: number): LonLat {
  const xi = north / (SCALE * RADIUS);
  const eta = (east - FALSE_EASTING) / (SCALE * RADIUS);
  let [xi0, eta0] = [xi, eta];
  BACKWARD.forEach((beta, index) => {
    const j = 2 * (index + 1);
    xi0 -= beta * Math.sin(j * xi) * Math.cosh(j * eta);
    eta0 -= beta * Math.cos(j * xi) * Math.sinh(j * eta);
  });
  const conformal = Math.sin(xi0) / Math.hypot(Math.sinh(eta0), Math.cos(xi0));
  // Newton's method on the conformal latitude: three rounds are enough for doubles.
  let tangent = conformal;
  for (let round = 0; round < 4; round++) {
    const sigma = Math.sinh(E * Math.atanh((E * tangent) / Math.hypot(1, tangent)));
    const found = tangent * Math.hypot(1, sigma) - sigma * Math.hypot(1, tangent);
    tangent +=
      ((conformal - found) / Math.hypot(1, found)) *
      ((1 + (1 - E * E) * tangent * tangent) / ((1 - E * E) * Math.hypot(1, tangent)));
  }
  const lon = (Math.atan2(Math.sinh(eta0), Math.cos(xi0)) + centralMeridian(zone)) / RADIANS;
  return [lon, Math.atan(tangent) / RADIANS];
}
