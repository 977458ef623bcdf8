"""The SQLite export with an index of every word: what `tiaokuan serve` shows.

FTS5 takes a run of Han characters for one word. Here every Han character is a word of its own, in the index and in what is
looked for, and a phrase of them is found wherever they stand behind each other: one character, two, or a sentence. Punctuation does not count; Latin words and numbers are found whole.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from etl.errors import InputError
from etl.hashes import file_sha256
from etl.publish.exports import export
from etl.publish.sums import SUMS
from etl.publish.swap import writing

HAN = re.compile(r"([\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
# by table what is looked for in it
INDEXED = {
    "documents": ("title", "forwarded_title", "document_number", "issuer", "region_name", "text"),
    "clauses": ("marker", "heading", "text"),
    "tasks": (
        "title",
        "document_number",
        "headings",
        "text",
        "lead",
        "support",
        "responsible",
        "subject",
        "due",
        "amounts",
        "cites",
    ),
    "organizations": ("name", "aliases"),
    "responsible_units": ("mention", "name"),
    "citations": ("mention", "title", "document_number", "short_name"),
}


def space_han(text: str | None) -> str:
    """Return a text with blanks around every Han character, so that FTS5 indexes each by itself: 外商ABC → 外 商 ABC."""
    return HAN.sub(r" \1 ", text or "")


def match_phrases(query: str | None) -> str:
    """Return a query in the syntax of FTS5: each word between blanks is a phrase, and all of them must occur."""
    phrases = (" ".join(space_han(word.replace('"', " ")).split()) for word in (query or "").split())
    return " ".join(f'"{phrase}"' for phrase in phrases if phrase)


def indexed_database(output: Path, place: Path) -> Path:
    """Return the path of the search database at ``place``; it is built if it is missing or belongs to another dataset.

    Raises ``InputError`` if there is no dataset, or the place cannot be written.
    """
    if not (output / SUMS).is_file():
        raise InputError(f"{output} holds no dataset: build one, or give its folder with --output.")
    dataset = file_sha256(output / SUMS)
    if _dataset_of(place) != dataset:
        with writing(place):
            place.unlink(missing_ok=True)  # of another dataset, or half written
        export(output, "sqlite", place)
        with closing(sqlite3.connect(place)) as database:
            _add_index(database)
            database.execute("CREATE TABLE dataset (sha256 TEXT)")
            database.execute("INSERT INTO dataset VALUES (?)", [dataset])
            database.commit()
            database.execute("VACUUM")
    return place


def _dataset_of(place: Path) -> str | None:
    """Return the hash of the dataset that a database was made from, or None if the database is incomplete."""
    if not place.is_file():
        return None
    try:
        with closing(sqlite3.connect(place)) as database:
            (found,) = database.execute("SELECT sha256 FROM dataset").fetchall()
    except (sqlite3.Error, ValueError):
        return None
    return str(found[0])


def _add_index(database: sqlite3.Connection) -> None:
    database.create_function("space_han", 1, space_han, deterministic=True)
    for table, columns in INDEXED.items():
        names = ", ".join(columns)
        spaced = ", ".join(f"space_han({column})" for column in columns)
        database.execute(
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content='', tokenize='unicode61 remove_diacritics 0')"
        )
        database.execute(f"INSERT INTO {table}_fts (rowid, {names}) SELECT rowid, {spaced} FROM {table}")
