import { writeRows, type Rows } from './csv.ts';
import { EDGE_ATTRIBUTES, type NetworkFile } from './network-file.ts';
import { inPieces } from './pieces.ts';

/** Node-link JSON, as NetworkX's `node_link_graph(data, edges="links")` and d3 read it, in pieces. */
export function* nodeLinkJson({ nodes, edges }: NetworkFile): Generator<string> {
  yield `{"directed":true,"multigraph":true,"graph":{},"nodes":${JSON.stringify(nodes)},"links":[`;
  yield* inPieces(
    edges.values().map(({ id, ...edge }) => JSON.stringify({ key: id, ...edge })),
    ','
  );
  yield ']}';
}

const EDGE_COLUMNS = Object.keys(EDGE_ATTRIBUTES) as (keyof typeof EDGE_ATTRIBUTES)[];
const COLUMNS = ['id', 'source', 'source_name', 'target', 'target_name', ...EDGE_COLUMNS];

/**
 * Edges as CSV (RFC 4180, UTF-8 with a header), with the names of both ends, in pieces. A leading `= + - @` is
 * neutralised, so that a spreadsheet runs nothing.
 */
export function* edgesCsv(network: NetworkFile): Generator<string> {
  yield writeRows([COLUMNS]);
  yield* inPieces(
    edgeRows(network).map((row) => writeRows([row])),
    ''
  );
}

/** The same as a table. */
export const edgesTable = (network: NetworkFile): Rows => ({
  columns: COLUMNS,
  rows: [...edgeRows(network)]
});

function edgeRows({ nodes, edges }: NetworkFile): IteratorObject<readonly (string | number)[]> {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return edges.values().map((edge) => [
    ...[edge.id, edge.source, labels.get(edge.source) ?? ''],
    ...[edge.target, labels.get(edge.target) ?? ''],
    ...EDGE_COLUMNS.map((name) => {
      const value = edge[name];
      return typeof value === 'number' ? value : String(value ?? '');
    })
  ]);
}
