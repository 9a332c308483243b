import { boxesTouch } from '../../geo/bounding-box.ts';
import type { BoundingBox } from '../../geo/point.ts';
import { tileBounds, type TileAddress } from '../tile-address.ts';

/** Up to here the whole world is fetched: 87,381 tiles, whoever asks for what. */
const WORLD_TO_ZOOM = 8;
/** So far around a neighbourhood, in degrees: about 22 km north and 16 km east at Milan, a city and its edge. */
const SURROUNDINGS = 0.2;
const MINUTE = 60_000;
/** Who cannot be answered where the neighbourhoods are asks again after this, in milliseconds. */
const AFTER_FAILURE = 5_000;

/** Which tiles are fetched for readers: without a bound, anyone could have this server copy a planet. */
export class Coverage {
  readonly #load: () => Promise<readonly BoundingBox[]>;
  readonly #now: () => number;
  #known: readonly BoundingBox[] = [];
  #until = 0;
  #asking: Promise<void> | null = null;

  /** `load` gives the boxes of the neighbourhoods. While it fails, those known before count. */
  constructor(load: () => Promise<readonly BoundingBox[]>, now: () => number = Date.now) {
    this.#load = load;
    this.#now = now;
  }

  /** Whether a tile may be fetched. Only the first to ask, and those after failures, wait for `load`. */
  async includes(address: TileAddress): Promise<boolean> {
    if (address.z <= WORLD_TO_ZOOM) return true;
    if (this.#now() >= this.#until) {
      const asking = (this.#asking ??= this.#ask());
      if (this.#known.length === 0) await asking;
    }
    const tile = tileBounds(address);
    return this.#known.some((box) => boxesTouch(box, tile, SURROUNDINGS));
  }

  async #ask(): Promise<void> {
    try {
      this.#known = await this.#load();
      this.#until = this.#now() + MINUTE;
    } catch {
      this.#until = this.#now() + AFTER_FAILURE;
    } finally {
      this.#asking = null;
    }
  }
}
