"""The page put together from its sources; what is too much for one file stands in shards beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import polars as pl

from etl.publish.dataset import Tables, count_rows
from etl.publish.descriptions import TableDescription
from etl.publish.explorer.kept import KeptShards
from etl.publish.explorer.labels import HERE, page_labels
from etl.publish.explorer.payload import number_rows, safe_json, shown_columns
from etl.publish.explorer.shards import FOLDER, write_shards
from schemas import MENTION_TABLES, mark_of

PAGE = "explorer.html"
PAGE_LIMIT = 3_000_000  # bytes; a page beyond it opens slowly and does not go through mail
MOST_TEXT = 120_000_000  # bytes of texts; what is more no browser holds
# Nothing runs or shows but the script and the style that stand in the page, known by their hashes, and the shards.
ONE_FILE = {"sources": "", "policies": "'none'"}
NOTHING_KEPT = KeptShards()
SHARDED = {"sources": " 'self'", "policies": "shards"}


def write_explorer(
    tables: Tables,
    described: Sequence[TableDescription],
    folder: Path,
    limit: int = PAGE_LIMIT,
    most_text: int = MOST_TEXT,
    kept: KeptShards = NOTHING_KEPT,
) -> None:
    """Write ``explorer.html`` into ``folder``: the whole dataset in one file, where that makes at most ``limit`` bytes.

    Otherwise the page holds what is known of documents and bodies, and the rest stands in ``explorer/``, which the page
    loads from the disk as well as from a server. Of more than ``most_text`` bytes of texts the page says how many rows there
    are and what to open them with. ``kept`` are the shards that earlier builds packed.
    """
    labels = safe_json(page_labels(described))[:-1].encode("utf-8") + b","
    counts = {name: count_rows(table) for name, table in tables.items()}
    size_of_texts = tables["documents"].select(pl.col("text").str.len_bytes().sum()).collect().item()
    payload: dict[str, Any] = {"counts": counts, "rows": {}, "starts": None}
    if size_of_texts > most_text:
        (folder / PAGE).write_bytes(render_page(labels, payload, ONE_FILE))
        return
    if size_of_texts <= limit:
        frames = {name: table.collect() for name, table in tables.items()}
        numbers = number_rows(frames)
        whole = {name: shown_columns(name, frame, numbers) for name, frame in frames.items()}
        page = render_page(labels, payload | {"rows": whole}, ONE_FILE)
        if len(page) <= limit:
            (folder / PAGE).write_bytes(page)
            return
    of_all = {name: table.collect() for name, table in tables.items() if "document_id" not in table.collect_schema()}
    of_all["documents"] = tables["documents"].drop("text").collect()
    numbers = number_rows(of_all)
    starts = write_shards(tables, numbers, folder / FOLDER, kept)
    rows = {name: shown_columns(name, frame, numbers) for name, frame in of_all.items()}
    (folder / PAGE).write_bytes(render_page(labels, payload | {"rows": rows, "starts": starts}, SHARDED))


def render_page(labels: bytes, payload: Mapping[str, Any], policy: Mapping[str, str]) -> bytes:
    """The page as a file. ``labels`` are the words of all pages, as the JSON of an object that goes on."""
    before, after = page_frame(**policy)
    return b"".join((before, labels, safe_json(payload)[1:].encode("utf-8"), after))


@cache
def page_frame(sources: str, policies: str) -> tuple[bytes, bytes]:
    """What stands before and after the data of a page; ``sources`` and ``policies`` are what its own policy adds."""
    style = mark_colours() + joined("style", "css") + mark_styles()
    script = f'"use strict";\n(() => {{\n{joined("script", "js")}}})();\n'
    values = {"style": style, "script": script, "style_hash": hash_of(style), "script_hash": hash_of(script)}
    values |= {"sources": sources, "policies": policies}
    before, after = (HERE / "page.html").read_text("utf-8").split("$data")
    return Template(before).substitute(values).encode("utf-8"), Template(after).substitute(values).encode("utf-8")


def mark_colours() -> str:
    """Return the colours of the marks on light ground as variables named after their tables; the style sheet has those for dark ground."""
    marks = {table: mark_of(table) for table in MENTION_TABLES}
    colours = "".join(f"--{table}: {mark.line}; --{table}-tint: {mark.tint}; " for table, mark in marks.items())
    return f":root {{ {colours}}}\n"


def mark_styles() -> str:
    """Return the style of the marks that the style sheets do not name."""
    style = joined("style", "css")
    return "".join(
        f".mark.{table} {{ background: var(--{table}-tint); }} "
        f".mark.{table} .words {{ text-decoration-color: var(--{table}); }} "
        f".{table} .letter {{ background: var(--{table}); }} .no-{table} .body .{table} {{ background: none; }}\n"
        for table in MENTION_TABLES
        if f".mark.{table} " not in style
    )


def joined(folder: str, ending: str) -> str:
    """The source files of a folder in the order of their names, which is the order they need each other in."""
    paths = sorted((HERE / folder).glob(f"*.{ending}"), key=lambda path: path.name)
    return "".join(path.read_text("utf-8") for path in paths)


def hash_of(text: str) -> str:
    """The hash of a script or a style as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
