"""What spans documents: which body a name means, and which document of the dataset a citation cites."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Diagnostic, DocumentRows, Organization
from etl.resolve.citations import link_citations
from etl.resolve.organizations import resolve_organizations


def resolve(
    rows: Sequence[DocumentRows],
) -> tuple[tuple[DocumentRows, ...], tuple[Organization, ...], tuple[Diagnostic, ...]]:
    """The rows of all documents with organization and cited document ids, the organizations, and what stayed open."""
    resolved, organizations, diagnostics = resolve_organizations(rows)
    return tuple(link_citations(resolved)), organizations, diagnostics
