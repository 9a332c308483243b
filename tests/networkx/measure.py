"""Measures graphs with Debian's python3-networkx.

Standard input: [{"nodes": n, "edges": [[a, b], …]}, …]; edges are undirected for all but reciprocity.
Standard output: for each {"betweenness", "degrees", "components", "bridges", "cutNodes", "density", "reciprocity"}.
"""

import json
import sys

import networkx as nx


def measured(given):
    graph = nx.Graph()
    graph.add_nodes_from(range(given["nodes"]))
    graph.add_edges_from(given["edges"])
    arrows = nx.DiGraph(given["edges"])
    between = nx.betweenness_centrality(graph)
    return {
        "betweenness": [between[node] for node in range(given["nodes"])],
        "degrees": [graph.degree[node] for node in range(given["nodes"])],
        "components": sorted((sorted(one) for one in nx.connected_components(graph)), key=lambda one: (-len(one), one)),
        "bridges": sorted(sorted(edge) for edge in nx.bridges(graph)),
        "cutNodes": sorted(nx.articulation_points(graph)),
        "density": nx.density(graph),
        "reciprocity": nx.overall_reciprocity(arrows) if given["edges"] else None,
    }


json.dump([measured(given) for given in json.load(sys.stdin)], sys.stdout)
