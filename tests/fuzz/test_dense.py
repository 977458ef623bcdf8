"""Files that repeat one thing a great many times: four times of it are little more than four times the work."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from pdfminer.pdftypes import decompress_corrupted

from etl.pipeline import rows_of
from etl.read.formats.html_long_tags import LONGEST, MOST_ATTRIBUTES, cut_long_tags
from etl.read.formats.pdf_file import inflate_damaged
from etl.read.formats.workbook import read_workbook
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.records import Source
from tests.calls import count_work
from tests.fuzz.dense import DENSE, Make, make_far_xlsx
from tests.read.test_hostile_files import check_rows

GROWTH = 6  # most for four times the file; linear is 4
LITTLE = 10  # calls, or characters, for each byte of a file that prove nothing: a limit that is met, a way taken for large files


def grows(work_on: Callable[[bytes], object], small: bytes, large: bytes) -> str:
    """What of the work on a file grows faster than the file, in words; empty where nothing does.

    Counted are calls, and the characters that methods of texts go through. What one search of a pattern does inside is not
    seen here: `tests.fuzz.patterns` attacks each. Nor is ``find`` that nothing bounds, called from every place of a text.
    """
    counted = zip(count_work(lambda: work_on(small)), count_work(lambda: work_on(large)), strict=True)
    for name, (less, more) in zip(("calls", "characters"), counted, strict=True):
        if more > max(GROWTH * less, LITTLE * len(large)):
            return f"{len(large) / len(small):.1f} times the file takes {more / max(less, 1):.1f} times the {name}"
    return ""


@pytest.mark.parametrize(
    ("name", "ending", "make", "count"), DENSE, ids=[f"{name}.{ending}" for name, ending, *_ in DENSE]
)
def test_the_work_grows_with_the_file(name: str, ending: str, make: Make, count: int) -> None:
    source_file, small, large = f"{name}.{ending}", make(count // 2), make(2 * count)
    check_rows(source_file, small)  # and what is made once is made
    assert grows(lambda content: rows_of(source_file, content, None), small, large) == ""


# work that grows with the square of a text, in calls and inside of calls that go through all of it
SQUARES: list[Callable[[str], object]] = [
    lambda text: [a.strip() + b.strip() for a in text.split("。") for b in text.split("。")],
    lambda text: [text.count("。") for _ in text.split("。")],
    lambda text: [text.replace("。", "") for _ in text.split("。")],
]


@pytest.mark.parametrize("square", SQUARES)
def test_a_square_is_seen(square: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside all that a build of the file does."""

    def read_and_square(source_file: str, content: bytes, *others: Any) -> Source:
        source = read_source(source_file, content, *others)
        square(source.text)
        return source

    monkeypatch.setattr("etl.pipeline.read_source", read_and_square)
    small, large = ("一、扩大开放。\n".encode() * count for count in (400, 1_600))
    assert grows(lambda content: rows_of("a.txt", content, None), small, large)


def test_a_cell_far_away_is_told_and_takes_no_memory() -> None:
    """The library makes room for every cell from the first to the last, and ended the process where there was none."""
    with pytest.raises(UnreadableSource, match="clear what stands far from its table"):
        read_workbook(make_far_xlsx(1_000_000))


def test_a_damaged_stream_is_saved_as_pdfminer_saves_it() -> None:
    chance = random.Random(1)
    for _ in range(100):
        packed = bytearray(zlib.compress(bytes(chance.choice(b"BT ET Tj") for _ in range(chance.randint(0, 9_000)))))
        place = chance.choice((-1, -2, -3, -4, chance.randrange(len(packed))))
        packed[place] ^= chance.randint(1, 255)
        results = []
        for inflate in (decompress_corrupted, inflate_damaged):
            try:
                results.append(inflate(bytes(packed)))
            except zlib.error:
                results.append(None)
        assert results[0] == results[1]


@pytest.mark.parametrize("value", ["'1'", '"<p>"', "'>'", "1"])
def test_only_a_tag_with_thousands_of_attributes_is_cut(value: str) -> None:
    page = "<p id='a'>text</p><div {}>more</div>"
    assert cut_long_tags(page.format("b='1'") * 10_000) == page.format("b='1'") * 10_000
    one = f"b='{'x' * 2 * LONGEST}'"
    assert cut_long_tags(page.format(one)) == page.format(one)
    names = [f"a{i}={value}" for i in range(LONGEST)]
    assert cut_long_tags(page.format(" ".join(names))) == page.format(" ".join([*names[: MOST_ATTRIBUTES - 1], ""]))
