"""Adding a format is one file: it declares its endings and has a function that reads, and nothing else changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.read.registry import Format, declared_formats, find_formats, find_reader

ROOT = Path(__file__).parents[2]
SHOUTED = '''"""Shouted text, for a test."""

from etl.read.reading import Reading, read_line

ENDINGS = {".loud": "loud", ".shout": "loud"}


def read_loud(content: bytes) -> Reading:
    """Lines of capitals, spoken softly."""
    return Reading(tuple(read_line(line) for line in content.decode().lower().splitlines()))
'''
READ = """
import json, sys
from etl.pipeline import rows_of
rows = rows_of("note.shout", "意见\\n一、TARGETS\\n二、MEANS".encode(), None)
print(json.dumps([rows.source.source_format, rows.source.text, [c.marker for c in rows.clauses], "pdfplumber" in sys.modules]))
"""
# the source text of a module, and the formats that it declares
DECLARED = [
    ('ENDINGS = {".a": "a"}\n', [Format(".a", "a", "m")]),
    ('ENDINGS = {\n    ".a": "a",\n    ".b": "a",\n}\n', [Format(".a", "a", "m"), Format(".b", "a", "m")]),
    ('TOOL = "ocr"\nENDINGS = {".a": "a"}\n', [Format(".a", "a", "m", "ocr")]),
    ("LIMIT = 3\n", []),
    ('def f():\n    ENDINGS = {".a": "a"}\n', []),
]


@pytest.mark.parametrize(("source", "expected"), DECLARED)
def test_declared_formats(source: str, expected: list[Format]) -> None:
    assert declared_formats("m", source) == expected


@pytest.mark.parametrize("found", find_formats().values(), ids=lambda found: found.ending)
def test_every_format_has_its_reader(found: Format) -> None:
    assert callable(find_reader(found))


def test_a_format_is_one_file(tmp_path: Path) -> None:
    for package in ("etl", "schemas"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "etl" / "read" / "formats" / "loud.py").write_text(SHOUTED, "utf-8")
    run = subprocess.run([sys.executable, "-c", READ], cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(run.stdout) == ["loud", "意见\n一、targets\n二、means", [None, "一、", "二、"], False]


def test_two_files_with_one_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text('ENDINGS = {".a": "a"}\n', "utf-8")
    monkeypatch.setattr("etl.read.registry.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"one\.py and two\.py both declare the ending \.a"):
        find_formats.__wrapped__()
