r"""The dialect of PostgreSQL, which loads the CSV files and the texts with psql from any machine that reaches the server.

``\copy`` reads files where psql runs. ``documents.text``, which is not in the CSV files, is assembled from the lines of
``texts/``. The ``'`` in front of CSV cells that spreadsheets would take for formulas is removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.publish.dataset import Tables
from etl.publish.descriptions import ColumnDescription, TableDescription
from etl.publish.sql import Dialect, in_order, literal, name
from etl.publish.table_files import TEXTS

POSTGRES_TYPES = {
    "string": "text",
    "integer": "bigint",
    "number": "double precision",
    "boolean": "boolean",
    "date": "date",
}
# a line of a text is a row: these two characters stand in none, as control characters are taken out when a text is read
LINES = "CREATE TEMPORARY TABLE loaded_line (number bigserial, line text)"
COPY_LINES = r"\copy loaded_line (line) FROM {path} WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')"
PUT_TOGETHER = "(SELECT coalesce(string_agg(coalesce(line, ''), E'\\n' ORDER BY number), '') FROM loaded_line)"


def load_files(tables: Tables, described: Sequence[TableDescription]) -> Iterator[str]:
    """Return the statements and psql commands that load the CSV files and the texts."""
    yield LINES
    for table in in_order(described):
        text = next((column for column in table.columns if column.parquet_only), None)
        yield from _loading(table)
        if text is not None:
            for (document_id,) in tables[table.name].select("document_id").collect().iter_rows():
                path = literal(f"{TEXTS}/{document_id}.txt")
                yield COPY_LINES.format(path=path)
                filled = f"UPDATE {name(table.name)} SET {name(text.name)} = {PUT_TOGETHER}"
                yield f"{filled} WHERE {name('document_id')} = {literal(document_id)}"
                yield "TRUNCATE loaded_line RESTART IDENTITY"


def _loading(table: TableDescription) -> Iterator[str]:
    """Return the statements that load a table's CSV into a temporary table, and from there into the table."""
    columns = ", ".join(f"{name(column.name)} {POSTGRES_TYPES[column.type]}" for column in table.csv_columns)
    yield f"CREATE TEMPORARY TABLE loaded_csv ({columns})"
    yield rf"\copy loaded_csv FROM {literal(f'{table.name}.csv')} WITH (FORMAT csv, HEADER true)"
    yield (
        f"INSERT INTO {name(table.name)} ({', '.join(name(column.name) for column in table.columns)}) "
        f"SELECT {', '.join(map(_value, table.columns))} FROM loaded_csv"
    )
    yield "DROP TABLE loaded_csv"


def _value(column: ColumnDescription) -> str:
    if column.parquet_only:
        return "''"
    return f"regexp_replace({name(column.name)}, '^''', '')" if column.type == "string" else name(column.name)


POSTGRES = Dialect(POSTGRES_TYPES, load_files, has_indexes=True)
