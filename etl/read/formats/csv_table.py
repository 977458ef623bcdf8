"""CSV and TSV files: one table, its values as they stand."""

from __future__ import annotations

import csv
from itertools import islice

from etl.read.characters import count_changes
from etl.read.decode import decode
from etl.read.formats.workbook import MOST_CELLS, part_tables, read_table
from etl.read.reading import Line, Reading, UnreadableSource
from etl.records import CellPlace

ENDINGS = {".csv": "csv", ".tsv": "csv"}
DELIMITERS = ",\t;|"
SAMPLE = 100  # lines that tell what parts the values
MOST_CHARACTERS_A_VALUE = 1_000_000


def read_csv_table(content: bytes) -> Reading:
    """Read the cells of a file row by row; blank rows separate tables. Raises `UnreadableSource` if there are too many."""
    text, findings = decode(content)
    csv.field_size_limit(MOST_CHARACTERS_A_VALUE)
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    try:
        rows = [[value.strip() for value in row] for row in csv.reader(lines, delimiter=find_delimiter(lines[:SAMPLE]))]
    except csv.Error as error:
        raise UnreadableSource(f"the table cannot be parted into values ({error}); save it again as .xlsx") from None
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise UnreadableSource(f"the table has more than {MOST_CELLS} cells; split the file")
    shown = [row + [""] * (width - len(row)) for row in rows]
    tables: dict[int, list[CellPlace]] = {}
    found: list[Line] = []
    for rows_of_table in part_tables(shown, ()):
        found += read_table(shown, (), rows_of_table, tables)
    return Reading(tuple(found), characters_changed=count_changes(text), findings=findings, tables=tables)


def find_delimiter(lines: list[str]) -> str:
    """Return the delimiter that splits most lines into the same number of values (at least two); a comma if none does."""

    def score(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in islice(csv.reader(lines, delimiter=delimiter), SAMPLE) if row]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=score)
