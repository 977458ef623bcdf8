"""Documents compared with each other: which pairs, which is the source, which runs become passages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from etl.build import build
from etl.compare import NOTHING_COMPARED, Comparison, build_letters, compare
from etl.pipeline import rows_of
from etl.publish.tables import build_tables
from etl.records import DocumentRows

RULE = "支持外商投资企业参与政府采购活动，不得以所有制形式、组织形式、股权结构限制其参加"
FIRST = "各地区要加快清理与外商投资法不符的规定，保障内外资企业依法平等适用各项支持政策"
SECOND = "建立健全外商投资企业投诉工作机制，及时协调解决企业反映的突出问题和合理诉求"
STOCK = "各级人民政府应当将所需经费列入本级财政预算并加强对经费使用情况的监督检查"


class Letters:
    """The letters of documents in memory."""

    def __init__(self, tables: dict[str, pl.DataFrame], ids: Sequence[str]) -> None:
        assert tables["sizes"]["document_id"].to_list() == list(ids)
        self._letters, self._seeds = tables["letters"], tables["seeds"]

    def read_letters(self, documents: Sequence[int]) -> pl.DataFrame:
        return self._letters.filter(pl.col("document").is_in(list(documents)))

    def read_seeds(self, number: int, of: int) -> pl.DataFrame:
        return self._seeds.filter(pl.col("seed") % of == number)

    def find_postings(self, seeds: pl.Series) -> pl.DataFrame:
        return self._seeds.filter(pl.col("seed").is_in(seeds.implode()))


def document(title: str, *clauses: str, day: str = "2023年1月1日", signer: str = "") -> DocumentRows:
    text = "\n".join(
        [title, *(f"{'一二三四五六七八九'[i]}、{clause}。" for i, clause in enumerate(clauses)), signer, day]
    )
    rows = rows_of(f"{title}.txt", text.encode(), None)
    assert isinstance(rows, DocumentRows)
    return rows


def compared(
    *documents: DocumentRows, cites: Sequence[tuple[int, int]] = (), before: Comparison | None = None
) -> Comparison:
    """The comparison of documents, given in the order of their ids; ``cites`` are pairs of their numbers."""
    ids = [rows.source.document_id for rows in documents]
    assert ids == sorted(ids)
    tables = build_letters(build_tables(documents, [], []))
    facts = pl.DataFrame(
        [
            (
                rows.source.document_id,
                rows.source.source_sha256,
                rows.document.title,
                rows.document.forwarded_title,
                rows.document.issuer_level,
                rows.document.signed_date,
                None,
                None,
            )
            for rows in documents
        ],
        schema={
            "document_id": pl.String,
            "key": pl.String,
            "title": pl.String,
            "forwarded_title": pl.String,
            "issuer_level": pl.String,
            "signed_date": pl.Date,
            "printed_date": pl.Date,
            "published_date": pl.Date,
        },
        orient="row",
    ).join(tables["sizes"], on="document_id", maintain_order="left")
    citations = pl.DataFrame(
        [(ids[a], ids[b]) for a, b in cites],
        schema={"document_id": pl.String, "cited_document_id": pl.String},
        orient="row",
    )
    return compare(facts, citations, Letters(tables, ids), before.compared if before else NOTHING_COMPARED)


def links(comparison: Comparison) -> list[tuple[str, str, str]]:
    return list(comparison.document_links.select("document_id", "source_document_id", "basis").iter_rows())


OLD, NEW = "2021年3月1日", "2023年5月1日"


@pytest.mark.parametrize(
    ("first", "second", "cites", "expected"),
    [
        (document("甲办法", RULE, day=OLD), document("乙办法", RULE, day=NEW), [], [("乙办法", "甲办法", "overlap")]),
        (document("甲办法", RULE, day=NEW), document("乙办法", RULE, day=OLD), [], [("甲办法", "乙办法", "overlap")]),
        (document("甲办法", RULE, day=OLD), document("乙办法", RULE, day=NEW), [(0, 1)], [("甲办法", "乙办法", "cites")]),
        (document("甲办法", RULE, day=OLD), document("乙办法", RULE, day=OLD), [], []),
        (
            document("某局外商投资服务办法", RULE, day=OLD),
            document("某局外商投资服务办法（征求意见稿）", RULE, day=NEW),
            [],
            [("某局外商投资服务办法（征求意见稿）", "某局外商投资服务办法", "version")],
        ),
        (
            document("上海市外商投资服务办法", RULE, SECOND, FIRST, day=OLD),
            document("吉林省外商投资服务条例", RULE, day=NEW),
            [],
            [("吉林省外商投资服务条例", "上海市外商投资服务办法", "title")],
        ),
    ],
)  # fmt: skip
def test_pairs_and_sources(
    first: DocumentRows, second: DocumentRows, cites: Sequence[tuple[int, int]], expected: list[tuple[str, str, str]]
) -> None:
    documents = [first, second]
    if first.source.document_id > second.source.document_id:
        documents.reverse()
        cites = [(1 - a, 1 - b) for a, b in cites]
    assert links(compared(*documents, cites=cites)) == expected


def test_files_of_the_same_text_have_a_link_and_no_passages() -> None:
    twins = compared(*sorted((twin("甲"), twin("乙")), key=lambda rows: rows.source.document_id))
    assert twins.passages.is_empty()
    assert twins.document_links.select("share", "source_share", "same_text").rows() == [(1.0, 1.0, True)]


def twin(name: str) -> DocumentRows:
    text = f"某办法\n一、{RULE}。\n二、{FIRST}。\n2023年1月1日"
    rows = rows_of(f"{name}.txt", text.encode(), None)
    assert isinstance(rows, DocumentRows)
    return rows


def test_a_stock_phrase_makes_no_row() -> None:
    names = [f"第{n:02}号办法" for n in range(30)]
    several = [
        document(name, STOCK, f"{name}{FIRST if n < 2 else name * 9}", day=f"{1990 + n}年1月1日")
        for n, name in enumerate(names)
    ]
    comparison = compared(*several)
    assert comparison.passages["clause_id"].to_list() == ["第01号办法#2"]
    few = compared(*several[:5])
    assert {"第01号办法#1", "第04号办法#1"} <= set(few.passages["clause_id"])


def test_marker_punctuation_citations_and_notes_do_not_count() -> None:
    first = document("甲办法", f"{RULE[:20]}（市商务局、市财政局负责），{RULE[20:]}", day=OLD)
    second = document("乙办法", SECOND, f"{RULE[:20]}“{RULE[20:].replace('，', '；')}”（省商务厅负责）", day=NEW)
    comparison = compared(second, first)
    (row,) = comparison.passages.to_dicts()
    assert row["clause_id"] == "乙办法#2" and row["source_clause_id"] == "甲办法#1"
    assert row["letters"] == sum(c.isalpha() for c in RULE)
    assert comparison.clause_links["kind"].to_list() == ["same"]


def test_what_was_compared_before_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = document("乙办法", RULE, FIRST, day=NEW), document("甲办法", RULE, SECOND, day=OLD)
    once = compared(*documents)
    monkeypatch.setattr("etl.compare.comparison.find_runs", None)  # a call would fail
    again = compared(*documents, before=once)
    assert all(a.equals(b) for a, b in zip(once[:3], again[:3], strict=True)) and once.passages.height


def test_the_dataset_of_raw_holds_what_it_says(built_output: Path) -> None:
    """Equal letters on both sides, none under sixteen, none over another; and the letters are counted right."""
    texts = dict(pl.read_parquet(built_output / "documents.parquet").select("document_id", "text").iter_rows())
    passages = pl.read_parquet(built_output / "passages.parquet").to_dicts()
    assert len(passages) > 10
    ends: dict[str, int] = {}
    for row in passages:
        own = texts[row["document_id"]][row["start_char"] : row["end_char"]]
        source = texts[row["source_document_id"]][row["source_start_char"] : row["source_end_char"]]
        assert own[0] == source[0] and own[-1] == source[-1]
        if not set("《（(") & set(own + source):
            letters = ["".join(c for c in text if c.isalnum()) for text in (own, source)]
            assert letters[0] == letters[1] and len(letters[0]) == row["letters"] >= 16
        assert row["start_char"] >= ends.get(row["clause_id"], 0)
        ends[row["clause_id"]] = row["end_char"]


def test_one_document_less_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    """A build after a change has the same rows as one from nothing."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, clauses, day in (
        ("甲", (RULE, FIRST), OLD),
        ("乙", (RULE, SECOND), NEW),
        ("丙", (FIRST, SECOND), "2024年1月1日"),
    ):
        text = "\n".join([f"{name}办法", *(f"{'一二三'[i]}、{clause}。" for i, clause in enumerate(clauses)), day])
        (raw / f"{name}.txt").write_text(text, "utf-8")
    build(raw, tmp_path / "output")
    (raw / "丙.txt").write_text(f"丙办法\n一、{SECOND}。\n{date(2024, 2, 1):%Y年%m月%d日}", "utf-8")
    for output in ("output", "anew"):
        build(raw, tmp_path / output)
    for one, two in pairwise(tmp_path / name for name in ("output", "anew")):
        assert (one / "passages.csv").read_bytes() == (two / "passages.csv").read_bytes()
        assert pl.read_parquet(one / "document_links.parquet").height == 2


def test_two_files_of_a_few_letters_are_built(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in "甲乙":
        (raw / f"{name}.txt").write_text("一、完善制度。", "utf-8")
    tables = build(raw, tmp_path / "output")
    assert tables["document_links"].select("clauses_linked", "same_text").collect().rows() == [(0, True)]
