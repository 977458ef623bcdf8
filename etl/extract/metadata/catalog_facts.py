"""What the catalog (``raw/catalog.csv``) adds to the metadata of a document, and where it and the text disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from etl.extract.metadata.issuer import english_region, issuer_level, issuer_region
from etl.notation.days import parse_day
from etl.notation.regions import region_of
from etl.notation.title_words import document_type, fold_title
from etl.records import Diagnostic, Document

_CATALOG_TEXT = (
    "title",
    "document_number",
    "issuer",
    "issuer_level",
    "region_code",
    "status",
    "addressees",
    "cc",
    "source_url",
)
_CATALOG_DATES = ("signed_date", "printed_date", "published_date", "retrieved_date")


def with_catalog(
    document_id: str, document: Document, catalog: Mapping[str, str]
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Fill a document from the catalog. Returns it with a diagnostic for each fact on which the two disagree."""
    if not catalog:
        return document, ()
    given: dict[str, str | date] = {name: catalog[name] for name in _CATALOG_TEXT if catalog.get(name)}
    given |= {name: day for name in _CATALOG_DATES if (day := parse_day(catalog.get(name, "")))}
    diagnostics = []
    missing: dict[str, str | date] = {}
    for name, value in given.items():
        printed = getattr(document, name)
        # a text that calls itself no draft says nothing of its status
        if printed is None or (name == "status" and printed == "issued"):
            missing[name] = value
        elif fold_title(str(printed)) != fold_title(str(value)):
            diagnostics.append(_conflict(document_id, name, printed, value))
    if "title" in missing:
        missing["document_type"] = document_type(str(missing["title"])) or ""
    filled: dict[str, str | date | None] = {name: value or None for name, value in missing.items()}
    return replace(document, **filled), tuple(diagnostics)  # type: ignore[arg-type]


def with_region(document_id: str, document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Fill level and region from the issuer, which goes before the catalog; a diagnostic tells where they disagree."""
    region = (
        issuer_region(document.issuer, document.title, document.forwarded_title)
        or english_region(document.issuer, document.title)
        or region_of(document.region_code)
    )
    level = issuer_level(document.issuer, document.title, region) or document.issuer_level
    filled = replace(
        document,
        issuer_level=level,
        region_code=region.code if region else None,
        region_name=region.name if region else None,
    )
    given = ((name, getattr(document, name), getattr(filled, name)) for name in ("issuer_level", "region_code"))
    doubts = (_conflict(document_id, name, read, value) for name, value, read in given if value and value != read)
    return filled, tuple(doubts)


def _conflict(document_id: str, name: str, printed: object, value: object) -> Diagnostic:
    message = f"{name}: the text says {printed}, the catalog {value}; the text counts"
    return Diagnostic(document_id, None, "extract", "warning", "catalog_conflict", message)
