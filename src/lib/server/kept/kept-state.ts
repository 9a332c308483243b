import { version as release } from '$app/environment';
import { confirmationsVersion, dataVersion } from '../data-version.ts';
import { neighbourhoodVersion } from '../neighbourhood-version.ts';
import type { Keepable } from './keepable.ts';
import type { StateOf } from './answer-kept.ts';

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** What kept answers were made from: the changes that they show, and the minute or the day. */
export const stateOfData: StateOf = async ({ moves, changes }, slug, now) => {
  const here = slug === undefined ? null : await neighbourhoodVersion(slug);
  if (slug !== undefined && !here) return null;
  const version = here && changes === 'with its neighbourhood' ? here.version : await dataVersion();
  const time = timeOf(moves, here?.timeZone ?? 'UTC', now);
  return [release, version, await confirmationsVersion(), time].join(' ');
};

function timeOf(moves: Keepable['moves'], timeZone: string, now: Date): string {
  if (moves === 'never') return '';
  if (moves === 'every minute') return now.toISOString().slice(0, 16);
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, format);
  return format.format(now);
}
