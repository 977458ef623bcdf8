"""``raw/catalog.csv``: facts that the text of a document does not state, one line per document, each with its source."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from etl.errors import InputError
from etl.notation.days import parse_day
from etl.notation.regions import region_of
from etl.raw_folder import CATALOG, read_kept_by_hand
from etl.records import Diagnostic

DATES = ("signed_date", "published_date")
FACTS = ("title", "document_number", "issuer", "issuer_level", "region_code", "status", *DATES)
COLUMNS = ("document_id", *FACTS, "source")
OPTIONAL = ("source_url", "retrieved_date")  # columns that a catalog may have besides

SLASHED_DAY = re.compile(r"(?<=,)([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?=,)")  # a cell with a day as Excel shows it


def read_catalog(raw: Path) -> dict[str, dict[str, str]]:
    """Return the stated facts of ``raw/catalog.csv`` by document id; empty if there is no catalog.

    Raises ``InputError`` with the line and what is wrong with it.
    """
    content = read_kept_by_hand(raw, CATALOG)
    if content is None:
        return {}
    path = raw / CATALOG
    return parse_catalog(SLASHED_DAY.sub(_dash, _decode(content, path)), str(path))


def _decode(content: bytes, path: Path) -> str:
    """Decode a catalog: UTF-8, or GBK, in which Chinese Excel saves CSV."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = error.start
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, fault) + 1
        raise InputError(f"{path}, line {line}: neither UTF-8 nor GBK; save the file as “CSV UTF-8”.") from error


def _dash(day: re.Match[str]) -> str:
    return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"


def parse_catalog(text: str, name: str) -> dict[str, dict[str, str]]:
    """Return the facts of a catalog given as text; messages call it ``name``."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    facts: dict[str, dict[str, str]] = {}
    try:
        header = next(lines, [])
        if tuple(name for name in header if name not in OPTIONAL) != COLUMNS or len(set(header)) != len(header):
            raise InputError(f"{name}, line 1: the columns must be {','.join(COLUMNS)}.")
        for values in lines:
            if not any(values):
                continue
            fault = _fault(header, values, facts)
            if fault:
                raise InputError(f"{name}, line {lines.line_num}: {fault}.")
            row = dict(zip(header, (value.strip() for value in values), strict=True))
            facts[row["document_id"]] = {name: row[name] for name in (*FACTS, *OPTIONAL) if row.get(name)}
    except csv.Error as error:
        raise InputError(f"{name}, line {lines.line_num}: no CSV ({error}); quote values that hold a comma.") from error
    return facts


def find_lost_lines(catalog: Iterable[str], document_ids: Iterable[str]) -> list[Diagnostic]:
    """Return a warning for every line of the catalog that belongs to no file in ``raw/``."""
    message = f"{CATALOG} has a line for it, but raw/ has no such file: mend the id, or take the line out"
    return [
        Diagnostic(document_id, None, "read", "warning", "catalog_without_file", message)
        for document_id in sorted(set(catalog) - set(document_ids))
    ]


def _fault(header: list[str], values: list[str], facts: Mapping[str, object]) -> str | None:
    """Return what is wrong with a line and how to fix it, or None."""
    from schemas.documents import ADMINISTRATIVE_LEVELS, DOCUMENT_ID, REGION_CODE, SOURCE_URL, STATUSES  # heavy

    if len(values) != len(header):
        return f"{len(values)} values, {len(header)} expected; quote values that hold a comma"
    row = dict(zip(header, (value.strip() for value in values), strict=True))
    if not re.fullmatch(DOCUMENT_ID, row["document_id"]):
        return f"document_id is {row['document_id']!r}; give the file's path under raw/ without its ending"
    if row["document_id"] in facts:
        return f"a second line for {row['document_id']}; make one of both"
    if not row["source"]:
        return "source is empty; say where the facts are from"
    for name, allowed in (("issuer_level", ADMINISTRATIVE_LEVELS), ("status", STATUSES)):
        if row[name] and row[name] not in allowed:
            return f"{name} is {row[name]!r}; it must be one of {', '.join(allowed)}"
    if row["region_code"] and not re.fullmatch(REGION_CODE, row["region_code"]):
        return f"region_code is {row['region_code']!r}; it must be six digits (GB/T 2260)"
    if row["region_code"] and region_of(row["region_code"]) is None:
        return f"region_code is {row['region_code']!r}; no province, city or county of GB/T 2260 has it"
    if row.get("source_url") and not re.fullmatch(SOURCE_URL, row["source_url"]):
        return f"source_url is {row['source_url']!r}; it must begin with https:// or http:// and hold no blank"
    for name in (*DATES, "retrieved_date"):
        if row.get(name) and not _is_date(row[name]):
            return f"{name} is {row[name]!r}; it must be a date as 2023-08-13"
        if row.get(name) and parse_day(row[name]) is None:
            return f"{name} is {row[name]!r}; no policy text is of that year"
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
