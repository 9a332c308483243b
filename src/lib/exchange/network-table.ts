import { stringify } from 'csv-stringify/sync';
import { EDGE_ATTRIBUTES, type NetworkFile } from './network-file.ts';

/** Node-link JSON, as NetworkX's `node_link_graph(data, edges="links")` and d3 read it. */
export function nodeLinkJson({ nodes, edges }: NetworkFile): string {
  return JSON.stringify({
    directed: true,
    multigraph: true,
    graph: {},
    nodes,
    links: edges.map(({ id, ...edge }) => ({ key: id, ...edge }))
  });
}

/**
 * Edges as CSV (RFC 4180, UTF-8 with a header), with the names of both ends. A leading `= + - @` is neutralised, so that a
 * spreadsheet runs nothing.
 */
export function edgesCsv({ nodes, edges }: NetworkFile): string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const columns = Object.keys(EDGE_ATTRIBUTES) as (keyof typeof EDGE_ATTRIBUTES)[];
  return stringify(
    [
      ['id', 'source', 'source_name', 'target', 'target_name', ...columns],
      ...edges.map((edge) => [
        ...[edge.id, edge.source, labels.get(edge.source) ?? '', edge.target, labels.get(edge.target) ?? ''],
        ...columns.map((name) => String(edge[name] ?? ''))
      ])
    ],
    // As in places-csv.ts.
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: 'windows' }
  );
}
