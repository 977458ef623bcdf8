"""Which cited document the dataset holds."""

from __future__ import annotations

import polars as pl
import pytest

from etl.resolve.citations import comparable, index_documents, link_citations

OPINION = ("国务院关于进一步优化外商投资环境加大吸引外商投资力度的意见", "国发〔2023〕11号")
REGULATION = ("广东省外商投资权益保护条例", None)
MEASURES = ("金融机构大额交易和可疑交易报告管理办法", "中国人民银行令〔2016〕第3号")
LAW = ("中华人民共和国反洗钱法", None)

# (title, number) as cited, and the document meant
CITED = [
    (OPINION, "opinion"),
    ((None, "国发〔2023〕11号"), "opinion"),
    (("国务院关于进一步优化外商投资环境\n加大吸引外商投资力度的意见", None), "opinion"),
    ((OPINION[0], "国发〔2017〕5号"), None),
    (REGULATION, "regulation"),
    (("反洗钱法", None), "law"),
    (("广安市激发市场活力的若干政策措施", None), "notice"),
    (("优化营商环境条例", None), None),
    ((MEASURES[0], "中国人民银行令〔2006〕第2号"), None),
    ((MEASURES[0], None), "measures"),
    (("同名方案", None), None),
]


def documents_of(*rows: tuple[str, str | None, str | None, str | None]) -> pl.DataFrame:
    """Documents with their numbers, titles and forwarded titles."""
    return pl.DataFrame(
        rows,
        schema=dict.fromkeys(("document_id", "document_number", "title", "forwarded_title"), pl.String),
        orient="row",
    )


HELD = documents_of(
    ("opinion", OPINION[1], OPINION[0], None),
    ("regulation", None, REGULATION[0], None),
    ("measures", MEASURES[1], MEASURES[0], None),
    ("law", None, LAW[0], None),
    ("notice", None, "关于印发《广安市激发市场活力的若干政策措施》的通知", "广安市激发市场活力的若干政策措施"),
    ("one", None, "同名方案", None),
    ("two", None, "同名方案", None),
)


def link(citing: str, *cited: tuple[str | None, str | None], held: pl.DataFrame = HELD) -> list[str | None]:
    """What citations (title, number) in a document lead to."""
    names = ("document_id", "title", "document_number", "cited_document_id")
    rows = [(citing, title, number, None) for title, number in cited]
    citations = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    linked = link_citations(citations, index_documents(held))
    assert linked.drop("cited_document_id").equals(citations.drop("cited_document_id"))
    return linked["cited_document_id"].to_list()


@pytest.mark.parametrize(("cited", "meant"), CITED)
def test_links(cited: tuple[str | None, str | None], meant: str | None) -> None:
    assert link("citing", cited) == [meant]


def test_links_of_many_stand_in_their_rows() -> None:
    assert link("citing", *(cited for cited, _ in CITED)) == [meant for _, meant in CITED]


def test_a_title_in_its_own_text_links_to_nothing() -> None:
    assert link("measures", (MEASURES[0], None)) == [None]


def test_order_of_documents_does_not_matter() -> None:
    assert link("citing", *(cited for cited, _ in CITED), held=HELD.reverse()) == [meant for _, meant in CITED]


SAME = [
    ("“十四五”规划（2021）", "十四五规划(2021)"),
    ("中华人民共和国反洗钱法", "反洗钱法"),
    ("国发 〔2017〕 5号", "国发〔2017〕5号"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_compares_as_equal(one: str, other: str) -> None:
    first, second = pl.DataFrame({"text": [one, other]}).select(comparable("text"))["text"]
    assert first == second


@pytest.mark.parametrize(
    ("text", "compared"), [("中华人民共和国", "中华人民共和国"), ("《》", None), ("", None), (None, None)]
)
def test_what_is_left_to_compare(text: str | None, compared: str | None) -> None:
    frame = pl.DataFrame({"text": [text]}, schema={"text": pl.String})
    assert frame.select(comparable("text"))["text"].to_list() == [compared]
