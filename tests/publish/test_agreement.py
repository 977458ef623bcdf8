"""Hand-made answers, and what a dataset has in common with them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from etl.errors import InputError
from etl.publish.agreement import MEASURES, Agreement, measure_agreement
from etl.publish.dataset import as_scanned
from etl.publish.gold import parse_gold, read_gold

Tables = dict[str, pl.DataFrame]
# the answers for the document of four lines in conftest
ANSWERS = """\
# a comment
D\ttitle\t关于加强招商引资工作的意见
D\tstatus\tdraft
C\t1\t\t1\t一、\t1\t总体要求\t总体要求
C\t1.1\t1\t2\t（一）\t1\t到2025年，引进企业30家以上
C\t1.2\t1\t2\t(二)\t2\t落实《外商投资法》。
U\t1.1\tresponsible\tannotation\t自治区商务厅\t商务厅\t新疆维吾尔自治区商务厅
T\t1.1\tdeadline\t\t2025-12-31\t到2025年
P\t1.1\tcount\tge\t30\t\tenterprise\t30家以上
R\t1.2\t外商投资法\t\t《外商投资法》
"""


def measure(tables: Tables, answers: str = ANSWERS) -> dict[str, Agreement]:
    return measure_agreement(as_scanned(tables), {"example": parse_gold(answers, "example.tsv")})


def test_all_is_found(tables: Tables) -> None:
    agreements = measure(tables)
    assert list(agreements) == list(MEASURES)
    assert agreements.pop("documents") == Agreement(right=1, found=1, gold=2)  # the status is null
    assert all(a.right == a.found == a.gold for a in agreements.values())
    assert agreements["clause_tree"] == Agreement(3, 3, 3)
    assert agreements["clauses"].f1 == 1
    assert agreements["unnumbered"].precision is None


# what the dataset has instead: table, column, value, and the measures that fall
WRONG = [
    ("clauses", "level", 3, {"clause_tree"}),
    ("clauses", "text", "别的文字", {"clauses", "clause_tree", "headings", *list(MEASURES)[5:6], "official_names",
                                 "dates", "parameters", "citations"}),
    ("responsible_units", "role", "lead", {"responsible_units"}),
    ("responsible_units", "evidence", "sentence", {"responsible_units", "responsible_units_in_text"}),
    ("organizations", "name", "商务部", {"official_names"}),
    ("dates", "kind", "point", {"dates"}),
    ("parameters", "low", 31.0, {"parameters"}),
    ("parameters", "quantity", "money", set()),
    ("citations", "document_number", "国发〔2017〕5号", {"citations"}),
    ("documents", "title", "另一个标题", {"documents"}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "value", "fallen"), WRONG)
def test_what_is_wrong_falls(tables: Tables, table: str, column: str, value: object, fallen: set[str]) -> None:
    right = measure(tables)
    wrong = measure(tables | {table: tables[table].with_columns(pl.lit(value).alias(column))})
    assert {name for name in MEASURES if wrong[name] != right[name]} == fallen
    assert all(wrong[name].right <= right[name].right for name in MEASURES)


def test_width_spaces_and_quotation_marks_do_not_count(tables: Tables) -> None:
    answers = ANSWERS.replace("外商投资法\t\t", "“外商 投资法”\t\t").replace("（一）", "(一)")
    assert measure(tables, answers) == measure(tables)


def test_a_field_given_twice_has_two_right_answers(tables: Tables) -> None:
    answers = "D\ttitle\t某某意见\nD\ttitle\t关于加强招商引资工作的意见\n"
    assert measure(tables, answers)["documents"] == Agreement(1, 1, 1)


def test_what_is_not_asked_for_is_a_false_find(tables: Tables) -> None:
    assert measure(tables, "C\t1\t\t1\t一、\t1\t总体要求\n")["clauses"] == Agreement(right=1, found=3, gold=1)


def test_without_answers_nothing_is_measured(tables: Tables) -> None:
    assert set(measure_agreement(as_scanned(tables), {}).values()) == {Agreement()}


@pytest.mark.parametrize("line", ["X\t1", "D\ttitle", "C", "R\t1\ta\tb\tc\td", "一、总体要求", "R\t9\t标题"])
def test_a_line_that_is_no_answer_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"a\.tsv, line 2: no "):
        parse_gold(f"# comment\n{line}\n", "a.tsv")


def test_only_documents_of_the_dataset_are_read(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.tsv").write_text("D\ttitle\t标题\n", "utf-8")
    assert list(read_gold(["two", "three"], [tmp_path / "nowhere", tmp_path])) == ["two"]
    assert read_gold(["one"], [tmp_path / "nowhere"]) == {}
