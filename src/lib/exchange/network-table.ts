import { writeRows } from './csv.ts';
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

/**
 * Edges as CSV (RFC 4180, UTF-8 with a header), with the names of both ends, in pieces. A leading `= + - @` is
 * neutralised, so that a spreadsheet runs nothing.
 */
export function* edgesCsv({ nodes, edges }: NetworkFile): Generator<string> {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const columns = Object.keys(EDGE_ATTRIBUTES) as (keyof typeof EDGE_ATTRIBUTES)[];
  yield row(['id', 'source', 'source_name', 'target', 'target_name', ...columns]);
  yield* inPieces(
    edges
      .values()
      .map((edge) =>
        row([
          ...[
            edge.id,
            edge.source,
            labels.get(edge.source) ?? '',
            edge.target,
            labels.get(edge.target) ?? ''
          ],
          ...columns.map((name) => String(edge[name] ?? ''))
        ])
      ),
    ''
  );
}

const row = (cells: readonly string[]) => writeRows([cells]);
