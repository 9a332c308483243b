/** A simple, undirected graph: nodes are numbers from 0, two of them are linked or not. */
export interface Graph {
  /** Of each node, the others it is linked to, ascending, each once. */
  readonly neighbours: readonly (readonly number[])[];
  readonly linkCount: number;
}

/** So many nodes are measured exactly; a picture of more than these is an aggregate anyway. */
export const MOST_MEASURED = 2000;

/** The graph of these pairs; a pair of a node with itself and one that was there already count for nothing. */
export function graphOf(nodeCount: number, pairs: Iterable<readonly [number, number]>): Graph {
  const all = Array.from({ length: nodeCount }, (): number[] => []);
  for (const [a, b] of pairs) {
    if (a === b) continue;
    all[a]!.push(b);
    all[b]!.push(a);
  }
  const neighbours = all.map((those) =>
    those.sort((a, b) => a - b).filter((one, index) => one !== those[index - 1])
  );
  return { neighbours, linkCount: neighbours.reduce((sum, { length }) => sum + length, 0) / 2 };
}

/** Of each node, how many it is linked to. */
export function degrees({ neighbours }: Graph): number[] {
  return neighbours.map(({ length }) => length);
}

/**
 * Of each node, the share of the shortest ways between two others that pass by it, from 0 to 1 (Freeman 1977, computed
 * as in Brandes, "A faster algorithm for betweenness centrality", 2001). Null for more than {@link MOST_MEASURED} nodes.
 */
export function betweenness({ neighbours }: Graph): number[] | null {
  const count = neighbours.length;
  if (count > MOST_MEASURED) return null;
  const sum = new Float64Array(count);
  const distance = new Int32Array(count);
  const ways = new Float64Array(count);
  const dependency = new Float64Array(count);
  const order = new Int32Array(count);
  for (let source = 0; source < count; source++) {
    distance.fill(-1);
    ways.fill(0);
    dependency.fill(0);
    distance[source] = 0;
    ways[source] = 1;
    order[0] = source;
    let reached = 1;
    for (let next = 0; next < reached; next++) {
      const at = order[next]!;
      for (const to of neighbours[at]!) {
        if (distance[to] === -1) {
          distance[to] = distance[at]! + 1;
          order[reached++] = to;
        }
        if (distance[to] === distance[at]! + 1) ways[to]! += ways[at]!;
      }
    }
    for (let last = reached - 1; last > 0; last--) {
      const at = order[last]!;
      const share = (1 + dependency[at]!) / ways[at]!;
      for (const before of neighbours[at]!)
        if (distance[before] === distance[at]! - 1) dependency[before]! += ways[before]! * share;
      sum[at]! += dependency[at]!;
    }
  }
  // Each pair was counted from both of its ends.
  const pairs = (count - 1) * (count - 2);
  return Array.from(sum, (value) => (pairs > 0 ? value / pairs : 0));
}

/** The islands: nodes that can reach each other, the largest island first, each ascending. */
export function components({ neighbours }: Graph): number[][] {
  const seen = new Uint8Array(neighbours.length);
  const islands: number[][] = [];
  for (let start = 0; start < neighbours.length; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    const island = [start];
    for (const at of island)
      for (const to of neighbours[at]!)
        if (!seen[to]) {
          seen[to] = 1;
          island.push(to);
        }
    islands.push(island.sort((a, b) => a - b));
  }
  return islands.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

/** What holds the network together at one point alone. */
export interface WeakPoints {
  /** Links without which the network has one island more, smaller node first, ascending. */
  readonly bridges: readonly (readonly [number, number])[];
  /** Nodes without which those linked to them cannot all reach each other, ascending. */
  readonly cutNodes: readonly number[];
}

/** Bridges and articulation points (Tarjan 1974), without recursion. */
export function weakPoints({ neighbours }: Graph): WeakPoints {
  const count = neighbours.length;
  const found = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  const nextOf = new Int32Array(count);
  const bridges: [number, number][] = [];
  const cut = new Set<number>();
  let time = 0;
  for (let root = 0; root < count; root++) {
    if (found[root] !== -1) continue;
    let branches = 0;
    const stack = [root];
    found[root] = low[root] = time++;
    while (stack.length > 0) {
      const at = stack.at(-1)!;
      const to = neighbours[at]![nextOf[at]!++];
      if (to === undefined) {
        stack.pop();
        const above = parent[at]!;
        if (above === -1) continue;
        low[above] = Math.min(low[above]!, low[at]!);
        if (low[at]! > found[above]!) bridges.push(above < at ? [above, at] : [at, above]);
        if (above !== root && low[at]! >= found[above]!) cut.add(above);
      } else if (found[to] === -1) {
        parent[to] = at;
        if (at === root) branches++;
        found[to] = low[to] = time++;
        stack.push(to);
      } else if (to !== parent[at]) low[at] = Math.min(low[at]!, found[to]!);
    }
    if (branches > 1) cut.add(root);
  }
  return {
    bridges: bridges.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    cutNodes: [...cut].sort((a, b) => a - b)
  };
}

/** Of all pairs of nodes, the share that is linked; 0 with fewer than two. */
export function density({ neighbours: { length }, linkCount }: Graph): number {
  return length < 2 ? 0 : (2 * linkCount) / (length * (length - 1));
}

/**
 * Of directed links, the share of those whose opposite is there too, each counted once; null without any (Wasserman and
 * Faust, "Social Network Analysis", 1994, 13.3, by links).
 */
export function reciprocity(arrows: Iterable<readonly [from: number, to: number]>): number | null {
  const once = new Set<string>();
  for (const [from, to] of arrows) if (from !== to) once.add(`${from} ${to}`);
  if (once.size === 0) return null;
  let returned = 0;
  for (const arrow of once) if (once.has(arrow.split(' ').reverse().join(' '))) returned++;
  return returned / once.size;
}
