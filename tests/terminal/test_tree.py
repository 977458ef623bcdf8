"""A document in the terminal."""

from __future__ import annotations

import io
from itertools import pairwise

import polars as pl
import pytest
from rich.cells import cell_len
from rich.console import Console

from etl.terminal.console import plain
from etl.terminal.tree import print_document
from etl.terminal.wrapping import find_breaks

Tables = dict[str, pl.DataFrame]


def printed(tables: Tables, width: int = 80, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        markup=False,
    )
    print_document(console, tables, "example")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


EXPECTED = """\
«responsible unit» ‹date› {parameter} <citation>
example
关于加强招商引资工作的意见 · 2021-02-22
├── [front] 关于加强招商引资工作的意见
└── 一、总体要求
    ├── （一）‹到2025年›，引进企业{30家以上}。（«商务厅»负责）
    │   «responsible» 自治区商务厅
    │   ‹到2025年› deadline  … 2025-12-31
    │   {30家以上} count ≥ 30 enterprise
    └── （二）落实<《外商投资法》>。
        <《外商投资法》> law
"""


def test_a_document_can_be_read_without_colour(tables: Tables) -> None:
    assert [line.rstrip() for line in printed(tables).splitlines()] == EXPECTED.splitlines()


def test_colours_change_no_word(tables: Tables) -> None:
    coloured = printed(tables, colour=True)
    assert "\x1b[32m«" in coloured and "\x1b[33m{" in coloured


@pytest.mark.parametrize("width", [20, 40, 60])
def test_no_line_is_wider_than_the_terminal(tables: Tables, width: int) -> None:
    assert max(cell_len(line.rstrip()) for line in printed(tables, width).splitlines()) <= width


def test_markup_and_control_characters_of_a_text_do_nothing(tables: Tables) -> None:
    text = tables["documents"]["text"][0].replace("总体要求", "[b]\x1b")
    hostile = tables | {"documents": tables["documents"].with_columns(text=pl.lit(text))}
    assert "一、[b]\N{REPLACEMENT CHARACTER}" in printed(hostile)


# a line, a width, and the lines it becomes
LINES = [
    ("招商引资", 4, ["招商", "引资"]),
    ("招商，引资。", 5, ["招", "商，", "引", "资。"]),
    ("（一）招商", 8, ["（一）招", "商"]),
    ("of the Region", 8, ["of the ", "Region"]),
    ("a" * 50, 20, ["a" * 20, "a" * 20, "a" * 10]),
    ("", 10, [""]),
]


@pytest.mark.parametrize(("line", "width", "expected"), LINES)
def test_wrapping(line: str, width: int, expected: list[str]) -> None:
    edges = [0, *find_breaks(line, width), len(line)]
    assert [line[a:b] for a, b in pairwise(edges)] == expected


# what is asked to be printed, and what is
PLAIN = [
    ("a\tb\nc", "a b\nc"),
    ("\x1b[31m", "�[31m"),
    ("\u202eabc\u2066", "�abc�"),
    ("\x9b31m\x7f", "�31m�"),
    ("\ud83d", "�"),
    ("省\u00ad级", "省\u00ad级"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
