"""Reads an OpenStreetMap extract in a way of its own and measures walks with networkx, for a test to compare.

    networkx-distances.py <extract.osm.gz | extract.osm.pbf> <with steps: 1 | 0> <OSM id of a start> ...

Prints {"<OSM id>": metres} for every point that can be reached from the nearest of the starts.
"""
import gzip
import json
import math
import struct
import sys
import xml.etree.ElementTree as ElementTree
import zlib

import networkx

WALKABLE = set(
    "footway pedestrian path steps crossing corridor platform living_street residential unclassified service track road "
    "cycleway bridleway tertiary tertiary_link secondary secondary_link primary primary_link".split()
)
YES = {"yes", "designated", "permissive", "official"}
SHUT_OUT = set("no private permit military agricultural forestry delivery residents employees".split())


def read_xml(path):
    nodes, ways = {}, []
    with gzip.open(path) as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag in ("node", "way"):
                tags = {tag.get("k"): tag.get("v") for tag in element.findall("tag")}
                if element.tag == "node":
                    nodes[int(element.get("id"))] = (float(element.get("lon")), float(element.get("lat")), tags)
                else:
                    ways.append(([int(nd.get("ref")) for nd in element.findall("nd")], tags))
                element.clear()
    return nodes, ways


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        elif key & 7 == 2:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        else:
            raise ValueError("a wire type that OSM does not use")
        yield key >> 3, value


def packed(data):
    at, values = 0, []
    while at < len(data):
        value, at = varint(data, at)
        values.append(value)
    return values


def signed(value):
    return (value >> 1) ^ -(value & 1)


def running(values):
    total = 0
    for value in values:
        total += signed(value)
        yield total


def read_pbf(path):
    nodes, ways = {}, []
    with open(path, "rb") as file:
        while prefix := file.read(4):
            header = dict(fields(file.read(struct.unpack(">I", prefix)[0])))
            blob = dict(fields(file.read(header[3])))
            if header[1] == b"OSMData":
                read_block(zlib.decompress(blob[3]), nodes, ways)
    return nodes, ways


def read_block(data, nodes, ways):
    block = list(fields(data))
    settings = {17: 100, 19: 0, 20: 0} | {key: value for key, value in block if key in (17, 19, 20)}
    strings = [text.decode() for key, table in block if key == 1 for _, text in fields(table)]
    for _, group in (field for field in block if field[0] == 2):
        for kind, message in fields(group):
            if kind == 2:
                dense = dict(fields(message))
                lat = [(settings[19] + settings[17] * value) / 1e9 for value in running(packed(dense[8]))]
                lon = [(settings[20] + settings[17] * value) / 1e9 for value in running(packed(dense[9]))]
                told = iter(packed(dense.get(10, b"")))
                for index, identity in enumerate(running(packed(dense[1]))):
                    tags = {}
                    while key := next(told, 0):
                        tags[strings[key]] = strings[next(told)]
                    nodes[identity] = (lon[index], lat[index], tags)
            elif kind == 3:
                way = dict(fields(message))
                keys, values = packed(way.get(2, b"")), packed(way.get(3, b""))
                tags = {strings[key]: strings[value] for key, value in zip(keys, values)}
                ways.append((list(running(packed(way.get(8, b"")))), tags))


def may_walk(tags):
    foot, access, highway = tags.get("foot"), tags.get("access"), tags.get("highway")
    if highway in ("trunk", "trunk_link"):
        if foot not in YES and tags.get("sidewalk") not in ("both", "left", "right"):
            return False
    elif highway not in WALKABLE:
        return False
    if foot in ("no", "private", "use_sidepath", "customers", "delivery"):
        return False
    return foot in YES or (access not in SHUT_OUT and tags.get("motorroad") != "yes")


def is_stepped(tags):
    if tags["highway"] == "steps":
        return "yes" not in (tags.get("ramp"), tags.get("ramp:stroller"), tags.get("ramp:wheelchair"))
    return tags.get("wheelchair") == "no"


def is_barred(tags):
    if "barrier" not in tags or tags.get("foot") in YES:
        return False
    return (
        tags["barrier"] in ("wall", "fence", "hedge", "block_wall", "debris")
        or tags.get("access") in SHUT_OUT
        or tags.get("foot") in ("no", "private", "use_sidepath", "customers", "delivery")
        or tags.get("locked") == "yes"
    )


def metres(a, b):
    (lon1, lat1), (lon2, lat2) = ([math.radians(value) for value in point[:2]] for point in (a, b))
    # The spherical law by the angle between vectors: another formula than the one it is compared with.
    x1, y1, z1 = math.cos(lat1) * math.cos(lon1), math.cos(lat1) * math.sin(lon1), math.sin(lat1)
    x2, y2, z2 = math.cos(lat2) * math.cos(lon2), math.cos(lat2) * math.sin(lon2), math.sin(lat2)
    cross = math.sqrt((y1 * z2 - z1 * y2) ** 2 + (z1 * x2 - x1 * z2) ** 2 + (x1 * y2 - y1 * x2) ** 2)
    return 6371008.8 * math.atan2(cross, x1 * x2 + y1 * y2 + z1 * z2)


def main(path, with_steps, *starts):
    nodes, ways = read_pbf(path) if path.endswith(".pbf") else read_xml(path)
    graph = networkx.Graph()
    for refs, tags in ways:
        if may_walk(tags) and (with_steps == "1" or not is_stepped(tags)):
            for a, b in zip(refs, refs[1:]):
                if a != b and a in nodes and b in nodes and not is_barred(nodes[a][2]) and not is_barred(nodes[b][2]):
                    graph.add_edge(a, b, weight=metres(nodes[a], nodes[b]))
    print(json.dumps(networkx.multi_source_dijkstra_path_length(graph, {int(start) for start in starts})))


main(*sys.argv[1:])
