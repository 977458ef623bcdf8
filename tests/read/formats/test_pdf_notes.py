"""Notes at the foot of a page stand behind the paragraph that calls them."""

from __future__ import annotations

from etl.pipeline import rows_of
from etl.read.source import read_source
from etl.records import DocumentRows
from tests.read.document_files import Placed, make_pdf

OPENING = "一、补助对象为困难家庭，各县应当压实责任，组织力"
REST = "量对辖区内的房屋、道路、桥梁逐一排查，建立清单。"
NOTE = "困难家庭指低保户，标准自2025年1月1日起调整。"


def page_of(*lines: tuple[float, str], top: float = 100.0) -> list[Placed]:
    return [(80.0 + indent, top + 28 * i, 16.0, text) for i, (indent, text) in enumerate(lines)]


CALL: Placed = (80.0 + 32.0 + 16 * len(OPENING[:11]), 100.0 - 2, 8.0, "1")
HEAD = page_of((32.0, OPENING[:11]))
AFTER_CALL: Placed = (CALL[0] + 4.0, 100.0, 16.0, OPENING[11:])


def test_a_note_follows_its_paragraph_and_not_the_signature() -> None:
    page = [*HEAD, CALL, AFTER_CALL, *page_of((0.0, REST), (32.0, "二、按期发放。"), top=128.0)]
    page += page_of((272.0, "青川市人民政府"), (280.0, "2024年5月6日"), top=240.0)
    page += [(80.0, 700.0, 7.0, "1"), (86.0, 702.0, 9.0, NOTE), (280.0, 780.0, 14.0, "— 1 —")]
    rows = rows_of("a.pdf", make_pdf([page]), None)
    assert isinstance(rows, DocumentRows)
    assert rows.source.text.split("\n")[:3] == [OPENING + REST, NOTE, "二、按期发放。"]
    assert rows.clauses[-1].kind == "back"


def test_a_note_does_not_part_a_sentence_over_the_page() -> None:
    first = [*page_of((32.0, "各县应当按照职责分工抓好落实，形成工作合力，确"), (0.0, "保完成。"), top=44.0)]
    first += [*HEAD, CALL, AFTER_CALL, (80.0, 702.0, 9.0, "1 " + NOTE[:12]), (80.0, 716.0, 9.0, NOTE[12:])]
    second = page_of((0.0, REST), (32.0, "二、按期发放，逐级审核，层层把关，不得挪用资金。"))
    assert read_source("a.pdf", make_pdf([first, second])).text.split("\n")[1:3] == [OPENING + REST, NOTE]


def test_small_lines_that_nothing_calls_stay() -> None:
    page = page_of((32.0, OPENING), (0.0, REST), (32.0, "二、按期发放。"))
    text = read_source("a.pdf", make_pdf([[*page, (80.0, 702.0, 9.0, "1 " + NOTE)]])).text
    assert text.split("\n")[-1] == "1 " + NOTE
