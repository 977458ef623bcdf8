"""The network of a dataset. Nodes are documents and bodies; edges are citations, shared words and responsibilities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polars as pl

Value = str
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(NamedTuple):
    """A document or a body. ``facts`` are its attributes that are not null."""

    node_id: str
    label: str
    facts: Mapping[str, Value]


class Edge(NamedTuple):
    """An edge from a document to a document or a body. ``weight`` counts citations, shared letters or clauses."""

    source: str
    target: str
    kind: str  # cites | shares | lead | support | responsible | subject
    weight: int


def find_nodes(tables: Mapping[str, pl.DataFrame]) -> Iterator[Node]:
    """Return documents, then bodies, in the order of their tables."""
    facts = ("document_number", "issuer", "issuer_level", "region_name", "document_type", "signed_date")
    for row in tables["documents"].with_columns(pl.col("signed_date").cast(pl.String)).to_dicts():
        known = {name: _xml(row[name]) for name in facts if row[name] is not None}
        yield Node(
            f"document:{row['document_id']}", _xml(row["title"] or row["document_id"]), {"type": "document"} | known
        )
    for row in tables["organizations"].to_dicts():
        known = {name: _xml(row[name]) for name in ("level", "region_code", "kind") if row[name] is not None}
        yield Node(f"organization:{row['organization_id']}", _xml(row["name"]), {"type": "organization"} | known)


def find_edges(tables: Mapping[str, pl.DataFrame]) -> Iterator[Edge]:
    """Return citations within the dataset, shared words (from the document that copied them), and bodies by role."""
    cited = tables["citations"].drop_nulls("cited_document_id")
    counts = cited.group_by("document_id", "cited_document_id", maintain_order=True).len()
    for document_id, cited_id, count in counts.iter_rows():
        yield Edge(f"document:{document_id}", f"document:{cited_id}", "cites", count)
    for row in tables["document_links"].to_dicts():
        yield Edge(f"document:{row['document_id']}", f"document:{row['source_document_id']}", "shares", row["letters"])
    units = tables["responsible_units"].drop_nulls("organization_id")
    roles = units.group_by("document_id", "organization_id", "role", maintain_order=True).agg(
        pl.col("clause_id").n_unique()
    )
    for document_id, organization_id, role, count in roles.iter_rows():
        yield Edge(f"document:{document_id}", f"organization:{organization_id}", role, count)


def _xml(text: str) -> str:
    """Replace the characters of a text that XML forbids."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
