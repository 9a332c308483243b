import type { Position } from '../geo/position.ts';
import { closureOn } from '../place/notices/notice.ts';
import { placeOn } from '../place/notices/place-on.ts';
import type { Activity } from './activity.ts';
import type { Occurrence } from './schedule/schedule.ts';

/**
 * An activity as it is to be found on a day (`YYYY-MM-DD` on the wall): where the place it is held at has moved to for a time,
 * it is there too.
 */
export function withHostOn<One extends Pick<Activity, 'place'>>(activity: One, day: string): One {
  const { place } = activity;
  if (!place?.notices?.length) return activity;
  const { precision, point, ...host } = place;
  const recorded = { ...host, notices: place.notices, position: { precision, point } as Position };
  const found = placeOn(recorded, day);
  if (!found.usual) return activity;
  const { position, ...there } = found;
  return { ...activity, place: { ...there, ...position } };
}

/** Of its times those on days on which no notice closes the place it is held at. */
export const timesOutsideClosures = <Time extends Pick<Occurrence, 'local'>>(
  { place }: { readonly place: { readonly notices?: Parameters<typeof closureOn>[0] } | null },
  times: readonly Time[]
): Time[] => times.filter(({ local }) => !closureOn(place?.notices ?? [], local.slice(0, 10)));
