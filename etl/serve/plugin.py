"""What the dataset's pages add to Datasette's: its search in Chinese, and the marks in a clause's text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from markupsafe import Markup, escape

from etl.serve.database import match_phrases
from schemas import MENTION_TABLES, mark_of

MARKS = {table: mark_of(table) for table in MENTION_TABLES}
MENTIONS = " UNION ALL ".join(
    f"SELECT '{table}', m.start_char - c.start_char, m.end_char - c.start_char FROM {table} m JOIN clauses c USING (clause_id) WHERE clause_id = :clause"
    for table in MARKS
)


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Register the SQL function with which Datasette escapes queries, so that they are split as the index is."""
    conn.create_function("escape_fts", 1, match_phrases)


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Datasette) -> Any:
    """Return a cell as HTML if it is the text of a clause, with its mentions marked; None leaves other cells to Datasette."""
    if column != "text" or table != "clauses" or not isinstance(value, str):
        return None

    async def marked() -> Markup:
        clause = row["clause_id"]
        found = await datasette.get_database(database).execute(
            f"SELECT * FROM ({MENTIONS}) ORDER BY 2, 3 DESC", {"clause": clause}
        )
        document = await datasette.get_database(database).execute(
            "SELECT substr(d.text, c.start_char + 1, c.end_char - c.start_char) FROM clauses c JOIN documents d USING (document_id) WHERE clause_id = ?",
            [clause],
        )
        return mark_text(document.first()[0], [tuple(each) for each in found.rows])

    return marked


def mark_text(text: str, mentions: Sequence[tuple[str, int, int]]) -> Markup:
    """Return a text as escaped HTML with its mentions marked; of overlapping mentions only the first is."""
    parts, end = [], 0
    for table, start, stop in mentions:
        if start < end:
            continue
        tint, line = MARKS[table].tint, MARKS[table].line
        parts.append(escape(text[end:start]))
        parts.append(
            Markup('<mark title="{}" style="background:{};border-bottom:2px solid {}">{}</mark>').format(
                table, tint, line, text[start:stop]
            )
        )
        end = stop
    return Markup('<span style="white-space:pre-wrap">{}</span>').format(Markup("").join([*parts, escape(text[end:])]))
