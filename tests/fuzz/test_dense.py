"""Files that repeat one thing a great many times: four times of it are little more than four times the work."""

from __future__ import annotations

import random
import time
import zlib

import pytest
from pdfminer.pdftypes import decompress_corrupted

from etl.pipeline import rows_of
from etl.read.formats.html_long_tags import LONGEST, MOST_ATTRIBUTES, cut_long_tags
from etl.read.formats.pdf_file import inflate_damaged
from etl.read.formats.workbook import read_workbook
from etl.read.reading import UnreadableSource
from tests.fuzz.dense import DENSE, Make, make_far_xlsx
from tests.read.test_hostile_files import check_rows

GROWTH = 6
LITTLE = 0.5  # seconds of the processor that prove nothing
TRIES = 4


def cost_of(source_file: str, content: bytes) -> float:
    start = time.process_time()
    rows_of(source_file, content, None)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("name", "ending", "make", "count"), DENSE, ids=[f"{name}.{ending}" for name, ending, *_ in DENSE]
)
def test_the_work_grows_with_the_file(name: str, ending: str, make: Make, count: int) -> None:
    source_file, small, large = f"{name}.{ending}", make(count), make(4 * count)
    check_rows(source_file, small)
    # what grows does so each time; a machine that is busy, or compiles what is used first, does not
    assert any(cost_of(source_file, large) < max(LITTLE, GROWTH * cost_of(source_file, small)) for _ in range(TRIES))


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
