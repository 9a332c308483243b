/** A position on WGS 84, in degrees, longitude first as in GeoJSON (RFC 7946, 3.1.1). */
export type LonLat = readonly [lon: number, lat: number];

/** West, south, east, north in WGS 84 degrees (RFC 7946, 5). */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];
