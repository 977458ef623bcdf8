"""Who issues an English document, and the number it has from them."""

from __future__ import annotations

import pytest

from etl.extract.metadata.english_head import read_english_head


def test_an_order_is_numbered_below_the_body_that_gives_it() -> None:
    head = read_english_head(
        [
            "ORDER OF THE MINISTRY OF COMMERCE",
            "No. 4 of 2020",
            "The Provisions on the Unreliable Entity List are hereby promulgated.",
            "PROVISIONS ON THE UNRELIABLE ENTITY LIST",
        ],
        [],
    )
    assert (head.document_number, head.issuer) == ("商务部令2020年第4号", "商务部")


def test_an_announcement_is_numbered_by_the_body_that_signs_it() -> None:
    head = read_english_head(
        ["Announcement on Cross-border Trade", "Announcement No. 75, 2020"],
        ["General Administration of Customs", "June 12, 2020"],
    )
    assert (head.document_number, head.issuer) == ("海关总署公告2020年第75号", "中华人民共和国海关总署")


LONE_NUMBERS = [  # lines of the head, lines of the back, number and issuer
    (
        [
            "Announcement of the Ministry of Commerce and the General Administration of Customs on Export Control",
            "Announcement No. 61 of 2025",
        ],
        ["Ministry of Commerce", "General Administration of Customs", "October 9, 2025"],
        ("商务部、海关总署公告2025年第61号", "中华人民共和国商务部、中华人民共和国海关总署"),
    ),
    (
        ["Announcement of the General Administration of Customs on Tariff Rates", "No. 12 of 2024"],
        [],
        ("海关总署公告2024年第12号", "中华人民共和国海关总署"),
    ),
    (
        [
            "Announcement",
            "[2024] No. 8",
            "Announcement of the State Taxation Administration on Invoices",
        ],
        ["State Taxation Administration", "March 5, 2024"],
        ("国家税务总局公告2024年第8号", "国家税务总局"),
    ),
    (
        [
            "Order of the President of the People's Republic of China",
            "No. 68",
            "The Fraud Law, adopted at the 36th Session of the Standing Committee of the Thirteenth National People's Congress on"
            " September 2, 2022, is hereby promulgated.",
            "Xi Jinping",
            "President of the People's Republic of China",
            "September 2, 2022",
            "Fraud Law of the People's Republic of China",
        ],
        [],
        ("中华人民共和国主席令第68号", "全国人民代表大会常务委员会"),
    ),
    (
        [
            "PROVISIONAL REGULATIONS ON STAMP TAX",
            "(Adopted at the Ninth Executive Meeting of the State Council on June 24, 1988, promulgated by Decree No. 11 of the"
            " State Council on August 6, 1988)",
        ],
        [],
        ("国务院令第11号", "国务院"),
    ),
    (
        [
            "Customs Law of the People's Republic of China",
            "Order No. 68",
            "(Adopted by the National People's Congress on March 5, 2020)",
        ],
        [],
        (None, None),
    ),
]


@pytest.mark.parametrize(("front", "back", "expected"), LONE_NUMBERS)
def test_an_order_without_its_body_is_numbered_by_who_issues(
    front: list[str], back: list[str], expected: tuple[str | None, str | None]
) -> None:
    head = read_english_head(front, back)
    assert (head.document_number, head.issuer) == expected


ISSUERS = [  # lines of the head, lines of the back, issuer
    (
        [
            "Order of the National Development and Reform Commission and the Ministry of Commerce",
            "No. 47",
            "The List is hereby promulgated.",
            "Director of the National Development and Reform Commission: He Lifeng",
            "Minister of Commerce: Wang Wentao",
            "December 27, 2021",
            "Negative List for Foreign Investment Access",
        ],
        [],
        "中华人民共和国国家发展和改革委员会、中华人民共和国商务部",
    ),
    (
        ["Shenzhen Municipal Market Supervision Administration", "Guidelines on the Compliance of Platforms"],
        [],
        "Shenzhen Municipal Market Supervision Administration",
    ),
    (
        ["Notice of the Shanghai Municipal Commission of Commerce on Exhibitions"],
        [],
        "Shanghai Municipal Commission of Commerce",
    ),
    (
        ["Notice on Exhibitions"],
        ["Ministry of Commerce", "(Seal)", "8 April 2024", "CC: Ministry of Finance"],
        "中华人民共和国商务部",
    ),
    (["[ Promulgating Organ ] Ministry of Finance", "Provisions on Funds"], [], "中华人民共和国财政部"),
    (["Home of Policy", "Notice on Exhibitions"], [], None),
    (["Several Measures of Guangzhou Municipality for Headquarters"], [], None),
]


@pytest.mark.parametrize(("front", "back", "issuer"), ISSUERS)
def test_who_issues(front: list[str], back: list[str], issuer: str | None) -> None:
    assert read_english_head(front, back).issuer == issuer


def test_bodies_of_a_title_issue_together() -> None:
    title = "Notice of the Ministry of Finance, the State Taxation Administration and the General Administration of Customs on Taxes"
    assert read_english_head([title], []).issuer == "中华人民共和国财政部、国家税务总局、中华人民共和国海关总署"


def test_a_body_in_the_note_on_promulgation_may_hold_a_bracket() -> None:
    note = "(Promulgated by the Administrative Committee of China (Shanghai) Pilot Free Trade Zone on February 8, 2024)"
    head = read_english_head(["Measures for the Administration of Data Flow (Trial)", note], [])
    assert head.issuer == "Administrative Committee of China (Shanghai) Pilot Free Trade Zone"
