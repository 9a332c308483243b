import type { Position } from '../../geo/position.ts';
import { moveOn, type Notice } from './notice.ts';

/** Where a place is told to be. */
export interface Whereabouts {
  readonly position: Position;
  readonly address: string | null;
}

interface WithNotices extends Whereabouts {
  readonly notices: readonly Notice[];
}

/** What is told of a place that moved for a time: where it is otherwise. */
export interface Moved {
  readonly usual?: Whereabouts;
}

/**
 * A place as it is to be found on a day (`YYYY-MM-DD` on the wall): while a notice says that it moved, its position and its
 * address are those of the notice, and its own are its `usual` ones. To how few metres a temporary position is known nobody
 * says: it is never told as exact. Where the notice has none, the place has no pin.
 */
export function placeOn<Place extends WithNotices>(place: Place, day: string): Place & Moved {
  const move = moveOn(place.notices, day);
  if (!move || place.position.precision === 'area-only') return place;
  const { position, address } = place;
  return {
    ...place,
    position: move.point
      ? { precision: 'approximate', point: move.point }
      : { precision: 'to-confirm', point: null },
    address: move.address ?? null,
    usual: { position, address }
  };
}
