"""Heads of English documents: title, labelled lines, days, copies, what a notice forwards, drafts."""

from __future__ import annotations

import pytest

from etl.extract.metadata.english_head import read_english_head

TITLES = [  # lines of the head, title
    (
        [
            "Announcement of the General Administration of Customs No. 127 of 2024",
            "(Announcement on Filing of Producers)",
        ],
        "Announcement on Filing of Producers",
    ),
    (
        [
            "State Council Issues Opinions",
            "The State Council has issued a document. Here is the full text:",
            "OPINIONS OF THE STATE COUNCIL ON THE ENVIRONMENT",
            "AND ON FOREIGN INVESTMENT",
            "GUO FA [2023] NO. 11",
        ],
        "OPINIONS OF THE STATE COUNCIL ON THE ENVIRONMENT AND ON FOREIGN INVESTMENT",
    ),
    (
        ["ANNOUNCEMENT [2024] No. 12", "Annex: Provisions on Funds", "Annex", "Provisions on Funds"],
        "Provisions on Funds",
    ),
    (
        ["Several Measures of Shenzhen", "for the Low-altitude Economy", "Chapter I"],
        "Several Measures of Shenzhen for the Low-altitude Economy",
    ),
    (["Measures for Trade", "By Li Wei Last Updated on Aug 14, 2023"], "Measures for Trade"),
    (["Measures for Trade", "For Trial Implementation"], "Measures for Trade"),
    (["Contents", "Chapter I General Provisions", "Measures for Trade"], "Measures for Trade"),
    (["Measures for Trade", "Ministry of Commerce", "By the Minister:"], "Measures for Trade"),
]


@pytest.mark.parametrize(("front", "title"), TITLES)
def test_the_lines_that_are_the_title(front: list[str], title: str) -> None:
    assert read_english_head(front, []).title == title


LABELS = [  # line, fact of the document
    (
        "Document number: Hu Zi Mao Lin Guan Gui Fan [2024] No. 2",
        ("document_number", "Hu Zi Mao Lin Guan Gui Fan 〔2024〕 No. 2"),
    ),
    ("Issued: February 8, 2024", ("signed_date", "2024-02-08")),
    ("Published: February 8, 2024", ("published_date", "2024-02-08")),
    (
        "To: district commissions of commerce, banks and relevant entities",
        ("addressees", "district commissions of commerce, banks and relevant entities"),
    ),
    ("[ Document Number ] Gong Xin Bu Tong Xin Han [2024] No. 107", ("document_number", "工信部通信函〔2024〕107号")),
    ("[ Promulgation Date ] 2024-04-08", ("signed_date", "2024-04-08")),
    ("To : all departments", ("addressees", "all departments")),
]


@pytest.mark.parametrize(("line", "fact"), LABELS)
def test_labelled_lines_of_the_head(line: str, fact: tuple[str, str]) -> None:
    head = read_english_head(["Measures for Trade", line], [])
    assert str(getattr(head, fact[0])) == fact[1]


PRINTED = [  # last line, day
    ("Issued by the General Office of the People's Government on June 19, 2024", "2024-06-19"),
    ("Printed and distributed by the General Office of the Ministry of Finance, April 16, 2021", "2021-04-16"),
    ("General Office of the Ministry of Finance printed and issued on April 16, 2021", "2021-04-16"),
    ("Printed on 16 April 2021.", "2021-04-16"),
    ("The rates issued by the Ministry of Finance shall apply from April 16, 2021", None),
]


@pytest.mark.parametrize(("line", "day"), PRINTED)
def test_the_day_of_printing(line: str, day: str | None) -> None:
    printed = read_english_head(["Notice on Duties"], ["Ministry of Finance", "April 15, 2021", line]).printed_date
    assert (printed and str(printed)) == day


def test_a_day_of_implementation_is_no_day_of_promulgation() -> None:
    note = "(Adopted at the Meeting of the Judicial Committee on August 16, 2022; promulgated and implemented as of January 1, 2023)"
    assert str(read_english_head(["Provisions on Cases", note], []).signed_date) == "2022-08-16"


def test_who_has_a_copy() -> None:
    back = ["Ministry of Finance", "April 15, 2021", "CC: General Office of the State Council, Ministry of Education."]
    assert (
        read_english_head(["Notice on Duties"], back).cc == "General Office of the State Council, Ministry of Education"
    )


FORWARDED = [
    ("Notice on Issuing the Plan for Payment Services", "Plan for Payment Services"),
    ("Notice on Printing and Distributing the Plan for Payment Services", "Plan for Payment Services"),
    ("Circular on the Promulgation of the Measures for Cash", "Measures for Cash"),
    ("Notice on Payment Services", None),
    (
        "Announcement of the State Administration for Market Regulation on Issuing the Guidelines on Compliance",
        "Guidelines on Compliance",
    ),
]


@pytest.mark.parametrize(("title", "forwarded"), FORWARDED)
def test_the_title_that_a_notice_forwards(title: str, forwarded: str | None) -> None:
    front = [title, "To all departments:", "The text is hereby issued to you."]
    assert read_english_head(front, []).forwarded_title == forwarded
    printed = "Plan for Payment Services in Cash"
    assert read_english_head([*front, printed], []).forwarded_title == printed


@pytest.mark.parametrize(
    "label", ["(Draft for Comments)", "(Consultation Paper)", "(for Comments)", "(Solicitation of Comments)"]
)
def test_a_label_that_makes_a_draft(label: str) -> None:
    assert read_english_head([f"Measures for Trade {label}"], []).is_draft
    assert read_english_head(["Measures for Trade", label], []).is_draft
    assert not read_english_head(["Measures for Trade", "(Trial)"], []).is_draft


def test_head() -> None:
    head = read_english_head(
        [
            "Measures for the Promotion of Trade (Draft for Comments)",
            "Guo Ban Fa [2024] No. 7",
            "To all departments of the State Council:",
        ],
        ["General Office of the State Council", "March 5, 2024"],
    )
    assert head.title == "Measures for the Promotion of Trade"
    assert head.is_draft
    assert (head.document_number, head.issuer) == ("国办发〔2024〕7号", "国务院办公厅")
    assert head.addressees == "all departments of the State Council"
    assert str(head.signed_date) == "2024-03-05"
