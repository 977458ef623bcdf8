"""The lists of words are data, and linted: a header, a source for every row, sorted, unique, no word with two meanings."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import etl.lexicon
from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, words_in
from etl.notation.regions import regions
from etl.resolve.branches import PLACEHOLDER
from etl.resolve.functions import LEVEL_COLUMNS, printings

FOLDER = Path(etl.lexicon.__file__).parent
FILES = sorted(path.name for path in FOLDER.glob("*.csv"))
REGION_PLACEHOLDERS = {"region", "above", "grid", "seat", "ordinary_city"}
KINDS = {"association", "bank", "court", "department", "development_zone", "enterprise", "government", "institution"}
KINDS |= {"legislature", "party", "procuratorate"}


def lines_of(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_a_header_and_full_rows(name: str) -> None:
    header, *rows = lines_of(name)
    assert all(re.fullmatch(r"[a-z_]+", column) for column in header)
    assert header[-1] == "source"
    assert rows
    assert [row for row in rows if len(row) != len(header)] == []


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_its_source(name: str) -> None:
    assert [row for row in lines_of(name)[1:] if not row[-1].strip()] == []


@pytest.mark.parametrize("name", FILES)
def test_cells_have_no_stray_white_space(name: str) -> None:
    assert [cell for row in lines_of(name) for cell in row[:-1] if cell != cell.strip() or "\n" in cell] == []


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_and_unique(name: str) -> None:
    rows = lines_of(name)[1:]
    keys = [row[0] for row in rows]
    assert keys == sorted(keys)
    assert len({tuple(row[:-1]) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", ["branches", "full_name_endings", "organizations", "regions"])
def test_the_first_column_is_a_key(name: str) -> None:
    keys = [next(iter(row.values())) for row in read_lexicon(name)]
    assert len(set(keys)) == len(keys)


def test_regions_lie_in_their_parents() -> None:
    known = regions()
    for region in known.values():
        assert re.fullmatch(r"\d{6}", region.code)
        assert (region.parent_code is None) == (region.level == "province")
        assert region.parent_code is None or known[region.parent_code].code[:2] == region.code[:2]


def test_no_alias_has_two_meanings() -> None:
    rows = read_lexicon("organization_aliases")
    keys = [(row["alias"], row["scope"]) for row in rows]
    assert len(set(keys)) == len(keys)
    official = {row["name"] for row in read_lexicon("organizations")}
    assert [row for row in rows if row["name"] not in official] == []
    assert [row for row in rows if row["alias"] in official] == []
    assert {row["scope"] for row in rows} - {"", "national"} <= set(regions())


def test_successors_of_fixed_bodies_are_bodies() -> None:
    official = {row["name"] for row in read_lexicon("organizations")}
    assert {row["successor"] for row in read_lexicon("organizations")} - {""} <= official
    assert {row["kind"] for row in read_lexicon("organizations")} <= KINDS
    assert {row["region_code"] for row in read_lexicon("organizations")} - {""} <= set(regions())


def test_no_printed_department_has_two_meanings() -> None:
    """At one level, in one region's rows, what is printed is one department."""
    meanings: dict[tuple[str, str, bool, str], set[str]] = {}
    for (level, printed), readings in printings().items():
        for reading in readings:
            department = reading.department
            places = ("",) if department.is_exclusion or not department.regions else department.regions
            for place in places:
                name = department.form.replace("{name}", department.name)
                meanings.setdefault((level, printed, reading.is_full, place), set()).add(name)
    assert {key: names for key, names in meanings.items() if len(names) > 1} == {}


def test_functions_have_levels_kinds_and_known_successors() -> None:
    rows = read_lexicon("functions")
    stems = {row["stem"] for row in rows}
    for row in rows:
        assert any(row[level] for level in LEVEL_COLUMNS), row
        assert row["kind"] in KINDS, row
        successor = re.fullmatch(r"(?:(?P<stem>\S+) (?P<year>\d{4}))?", row["successor"])
        assert successor is not None, row
        assert successor["stem"] is None or successor["stem"] in stems, row
        assert set(PLACEHOLDER.findall(row["form"])) <= {"region", "short", "party", "name"}, row


def test_branches_have_one_placeholder_and_give_what_it_holds() -> None:
    for row in read_lexicon("branches"):
        printed = PLACEHOLDER.findall(row["printed"])
        assert len(printed) == 1, row
        assert set(PLACEHOLDER.findall(row["official"] + row["successor"])) <= {*printed, *REGION_PLACEHOLDERS}, row
        assert row["kind"] in KINDS, row


def test_each_list_of_words_has_its_pattern() -> None:
    """A list that no pattern asks for is dead, and one that is asked for is there."""
    code = "\n".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    asked = set(re.findall(r"\b(?:any_of|words_in|rests_of)\(\s*[\"'](\w+)[\"']", code))
    assert asked == {row["list"] for name in ("pattern_words", "doer_words") for row in read_lexicon(name)}


ALTERNATIONS = [
    (("日", "工作日"), "工作日", "工作日"),
    (("个（次）", "个"), "个（次）", "个（次）"),
    (("A+", "A"), "A+", "A+"),
]


@pytest.mark.parametrize(("words", "text", "found"), ALTERNATIONS)
def test_an_alternation_finds_the_longest_word(words: tuple[str, ...], text: str, found: str) -> None:
    assert re.findall(alternation(words), text) == [found]


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_list"):
        words_in("no_such_list")
