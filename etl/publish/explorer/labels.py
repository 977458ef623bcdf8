"""The page's names of tables, columns and values, in English and Chinese, from the models' descriptions.

Chinese words for values that the models do not name are in ``values.csv``, the words of the page itself in ``words.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from etl.lexicon import read_lexicon
from etl.publish.descriptions import ColumnDescription, TableDescription
from schemas import MENTION_TABLES, mark_of

HERE = Path(__file__).parent
DESCRIBED = re.compile(r" 为?([\u4e00-\u9fff]+)")
CODE = re.compile("[a-z_]")  # in front of a value: it is the end of another
HAN_WORD = re.compile("[\u4e00-\u9fff]+")

Labels = dict[str, list[str]]  # words by name or value: English, Chinese


def page_labels(described: Sequence[TableDescription]) -> dict[str, Any]:
    """Return the words that every page shows: its own and those of the models."""
    columns = [column for table in described for column in table.columns]
    return {"words": page_words(), "tables": {table.name: _table(table, columns) for table in described}}


def page_words() -> Labels:
    """Return the page's own words by name."""
    letters = {f"mark_{table}": list(mark_of(table).letters) for table in MENTION_TABLES}
    words = letters | {row["name"]: [row["en"], row["zh"]] for row in read_words("words.csv")}
    return dict(sorted(words.items()))


@cache
def read_words(file: str) -> tuple[dict[str, str], ...]:
    """Read a word list of the page."""
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, strict=True))


def _table(table: TableDescription, columns: Sequence[ColumnDescription]) -> dict[str, Any]:
    return {
        "title": [table.title, table.title_zh],
        "grain": [table.grain, table.grain_zh],
        "key": list(table.key),
        "told": list(mark_of(table.name).told) if table.name in MENTION_TABLES else ["name"],
        "columns": {
            column.name: {
                "title": [column.title, column.title_zh],
                "description": [column.description, column.description_zh],
                "type": column.type,
                "values": value_labels(column, (other for other in columns if other.name == column.name)),
                "references": column.references[0] if column.references else None,
            }
            for column in table.columns
        },
    }


def value_labels(column: ColumnDescription, namesakes: Iterable[ColumnDescription] = ()) -> Labels:
    """Return the words for the coded values of a column, from its description, those of columns with the same name, or the lists."""
    descriptions = "\n".join(each.description_zh for each in (column, *namesakes))
    labels = {
        value: [value.replace("_", " "), described_value(value, descriptions) or value] for value in column.values
    }
    if column.name == "unit":
        labels |= _measure_units()
    return labels | {
        row["value"]: [row["en"], row["zh"]] for row in read_words("values.csv") if row["column"] == column.name
    }


def described_value(value: str, description_zh: str) -> str | None:
    """Return the Chinese word for a value in a description: ``lead 牵头，support 配合`` → 牵头 for lead."""
    at = description_zh.find(f"{value} ")
    while at >= 0:
        word = DESCRIBED.match(description_zh, at + len(value))
        if word and not CODE.match(description_zh[at - 1 : at]):
            return word[1]
        at = description_zh.find(f"{value} ", at + 1)
    return None


def _measure_units() -> Labels:
    """Return the shortest Chinese word in the lexicon for each measure unit."""
    words: dict[str, list[str]] = {}
    for row in read_lexicon("measure_units"):
        if float(row["factor"]) == 1 and HAN_WORD.fullmatch(row["printed"]):
            words.setdefault(row["measure_unit"], []).append(row["printed"])
    return {unit: [unit.replace("_", " "), min(printed, key=len)] for unit, printed in sorted(words.items())}
