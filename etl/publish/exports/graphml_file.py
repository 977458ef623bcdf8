"""Exports GraphML 1.0, which Gephi, yEd, igraph and NetworkX read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from lxml import etree

from etl.publish.descriptions import TableDescription
from etl.publish.exports.network import find_edges, find_nodes

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
OF_NODES = ("label", "type", "document_number", "issuer", "issuer_level", "region_name", "document_type", "signed_date", "level", "region_code", "kind")  # fmt: skip


def write(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], output: Path, target: Path
) -> list[str]:
    root = etree.Element("graphml", nsmap={None: NAMESPACE})
    for name in OF_NODES:
        etree.SubElement(root, "key", {"id": name, "for": "node", "attr.name": name, "attr.type": "string"})
    etree.SubElement(root, "key", {"id": "relation", "for": "edge", "attr.name": "relation", "attr.type": "string"})
    etree.SubElement(root, "key", {"id": "weight", "for": "edge", "attr.name": "weight", "attr.type": "int"})
    graph = etree.SubElement(root, "graph", edgedefault="directed")
    for node in find_nodes(tables):
        element = etree.SubElement(graph, "node", id=node.node_id)
        for name, value in {"label": node.label, **node.facts}.items():
            etree.SubElement(element, "data", key=name).text = str(value)
    for number, edge in enumerate(find_edges(tables)):
        element = etree.SubElement(graph, "edge", id=f"e{number}", source=edge.source, target=edge.target)
        etree.SubElement(element, "data", key="relation").text = edge.kind
        etree.SubElement(element, "data", key="weight").text = str(edge.weight)
    etree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return []
