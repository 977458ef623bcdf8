"""The table of formats: what is read here, and what is missing for the rest."""

from __future__ import annotations

import pytest

from etl.prepare.tools import ADVICE
from etl.read.registry import Format, find_formats
from etl.terminal.formats import rows_of

FORMATS = [
    Format(".txt", "txt", "text"),
    Format(".htm", "html", "html"),
    Format(".html", "html", "html"),
    Format(".doc", "doc", "doc", "libreoffice"),
    Format(".pdf", "pdf", "pdf", "ocr"),
    Format(".jpg", "jpg", "image", "ocr"),
]
# the tools that are here, and the formats with what is said of each
SAID = [
    ((), {"txt": "yes", "html": "yes", "doc": "yes", "pdf": "yes", "jpg": "no"}),
    (("ocr",), {"txt": "yes", "html": "yes", "doc": "yes", "pdf": "yes, with OCR", "jpg": "yes, with OCR"}),
]


@pytest.mark.parametrize(("tools", "expected"), SAID)
def test_rows(tools: tuple[str, ...], expected: dict[str, str]) -> None:
    rows = {name: (endings, here, missing) for name, endings, here, missing in rows_of(FORMATS, tools, ADVICE)}
    assert {name: here for name, (_, here, _) in rows.items()} == expected
    assert rows["html"][0] == ".htm .html"
    assert "apt-get install libreoffice-writer" in rows["doc"][2]
    assert bool(rows["jpg"][2]) == (not tools)


def test_every_format_has_a_row() -> None:
    assert {name for name, *_ in rows_of(find_formats().values(), (), ADVICE)} == {
        f.name for f in find_formats().values()
    }
