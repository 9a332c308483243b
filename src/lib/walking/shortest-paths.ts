import type { StreetGraph } from './street-graph.ts';

/** Where a walk may begin: a point of the graph, and the metres walked before it is reached. */
export interface Start {
  readonly point: number;
  readonly metres: number;
}

interface Options {
  /** Whether steps may be taken. */
  readonly steps: boolean;
  /** Metres beyond which nobody asks. */
  readonly most?: number;
}

/**
 * Metres on foot from the nearest of some starts to every point; Infinity where none leads within `most`. Dijkstra's
 * algorithm from all starts at once, with a binary heap in typed arrays.
 */
export function shortestPaths(
  graph: StreetGraph,
  starts: readonly Start[],
  { steps, most = Infinity }: Options
): Float64Array {
  const { first, pieces, neighbours, metres } = graph;
  const distance = new Float64Array(graph.lon.length).fill(Infinity);
  const heap = new Heap(Math.max(64, starts.length));
  for (const { point, metres: walked } of starts) {
    if (walked > most || walked >= distance[point]!) continue;
    distance[point] = walked;
    heap.push(walked, point);
  }
  while (heap.size > 0) {
    const walked = heap.least;
    const point = heap.pop();
    // An older entry of a point that has been reached on a shorter way.
    if (walked > distance[point]!) continue;
    for (let at = first[point]!; at < first[point + 1]!; at++) {
      const piece = pieces[at]!;
      if (!steps && graph.steps[piece] === 1) continue;
      const there = walked + metres[piece]!;
      const neighbour = neighbours[at]!;
      if (there > most || there >= distance[neighbour]!) continue;
      distance[neighbour] = there;
      heap.push(there, neighbour);
    }
  }
  return distance;
}

/** A binary heap of points by their metres, the least on top. */
class Heap {
  #keys: Float64Array;
  #points: Uint32Array;
  size = 0;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#points = new Uint32Array(capacity);
  }

  get least(): number {
    return this.#keys[0]!;
  }

  push(key: number, point: number): void {
    if (this.size === this.#keys.length) this.#grow();
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#keys[parent]! <= key) break;
      this.#keys[at] = this.#keys[parent]!;
      this.#points[at] = this.#points[parent]!;
      at = parent;
    }
    this.#keys[at] = key;
    this.#points[at] = point;
  }

  pop(): number {
    const top = this.#points[0]!;
    const last = --this.size;
    const key = this.#keys[last]!;
    const point = this.#points[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && this.#keys[child + 1]! < this.#keys[child]!) child++;
      if (this.#keys[child]! >= key) break;
      this.#keys[at] = this.#keys[child]!;
      this.#points[at] = this.#points[child]!;
      at = child;
    }
    this.#keys[at] = key;
    this.#points[at] = point;
    return top;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const points = new Uint32Array(keys.length);
    keys.set(this.#keys);
    points.set(this.#points);
    this.#keys = keys;
    this.#points = points;
  }
}
