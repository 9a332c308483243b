import { shortestPaths } from './shortest-paths.ts';
import { startsFrom, type Snapped, type StreetIndex } from './street-index.ts';
import type { Walker } from './pace.ts';

/** Only whoever has nothing on wheels takes steps. */
export const takesSteps = (walker: Walker): boolean => walker !== 'pram';

/** Walks along streets from the nearest of some places: every street was measured once, when it was made. */
export class Walks {
  readonly #index: StreetIndex;
  readonly #most: number;
  /** Places on each piece of street, for those who stay on it. */
  readonly #onPiece = new Map<number, Snapped[]>();
  /** Metres to every point of the graph; Infinity beyond `most`. */
  readonly distances: Float64Array;

  /** @param most metres beyond which nobody asks */
  constructor(index: StreetIndex, from: readonly Snapped[], walker: Walker, most = Infinity) {
    this.#index = index;
    this.#most = most;
    for (const place of from) {
      const there = this.#onPiece.get(place.piece);
      if (there) there.push(place);
      else this.#onPiece.set(place.piece, [place]);
    }
    const starts = from.flatMap((place) => startsFrom(index.graph, place));
    this.distances = shortestPaths(index.graph, starts, { steps: takesSteps(walker), most });
  }

  /** Metres to a place on a street, with the way from the street to it; Infinity when no street leads there within `most`. */
  metresTo({ piece, along, away }: Snapped): number {
    const { from, to, metres } = this.#index.graph;
    const length = metres[piece]!;
    let least = Math.min(
      this.distances[from[piece]!]! + along * length,
      this.distances[to[piece]!]! + (1 - along) * length
    );
    for (const place of this.#onPiece.get(piece) ?? [])
      least = Math.min(least, place.away + Math.abs(place.along - along) * length);
    return least + away <= this.#most ? least + away : Infinity;
  }
}
