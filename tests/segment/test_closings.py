"""Which last paragraph closes a document, and which belongs to its last clause."""

from __future__ import annotations

import pytest

from etl.pipeline import rows_of
from etl.records import DocumentRows

DOCUMENT = """南宁市人民政府办公室关于做好冬季供暖工作的通知
各县（市、区）人民政府：
一、支持开办企业。市商务局要加强检查。
二、支持稳定就业。市住房城乡建设局要加强检查。
{last}
南宁市人民政府办公室
{day}
"""
CLOSES = [
    "本决定自公布之日起施行。",  # it speaks of all measures, or to everybody
    "各政策举措自印发之日起执行，有效期三年。",
    "各项政策措施自2024年3月1日起实施。",
    "以上各项政策自发布之日起执行。",
    "上述政策措施如与上级规定不一致的，按上级规定执行。",
    "各地、各有关部门要认真贯彻落实。",
    "本通知自印发之日起施行。",
]
BELONGS = [  # it speaks of what its clause speaks of
    "同一企业按照从高不重复原则享受。",
    "市商务局应当及时公布名单。",
    "各项补贴由财政部门按季度拨付。",
    "该项补贴标准为每人500元。",
    "企业应当在每年6月底前申报。",
]
DAYS = [
    "2024年3月5日",
    "2 0 2 4 年 3 月 5 日",
    "二○二四年三月五日",
    "二0二四年三月五日",
    "2024年 3月5 日",
    "２０２４年３月５日",
]


def read(last: str, day: str) -> tuple[list[str], str | None]:
    rows = rows_of("a.txt", DOCUMENT.format(last=last, day=day).encode(), None)
    assert isinstance(rows, DocumentRows)
    return [clause.kind for clause in rows.clauses], str(rows.document.signed_date)


@pytest.mark.parametrize("last", CLOSES)
def test_closes(last: str) -> None:
    assert read(last, DAYS[0])[0][-2:] == ["closing", "back"]


@pytest.mark.parametrize("last", BELONGS)
def test_belongs_to_the_last_clause(last: str) -> None:
    assert "closing" not in read(last, DAYS[0])[0]


@pytest.mark.parametrize("day", DAYS)
def test_a_signature_with_every_spelling_of_the_day(day: str) -> None:
    assert read(CLOSES[0], day) == (["front", "clause", "clause", "closing", "back"], "2024-03-05")


@pytest.mark.parametrize(
    "note", ["（联系人：某某，电话：12345）", "联系人：某某\n联系电话：12345", "（咨询电话：12345）"]
)
def test_a_note_on_whom_to_ask_behind_the_day_is_back_matter(note: str) -> None:
    assert read(CLOSES[0], f"{DAYS[0]}\n{note}") == (["front", "clause", "clause", "closing", "back"], "2024-03-05")


def test_items_of_an_attachment_that_name_their_day_are_no_back_matter() -> None:
    text = (
        "国务院关于废止部分行政法规的决定\n国务院决定：\n一、对2部行政法规予以废止。\n附件：国务院决定废止的行政法规\n"
        "附件\n国务院决定废止的行政法规\n一、水箱管理办法（1992年4月17日建设部令第17号发布）\n二、粮食处罚办法（1998年7月31日国务院令第249号发布）\n"
    )
    rows = rows_of("a.txt", text.encode(), None)
    assert isinstance(rows, DocumentRows)
    assert [(clause.kind, clause.marker) for clause in rows.clauses if clause.marker][1:] == [
        ("attachment", "一、"),
        ("attachment", "二、"),
    ]


ENGLISH = """Decision of the State Council on Repealing Certain Regulations

The State Council has decided as follows:

I. To amend the following 14 regulations (see Annex 1).

II. To repeal the following regulation (see Annex 2).

This Decision shall come into force on the date of promulgation.

{back}
"""
ENGLISH_BACKS = [  # the last lines, the kinds of the rows behind clause II.
    ("Annexes:\n1. Regulations to Be Amended\n2. Regulation to Be Repealed", ["closing", "back"]),
    (
        "Annexes: 1. Application Form\n2. Letter of Commitment\n\nState Council\nJuly 20, 2023\n\n(This document is to be made public)",
        ["closing", "back"],
    ),
    (
        "State Council\n(Seal)\nJuly 20, 2023\n\nCC: Ministry of Finance\nPrinted by the General Office of the State Council on July 21, 2023",
        ["closing", "back"],
    ),
    ("State Council\nJuly 20, 2023\n\nDisclaimer: This translation is for reference only.", ["closing", "back"]),
    ("All localities shall report before July 20, 2023.", ["closing"]),
]


@pytest.mark.parametrize(("back", "kinds"), ENGLISH_BACKS)
def test_the_last_lines_of_an_english_text(back: str, kinds: list[str]) -> None:
    rows = rows_of("a.txt", ENGLISH.format(back=back).encode(), None)
    assert isinstance(rows, DocumentRows)
    assert [clause.kind for clause in rows.clauses][-len(kinds) - 1 :] == ["clause", *kinds]


def test_a_word_that_numbers_a_paragraph_behind_an_empty_line() -> None:
    text = "A Plan\n\n1. Requirements\n\nBe bold.\n\ntwo. Layout\n\nIt is large.\n\nthree, Main tasks\n\nGo on.\n"
    rows = rows_of("a.txt", text.encode(), None)
    assert isinstance(rows, DocumentRows)
    assert [clause.marker for clause in rows.clauses if clause.kind == "clause"] == ["1.", "two.", "three,"]
