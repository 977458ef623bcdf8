"""Assembles the page from its sources; what is too large for one file is stored in shards beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from etl.publish.counts import Counts
from etl.publish.dataset import Tables
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
    counts: Mapping[str, Counts],
    described: Sequence[TableDescription],
    folder: Path,
    limit: int = PAGE_LIMIT,
    most_text: int = MOST_TEXT,
    kept: KeptShards = NOTHING_KEPT,
) -> None:
    """Write ``explorer.html`` into ``folder``.

    The whole dataset is in the page if that takes at most ``limit`` bytes. Otherwise the page holds documents and organizations, and
    loads the rest from ``explorer/``, from the disk as well as from a server. With more than ``most_text`` bytes of texts the page only
    states how many rows there are and how to open them.

    Args:
        tables: The dataset's tables.
        counts: Counts of their rows, by table.
        described: Descriptions of the tables.
        folder: The folder of the dataset.
        limit: The largest size of the page, in bytes.
        most_text: The largest size of all texts, in bytes.
        kept: The shards packed by earlier builds.
    """
    labels = safe_json(page_labels(described))[:-1].encode("utf-8") + b","
    size_of_texts = counts["documents"].bytes["text"]
    payload: dict[str, Any] = {"counts": {name: counts[name].rows for name in tables}, "rows": {}, "starts": None}
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
    """Return the page. ``labels`` are the words of all pages, as the beginning of a JSON object."""
    before, after = page_frame(**policy)
    return b"".join((before, labels, safe_json(payload)[1:].encode("utf-8"), after))


@cache
def page_frame(sources: str, policies: str) -> tuple[bytes, bytes]:
    """Return the page before and after its data; ``sources`` and ``policies`` are added to its content security policy."""
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
    """Return the style of marks that the style sheets do not mention."""
    style = joined("style", "css")
    return "".join(
        f".mark.{table} {{ background: var(--{table}-tint); }} "
        f".mark.{table} .words {{ text-decoration-color: var(--{table}); }} "
        f".{table} .letter {{ background: var(--{table}); }} .no-{table} .body .{table} {{ background: none; }}\n"
        for table in MENTION_TABLES
        if f".mark.{table} " not in style
    )


def joined(folder: str, ending: str) -> str:
    """Join the source files of a folder in the order of their names, which is the order of their dependencies."""
    paths = sorted((HERE / folder).glob(f"*.{ending}"), key=lambda path: path.name)
    return "".join(path.read_text("utf-8") for path in paths)


def hash_of(text: str) -> str:
    """Return the hash of a script or style in the form of a content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
