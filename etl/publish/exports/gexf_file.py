"""Exports GEXF 1.3, the format of Gephi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from lxml import etree

from etl.publish.descriptions import TableDescription
from etl.publish.exports.graphml_file import OF_NODES
from etl.publish.exports.network import find_edges, find_nodes

NAMESPACE = "http://gexf.net/1.3"


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    root = etree.Element("gexf", version="1.3", nsmap={None: NAMESPACE})
    graph = etree.SubElement(root, "graph", defaultedgetype="directed")
    attributes = etree.SubElement(graph, "attributes", {"class": "node"})
    for name in OF_NODES[1:]:
        etree.SubElement(attributes, "attribute", id=name, title=name, type="string")
    of_edges = etree.SubElement(graph, "attributes", {"class": "edge"})
    etree.SubElement(of_edges, "attribute", id="relation", title="relation", type="string")
    nodes, edges = etree.SubElement(graph, "nodes"), etree.SubElement(graph, "edges")
    for node in find_nodes(tables):
        values = etree.SubElement(etree.SubElement(nodes, "node", id=node.node_id, label=node.label), "attvalues")
        for name, value in node.facts.items():
            etree.SubElement(values, "attvalue", {"for": name, "value": str(value)})
    for number, edge in enumerate(find_edges(tables)):
        ends = {
            "id": f"e{number}",
            "source": edge.source,
            "target": edge.target,
            "weight": str(edge.weight),
            "kind": edge.kind,
        }
        values = etree.SubElement(etree.SubElement(edges, "edge", ends), "attvalues")
        etree.SubElement(values, "attvalue", {"for": "relation", "value": edge.kind})
    etree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return []
