"""Resolve: which body a name means, and, across documents, which document of the dataset a citation cites."""

from __future__ import annotations

from etl.resolve.citations import DocumentIndex, index_documents, link_citations
from etl.resolve.organizations import merge_organizations, resolve_organizations

__all__ = ["DocumentIndex", "index_documents", "link_citations", "merge_organizations", "resolve_organizations"]
