import type { Tags } from './osm.ts';

/**
 * Values of `highway` that one may walk along unless other tags forbid it, as the OSM wiki's "OSM tags for routing/Access
 * restrictions" has them for Italy; roads for motor vehicles alone are left out.
 */
const WALKABLE = new Set([
  ...['footway', 'pedestrian', 'path', 'steps', 'crossing', 'corridor', 'platform', 'living_street'],
  ...['residential', 'unclassified', 'service', 'track', 'road', 'cycleway', 'bridleway'],
  ...['tertiary', 'tertiary_link', 'secondary', 'secondary_link', 'primary', 'primary_link']
]);
/** Walked along only where somebody said that one may. */
const ONLY_WHEN_ALLOWED = new Set(['trunk', 'trunk_link']);

const ALLOWED = new Set(['yes', 'designated', 'permissive', 'official']);
/** `use_sidepath`: the pavement is drawn beside it. */
const FORBIDDEN_ON_FOOT = new Set(['no', 'private', 'use_sidepath', 'customers', 'delivery']);
/** Nobody from outside may enter. `destination` and `customers` are for vehicles, and for doors. */
const CLOSED = new Set([
  ...['no', 'private', 'permit', 'military', 'agricultural', 'forestry', 'delivery', 'residents', 'employees']
]);

export interface Footway {
  /** Not for prams and wheelchairs. */
  readonly steps: boolean;
}

/** How a way may be walked along, in both directions whatever `oneway` says; null when it may not. */
export function footwayOf(tags: Tags): Footway | null {
  const { highway, foot = '', access = '' } = tags;
  if (highway === undefined) return null;
  const mayWalk =
    ALLOWED.has(foot) || tags.sidewalk === 'both' || tags.sidewalk === 'left' || tags.sidewalk === 'right';
  if (!WALKABLE.has(highway) && !(ONLY_WHEN_ALLOWED.has(highway) && mayWalk)) return null;
  if (FORBIDDEN_ON_FOOT.has(foot)) return null;
  if (CLOSED.has(access) && !ALLOWED.has(foot)) return null;
  if (tags.motorroad === 'yes' && !ALLOWED.has(foot)) return null;
  return { steps: isStepped(tags) };
}

/** Steps without a ramp, and what is said to be impassable on wheels. */
function isStepped(tags: Tags): boolean {
  if (tags.highway !== 'steps') return tags.wheelchair === 'no';
  return ![tags.ramp, tags['ramp:stroller'], tags['ramp:wheelchair']].includes('yes');
}

/** Barriers that let nobody through. A gate does, unless it is private. */
const SHUT = new Set(['wall', 'fence', 'hedge', 'block_wall', 'debris']);

/** Whether a point of a way lets nobody on foot through. */
export function isBarred({ barrier, foot = '', access = '', locked }: Tags): boolean {
  if (barrier === undefined || ALLOWED.has(foot)) return false;
  return SHUT.has(barrier) || CLOSED.has(access) || FORBIDDEN_ON_FOOT.has(foot) || locked === 'yes';
}
