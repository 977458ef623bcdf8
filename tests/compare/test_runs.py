"""Runs that two documents share, held against a plain reference that compares every place with every other."""

from __future__ import annotations

import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.compare.grams import RUN
from etl.compare.pairs import measure_shares
from etl.compare.runs import find_runs
from etl.compare.texts import find_texts

SHARED = "依法保障外商投资企业平等参与政府采购活动的权利"
LETTERS = {
    "document": pl.UInt32,
    "clause_id": pl.String,
    "letters": pl.String,
    "starts": pl.List(pl.UInt32),
    "lengths": pl.List(pl.UInt32),
}
PAIR = pl.DataFrame({"document": [1], "source": [0]}, schema={"document": pl.UInt32, "source": pl.UInt32})


def letters_of(source: list[str], document: list[str]) -> pl.DataFrame:
    rows = [(0, f"s#{i}", text, [0], [len(text)]) for i, text in enumerate(source)]
    rows += [(1, f"d#{i}", text, [0], [len(text)]) for i, text in enumerate(document)]
    return pl.DataFrame(rows, schema=LETTERS, orient="row")


def plain_runs(source: list[str], document: list[str]) -> set[tuple[str, str, int, int, int]]:
    """Every run that can go on at neither end, by comparing all places."""
    runs = set()
    for i, own in enumerate(document):
        for j, other in enumerate(source):
            for first in range(len(own)):
                for at in range(len(other)):
                    if first and at and own[first - 1] == other[at - 1]:
                        continue
                    length = 0
                    while (
                        first + length < len(own)
                        and at + length < len(other)
                        and own[first + length] == other[at + length]
                    ):
                        length += 1
                    if length >= RUN:
                        runs.add((f"d#{i}", f"s#{j}", first, at, length))
    return runs


def found_runs(source: list[str], document: list[str]) -> list[tuple[str, str, int, int, int]]:
    runs = find_runs(PAIR, find_texts(letters_of(source, document)))
    return list(runs.select("clause_id", "source_clause_id", "first", "source_first", "letters").iter_rows())


@pytest.mark.parametrize(
    ("source", "document"),
    [
        ([SHARED], [SHARED]),
        ([SHARED], [SHARED[:15]]),
        ([SHARED], [SHARED[:16]]),
        ([f"鼓励{SHARED}"], [f"推动{SHARED}和待遇"]),
        ([SHARED[:12], SHARED[12:]], [SHARED]),
        ([SHARED + SHARED], [SHARED]),
        ([SHARED], [f"{SHARED}不得{SHARED}"]),
        (["甲" * 40], ["甲" * 20]),
        ([""], [SHARED]),
        ([], [SHARED]),
    ],
)
def test_runs_are_those_of_the_reference(source: list[str], document: list[str]) -> None:
    found = found_runs(source, document)
    assert len(found) == len(set(found))
    assert set(found) == plain_runs(source, document)


@given(st.integers(0, 2**32), st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_runs_of_shuffled_texts(seed: int, alphabet: int) -> None:
    """Texts of few letters, cut and joined anew, share runs of all lengths at many places."""
    chance = random.Random(seed)
    word = "".join(chance.choices("甲乙丙丁戊己"[:alphabet], k=120))

    def text() -> list[str]:
        cuts = sorted(chance.sample(range(120), 4))
        return [word[a:b] + chance.choice(["", "庚"]) + word[c:d] for a, b, c, d in [cuts, [*cuts[2:], *cuts[:2]]]]

    source, document = text(), text()
    assert set(found_runs(source, document)) == plain_runs(source, document)


def test_a_run_that_a_source_repeats_without_end_is_passed_over() -> None:
    assert found_runs([SHARED * 200], ["甲" + SHARED]) == []


@pytest.mark.parametrize(
    ("source", "document", "share"),
    [
        ([SHARED], [SHARED], 1.0),
        ([SHARED + "甲乙丙丁戊己庚辛壬癸子丑"], [SHARED], 1.0),
        (["甲乙丙丁戊己庚辛壬癸子丑寅卯"], [SHARED], 0.0),
        ([SHARED[:13]], [SHARED], 1.0),
        ([SHARED[:13] + "甲乙"], [SHARED], 0.5),
    ],
)
def test_shares_count_runs_of_twelve_letters(source: list[str], document: list[str], share: float) -> None:
    assert measure_shares(PAIR, find_texts(letters_of(source, document))).to_list() == [share]
