"""The page put together from its sources, and its way out where the texts are too many for one file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

import polars as pl

from etl.publish.descriptions import TableDescription
from etl.publish.explorer.labels import HERE, page_labels
from etl.publish.explorer.payload import build_payload, safe_json
from schemas import FOREIGN_KEYS

PAGE = "explorer.html"
FOLDER = "explorer"
PAGE_LIMIT = 3_000_000  # bytes; a page beyond it opens slowly and does not go through mail
DOCUMENT_PAGES_LIMIT = 2_000  # documents; every page of one carries 130 kB of program and labels

NAME_LIMIT = 255  # bytes, of a file's name on most disks

Tables = Mapping[str, pl.DataFrame]


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
    labels = page_labels(described)
    page = render_page(build_payload(tables, labels, texts=True))
    if len(page) > limit:
        addresses = {}
        if tables["documents"].height <= document_pages:
            addresses = write_document_pages(tables, labels, folder)
        page = render_within(tables, labels, limit, addresses)
    (folder / PAGE).write_bytes(page)


def render_within(tables: Tables, labels: Mapping[str, Any], limit: int, addresses: Mapping[str, str]) -> bytes:
    """The page without texts, and without as many of its tables as it takes; ``documents`` always stay."""
    left_out: list[str] = []
    while True:
        payload = build_payload(tables, labels, texts=False, left_out=left_out, pages=addresses)
        page = render_page(payload)
        rest = [name for name in payload["rows"] if name != "documents"]
        if len(page) <= limit or not rest:
            return page
        left_out.append(max(rest, key=lambda name: len(safe_json(payload["rows"][name]))))


def write_document_pages(tables: Tables, labels: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """A page of its own for every document, with its rows alone; gives their addresses as seen from ``folder``."""
    addresses = {}
    parts = {
        name: frame.partition_by("document_id", as_dict=True)
        for name, frame in tables.items()
        if "document_id" in frame.columns
    }
    for document_id in tables["documents"]["document_id"]:
        path = folder / FOLDER / f"{document_id}.html"
        if len(path.name.encode("utf-8")) > NAME_LIMIT:  # its text stands in texts/ alone, and the page leads there
            continue
        part = {
            name: parts[name].get((document_id,), frame.clear()) if name in parts else frame
            for name, frame in tables.items()
        }
        _keep_named_rows(part, tuple(parts))
        home = "../" * (document_id.count("/") + 1) + PAGE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render_page(build_payload(part, labels, texts=True, home=home)))
        addresses[document_id] = quote(f"{FOLDER}/{document_id}.html")
    return addresses


def _keep_named_rows(part: dict[str, pl.DataFrame], of_documents: tuple[str, ...]) -> None:
    """Of the tables that belong to no document, the rows that a document's own point to."""
    for key in FOREIGN_KEYS:
        if key.table in of_documents and key.target_table not in of_documents:
            named = part[key.table].select(pl.col(key.column).drop_nulls().unique().alias(key.target_column))
            part[key.target_table] = part[key.target_table].join(
                named, on=key.target_column, how="semi", maintain_order="left"
            )


def render_page(payload: Mapping[str, Any]) -> bytes:
    """The page as a file."""
    before, after = page_frame()
    return (before + safe_json(payload) + after).encode("utf-8")


@cache
def page_frame() -> tuple[str, str]:
    """What stands before and after the data of every page.

    The page's policy lets nothing run or show but the script and the style that stand in it, known by their hashes.
    """
    style, script = joined("style", "css"), f'"use strict";\n(() => {{\n{joined("script", "js")}}})();\n'
    values = {"style": style, "script": script, "style_hash": hash_of(style), "script_hash": hash_of(script)}
    before, after = (HERE / "page.html").read_text("utf-8").split("$data")
    return Template(before).substitute(values), Template(after).substitute(values)


def joined(folder: str, ending: str) -> str:
    """The source files of a folder in the order of their names, which is the order they need each other in."""
    paths = sorted((HERE / folder).glob(f"*.{ending}"), key=lambda path: path.name)
    return "".join(path.read_text("utf-8") for path in paths)


def hash_of(text: str) -> str:
    """The hash of a script or a style as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
