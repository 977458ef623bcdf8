"""Lines of tables settled: those of a table with a header keep their place, all others are lines like before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.read.reading import Line
from etl.read.tables.grid import Grid
from etl.read.tables.header import find_parts
from etl.records import CellPlace


def settle_tables(lines: Sequence[Line], tables: Mapping[int, Sequence[CellPlace]]) -> tuple[Line, ...]:
    """Return the lines with the places of their cells in the tables that have a header, which are counted from 1."""
    if not tables:
        return tuple(lines)
    texts: dict[CellPlace, str] = {}
    runs: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if line.cell and not line.removed:
            texts[line.cell] = texts.get(line.cell, "") + line.text
            runs.setdefault(line.cell.table, []).append(i)
    settled = list(lines)
    number = 0
    for table, at in sorted(runs.items(), key=lambda run: run[1][0]):
        parts = find_parts(Grid(tables[table], texts)) if _is_unbroken(lines, at) else None
        number += parts is not None
        for i in at:
            place = lines[i].cell
            if place is None:
                continue
            if parts is None:
                settled[i] = replace(lines[i], cell=None)
                continue
            part = parts[place.row - 1]
            kind = lines[i].kind if part == "title" else "cell"
            settled[i] = replace(
                lines[i],
                cell=place._replace(table=number, part=part),
                kind="text" if kind == "cell" and part == "title" else kind,
            )
    return tuple(replace(line, cell=None) if line.removed and line.cell else line for line in settled)


def _is_unbroken(lines: Sequence[Line], at: Sequence[int]) -> bool:
    """True if nothing but furniture stands between the first and the last line of a table."""
    inside = set(at)
    return all(i in inside or lines[i].removed for i in range(at[0], at[-1] + 1))
