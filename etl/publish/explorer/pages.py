"""The page put together from its sources, and its way out where the texts are too many for one file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

import polars as pl

from etl.places import LONGEST_FILE_NAME
from etl.publish.dataset import Tables, count_rows
from etl.publish.descriptions import TableDescription
from etl.publish.explorer.labels import HERE, page_labels
from etl.publish.explorer.payload import Columns, build_payload, columns_of, least_size, safe_json

PAGE = "explorer.html"
FOLDER = "explorer"
PAGE_LIMIT = 3_000_000  # bytes; a page beyond it opens slowly and does not go through mail
DOCUMENT_PAGES_LIMIT = 2_000  # documents; every page of one carries 130 kB of program and labels

DOCUMENTS_AT_ONCE = 200  # whose rows are in memory together
NO_ROWS = slice(0, 0)


def write_explorer(
    tables: Tables,
    described: Sequence[TableDescription],
    folder: Path,
    limit: int = PAGE_LIMIT,
    document_pages: int = DOCUMENT_PAGES_LIMIT,
) -> None:
    """Write ``explorer.html`` into ``folder``: the whole dataset with its texts, where that makes at most ``limit`` bytes.

    Otherwise the texts are left out of it and stand in ``explorer/<document_id>.html``, a page for every document (no
    such pages beyond ``document_pages`` of them: ``texts/`` has the texts), and where that is still too much, the
    longest tables are left out one by one. The page says so in each place.
    """
    labels = safe_json(page_labels(described))[:-1].encode("utf-8") + b","
    counts = {name: count_rows(table) for name, table in tables.items()}
    size_of_texts = tables["documents"].select(pl.col("text").str.len_bytes().sum()).collect().item()
    if size_of_texts <= limit:
        rows = {name: columns_of(table.collect()) for name, table in tables.items()}
        page = render_page(labels, build_payload(rows, counts))
        if len(page) <= limit:
            (folder / PAGE).write_bytes(page)
            return
    addresses = {}
    if counts["documents"] <= document_pages:
        addresses = write_document_pages(tables, labels, folder)
    (folder / PAGE).write_bytes(render_within(tables, labels, counts, limit, addresses))


def render_within(
    tables: Tables, labels: bytes, counts: Mapping[str, int], limit: int, addresses: Mapping[str, str]
) -> bytes:
    """The page without texts, and without as many of its tables as it takes; ``documents`` always stay."""
    least = {name: least_size(name, table) for name, table in tables.items()}
    while len(least) > 1 and sum(least.values()) > limit:  # what is too long already need not be written to see it
        del least[max((name for name in least if name != "documents"), key=least.__getitem__)]
    kept = {name: table for name, table in tables.items() if name in least}
    kept["documents"] = kept["documents"].drop("text")
    rows = {name: columns_of(table.collect()) for name, table in kept.items()}
    while True:
        payload = build_payload(rows, counts, pages=addresses)
        page = render_page(labels, payload)
        rest = [name for name in rows if name != "documents"]
        if len(page) <= limit or not rest:
            return page
        del rows[max(rest, key=lambda name: len(safe_json(payload["rows"][name])))]


def write_document_pages(tables: Tables, labels: bytes, folder: Path) -> dict[str, str]:
    """A page of its own for every document, with its rows alone; gives their addresses as seen from ``folder``."""
    addresses = {}
    bodies = columns_of(tables["organizations"].collect())
    own = {name: table for name, table in tables.items() if name != "organizations"}
    ids = own["documents"].select("document_id").collect()["document_id"]
    for start in range(0, len(ids), DOCUMENTS_AT_ONCE):
        some = ids[start : start + DOCUMENTS_AT_ONCE]
        of_some = pl.col("document_id").is_in(some.implode())
        rows = {name: columns_of(table.filter(of_some).collect()) for name, table in own.items()}
        places = {name: _rows_of_documents(columns["document_id"]) for name, columns in rows.items()}
        for document_id in some:
            path = folder / FOLDER / f"{document_id}.html"
            if (
                len(path.name.encode("utf-8")) > LONGEST_FILE_NAME
            ):  # its text stands in texts/ alone, and the page leads there
                continue
            part = {
                name: {column: values[places[name].get(document_id, NO_ROWS)] for column, values in columns.items()}
                for name, columns in rows.items()
            }
            part["organizations"] = _named(bodies, part["responsible_units"]["organization_id"])
            part = {name: part[name] for name in tables}
            counts = {name: len(next(iter(columns.values()))) for name, columns in part.items()}
            home = "../" * (document_id.count("/") + 1) + PAGE
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(render_page(labels, build_payload(part, counts, home=home)))
            addresses[document_id] = quote(f"{FOLDER}/{document_id}.html")
    return addresses


def _rows_of_documents(document_ids: Sequence[str]) -> dict[str, slice]:
    """Where each document's rows stand in a column of the documents' ids, in which those of a document stand together."""
    places, start = {}, 0
    for document_id, rows in groupby(document_ids):
        end = start + sum(1 for _ in rows)
        places[document_id] = slice(start, end)
        start = end
    return places


def _named(bodies: Columns, organization_ids: Iterable[str]) -> Columns:
    """The rows of ``organizations`` that a document's own rows point to."""
    named = set(organization_ids)
    rows = [row for row, organization_id in enumerate(bodies["organization_id"]) if organization_id in named]
    return {column: [values[row] for row in rows] for column, values in bodies.items()}


def render_page(labels: bytes, payload: Mapping[str, Any]) -> bytes:
    """The page as a file. ``labels`` are the words of all pages, as the JSON of an object that goes on."""
    before, after = page_frame()
    return b"".join((before, labels, safe_json(payload)[1:].encode("utf-8"), after))


@cache
def page_frame() -> tuple[bytes, bytes]:
    """What stands before and after the data of every page.

    The page's policy lets nothing run or show but the script and the style that stand in it, known by their hashes.
    """
    style, script = joined("style", "css"), f'"use strict";\n(() => {{\n{joined("script", "js")}}})();\n'
    values = {"style": style, "script": script, "style_hash": hash_of(style), "script_hash": hash_of(script)}
    before, after = (HERE / "page.html").read_text("utf-8").split("$data")
    return Template(before).substitute(values).encode("utf-8"), Template(after).substitute(values).encode("utf-8")


def joined(folder: str, ending: str) -> str:
    """The source files of a folder in the order of their names, which is the order they need each other in."""
    paths = sorted((HERE / folder).glob(f"*.{ending}"), key=lambda path: path.name)
    return "".join(path.read_text("utf-8") for path in paths)


def hash_of(text: str) -> str:
    """The hash of a script or a style as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
