"""Resolve stage: which body a name means, and which document of the dataset a citation refers to."""

from etl.resolve.attachments import find_parents, link_parents, list_attachments
from etl.resolve.citations import DocumentIndex, index_documents, link_citations
from etl.resolve.organizations import merge_organizations, resolve_organizations
from etl.resolve.same_texts import find_same_texts, hash_texts, link_same_texts

__all__ = ["DocumentIndex", "find_parents", "find_same_texts", "hash_texts", "index_documents", "link_citations"]
__all__ += ["link_parents", "link_same_texts", "list_attachments", "merge_organizations", "resolve_organizations"]
