"""Which cited document the dataset holds."""

from __future__ import annotations

import pytest

from etl.records import Citation, Document, DocumentRows, Source
from etl.resolve.citations import link_citations, normalize_title

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


def rows_of(document_id: str, document: Document, *cited: tuple[str | None, str | None]) -> DocumentRows:
    source = Source(document_id, f"{document_id}.txt", "txt", "0" * 64, "", ())
    citations = tuple(
        Citation(f"{document_id}#1", i, "", t, n, None, "other", 0, 0) for i, (t, n) in enumerate(cited, 1)
    )
    return DocumentRows(source, document, (), (), (), (), citations, ())


HELD = [
    rows_of("opinion", Document(title=OPINION[0], document_number=OPINION[1])),
    rows_of("regulation", Document(title=REGULATION[0])),
    rows_of("measures", Document(title=MEASURES[0], document_number=MEASURES[1])),
    rows_of("law", Document(title=LAW[0])),
    rows_of(
        "notice",
        Document(
            title="关于印发《广安市激发市场活力的若干政策措施》的通知",
            forwarded_title="广安市激发市场活力的若干政策措施",
        ),
    ),
    rows_of("one", Document(title="同名方案")),
    rows_of("two", Document(title="同名方案")),
]


@pytest.mark.parametrize(("cited", "meant"), CITED)
def test_links(cited: tuple[str | None, str | None], meant: str | None) -> None:
    linked = link_citations([*HELD, rows_of("citing", Document(title="吉林省实施意见"), cited)])
    assert linked[-1].citations[0].cited_document_id == meant


def test_a_title_in_its_own_text_links_to_nothing() -> None:
    rows = [rows_of("measures", Document(title=MEASURES[0], document_number=MEASURES[1]), (MEASURES[0], None))]
    assert link_citations(rows)[0].citations[0].cited_document_id is None


def test_order_of_documents_does_not_matter() -> None:
    rows = [*HELD, rows_of("citing", Document(), OPINION)]
    by_id = {row.source.document_id: row for row in link_citations(rows)}
    again = {row.source.document_id: row for row in link_citations(rows[::-1])}
    assert by_id == again


def test_titles_are_compared_without_quotation_marks_and_width() -> None:
    assert normalize_title("“十四五”规划（2021）") == normalize_title("十四五规划(2021)")
