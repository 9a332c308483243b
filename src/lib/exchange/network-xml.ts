import {
  EDGE_ATTRIBUTES,
  NODE_ATTRIBUTES,
  type FileEdge,
  type FileNode,
  type NetworkFile
} from './network-file.ts';
import { xmlText } from '../ui/xml-text.ts';
import { inPieces } from './pieces.ts';

type Attributes = Readonly<Record<string, string>>;

/** What is known of a node or an edge, in the order of its attributes; what is not known is left out. */
function known(of: FileNode | FileEdge, attributes: Attributes): [name: string, value: string][] {
  return Object.keys(attributes).flatMap((name): [string, string][] => {
    const value = (of as unknown as Readonly<Record<string, unknown>>)[name];
    return value === null || value === undefined || value === '' ? [] : [[name, xmlText(String(value))]];
  });
}

/**
 * GraphML (http://graphml.graphdrawing.org/specification.html). Of one file every edge has an identity of its own: two
 * organisations may be linked twice.
 */
export function* graphml({ nodes, edges }: NetworkFile): Generator<string> {
  const keys = (attributes: Attributes, of: 'node' | 'edge') =>
    Object.entries(attributes).map(
      ([name, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`
    );
  const data = (of: FileNode | FileEdge, attributes: Attributes, kind: 'node' | 'edge') =>
    known(of, attributes)
      .map(([name, value]) => `<data key="${kind}-${name}">${value}</data>`)
      .join('');
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys(NODE_ATTRIBUTES, 'node'),
    ...keys(EDGE_ATTRIBUTES, 'edge'),
    '<graph id="network" edgedefault="directed">',
    ''
  ].join('\n');
  yield* inPieces(
    nodes
      .values()
      .map((node) => `<node id="${xmlText(node.id)}">${data(node, NODE_ATTRIBUTES, 'node')}</node>\n`),
    ''
  );
  yield* inPieces(
    edges
      .values()
      .map(
        (edge) =>
          `<edge id="${xmlText(edge.id)}" source="${xmlText(edge.source)}" target="${xmlText(edge.target)}">${data(edge, EDGE_ATTRIBUTES, 'edge')}</edge>\n`
      ),
    ''
  );
  yield '</graph>\n</graphml>\n';
}

/** GEXF 1.2 (https://gexf.net), which Gephi and NetworkX both read; 1.3 only the first does. */
export function* gexf({ nodes, edges }: NetworkFile): Generator<string> {
  const declared = (attributes: Attributes, of: 'node' | 'edge') => [
    `<attributes class="${of}" mode="static">`,
    ...Object.entries(attributes).map(
      ([name, type]) =>
        `<attribute id="${of}-${name}" title="${name}" type="${type === 'int' ? 'integer' : type}"/>`
    ),
    '</attributes>'
  ];
  const values = (of: FileNode | FileEdge, attributes: Attributes, kind: 'node' | 'edge') =>
    `<attvalues>${known(of, attributes)
      .map(([name, value]) => `<attvalue for="${kind}-${name}" value="${value}"/>`)
      .join('')}</attvalues>`;
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    '<meta><creator>Vicina</creator></meta>',
    '<graph mode="static" defaultedgetype="directed">',
    ...declared(ofNodes, 'node'),
    ...declared(EDGE_ATTRIBUTES, 'edge'),
    '<nodes>',
    ''
  ].join('\n');
  yield* inPieces(
    nodes
      .values()
      .map(
        (node) =>
          `<node id="${xmlText(node.id)}" label="${xmlText(node.label)}">${values(node, ofNodes, 'node')}</node>\n`
      ),
    ''
  );
  yield '</nodes>\n<edges>\n';
  yield* inPieces(
    edges
      .values()
      .map(
        (edge) =>
          `<edge id="${xmlText(edge.id)}" source="${xmlText(edge.source)}" target="${xmlText(edge.target)}">${values(edge, EDGE_ATTRIBUTES, 'edge')}</edge>\n`
      ),
    ''
  );
  yield '</edges>\n</graph>\n</gexf>\n';
}

/** In GEXF the label is a part of the node itself. */
const ofNodes = Object.fromEntries(Object.entries(NODE_ATTRIBUTES).filter(([name]) => name !== 'label'));
