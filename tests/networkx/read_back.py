"""Reads a network with Debian's python3-networkx and says what it found.

Argument: graphml, gexf or json. Standard input: the file.
Standard output: {"nodes": {id: attributes}, "edges": [[source, target, attributes], …]}.
"""

import io
import json
import sys

import networkx as nx

content = sys.stdin.buffer.read()
if sys.argv[1] == "graphml":
    graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
elif sys.argv[1] == "gexf":
    graph = nx.read_gexf(io.BytesIO(content))
else:
    graph = nx.node_link_graph(json.loads(content))
json.dump(
    {
        "nodes": {node: attributes for node, attributes in graph.nodes(data=True)},
        "edges": sorted(([a, b, attributes] for a, b, attributes in graph.edges(data=True)), key=lambda edge: edge[:2]),
    },
    sys.stdout,
)
