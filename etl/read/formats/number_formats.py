"""Number formats of an xlsx workbook (ECMA-376 part 1, 18.8.30), which say how a number is shown: 0.35 as 35%."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from etl.read.formats.docx_numbering import to_int
from etl.read.formats.zip_package import ZipPackage
from etl.read.reading import UnreadableSource

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
NUMBER = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%?)")
CELL_PLACE = re.compile(r"(?P<column>[A-Za-z]+)(?P<row>[0-9]+)")
BEYOND = 10**12  # further than any cell
LONGEST = 10  # significant digits that a cell without a format shows at most

Formats = dict[tuple[int, int, int], str]


class Workbook(ZipPackage):
    """The parts of an xlsx file."""

    kind = "workbook"
    advice = "save it again as .xlsx"


class SheetFacts(NamedTuple):
    """What an xlsx file says of its sheets, counted from 0; nothing for other files."""

    formats: Formats  # of cells by (sheet, row, column), where one is set
    hidden: dict[int, list[int]]  # numbers of rows
    areas: dict[int, int]  # how many cells there are from the first to the last that holds anything
    damaged: set[int]  # sheets whose XML ends or is broken: the library reads on, to wherever that leads


def read_sheet_facts(content: bytes) -> SheetFacts:
    """Number formats, hidden rows and areas of all sheets."""
    found = formats, hidden, areas, damaged = SheetFacts({}, {}, {}, set())
    if not zipfile.is_zipfile(BytesIO(content)):
        return found
    try:
        package = Workbook(content)
        book, relations = package.read_part("xl/workbook.xml"), package.read_part("xl/_rels/workbook.xml.rels")
        if book is None or relations is None:
            return found
        styles = read_styles(package.read_part("xl/styles.xml"))
        targets = {item.get("Id"): str(item.get("Target", "")) for item in relations}
        for index, sheet in enumerate(book.iter(f"{S}sheet")):
            target = targets.get(sheet.get(RELATION), "")
            try:
                root = package.read_part(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
            except UnreadableSource:
                damaged.add(index)
                continue
            last_row = last_column = 0
            for row in root.iter(f"{S}row") if root is not None else ():
                if row.get("hidden") in ("1", "true"):
                    hidden.setdefault(index, []).append(to_int(row.get("r"), 0))
                for cell in row.iter(f"{S}c"):
                    code = styles.get(to_int(cell.get("s"), 0))
                    if not code and not len(cell):
                        continue
                    row_number, column = find_place(cell, row)
                    if code:
                        formats[index, row_number - 1, column] = code
                    if len(cell):
                        last_row, last_column = max(last_row, row_number), max(last_column, column + 1)
            areas[index] = last_row * last_column
    except UnreadableSource:
        return found
    return found


def find_place(cell: etree._Element, row: etree._Element) -> tuple[int, int]:
    """Return the row of a cell from 1 and its column from 0; `BEYOND` for numbers that no sheet has."""
    found = CELL_PLACE.fullmatch(cell.get("r", ""))
    if found is None:  # it stands behind the cell before it
        return read_row_number(row.get("r", "")), 0
    return read_row_number(found["row"]), column_of(found["column"].upper()) if len(found["column"]) < 9 else BEYOND


def read_row_number(digits: str) -> int:
    """Return the number of a row; 0 where it is none, `BEYOND` where it is too long to be one."""
    if len(digits) > 12:
        return BEYOND
    return int(digits) if digits.isdecimal() else 0


def read_styles(root: etree._Element | None) -> dict[int, str]:
    """Return the number formats of cell styles, those alone that say how many digits are shown."""
    if root is None:
        return {}
    own = {to_int(item.get("numFmtId"), 0): str(item.get("formatCode", "")) for item in root.iter(f"{S}numFmt")}
    cells = root.find(f"{S}cellXfs")
    found = {}
    for index, style in enumerate(cells if cells is not None else ()):
        number = to_int(style.get("numFmtId"), 0)
        code = own.get(number, BUILT_IN.get(number, "")).split(";")[0].replace("_ ", "").replace("_)", "").strip()
        if NUMBER.fullmatch(code):
            found[index] = code
    return found


def column_of(letters: str) -> int:
    """Return a column's number from 0: A → 0, AB → 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def show_number(value: float, number_format: str | None) -> str:
    """Return a number as a cell shows it.

    >>> [show_number(*pair) for pair in ((35.5, None), (1.0, None), (0.35, "0%"), (12345.6, "#,##0.00"), (0.1 + 0.2, None))]
    ['35.5', '1', '35%', '12,345.60', '0.3']
    """
    found = NUMBER.fullmatch(number_format) if number_format else None
    if found is None:
        return f"{value:.{LONGEST}g}" if abs(value) < 1e10 else f"{value:.15g}"
    percent = found["percent"]
    decimals = len(found["decimals"] or "")
    return f"{value * (100 if percent else 1):{',' if found['grouped'] else ''}.{decimals}f}{percent}"
