"""The lines of an English official text: what each is, and what only looks so."""

from __future__ import annotations

import pytest

from etl.notation import english_annexes
from etl.notation import english_lines as lines

TITLES = [
    "Opinions of the State Council on Further Optimizing the Environment for Foreign Investment",
    "NOTIONS CONCERNING ACCELERATING THE GROWTH OF THE NON-STATE-OWNED ECONOMY",
    "Foreign Investment Law of the People's Republic of China",
    "Measures for Trade",
    "Special Administrative Measures (Negative List) for Foreign Investment Access (Edition 2024)",
    "Implementation Plan for Energy Saving",
    "Rules for the Implementation of the Metrology Law of the People's Republic of China",
]
NO_TITLES = [
    "The measures are hereby issued.",
    "These Measures shall come into force on January 1, 2024.",
    "General Provisions:",
    "we should make a plan for the next year",
    "Ministry of Commerce",
    "第一章 总则",
]
HEAD_LINES = [
    "Guo Fa [2023] No. 11",
    "GF (2019) No. 23",
    "Guo Fa [2019] No.23 2019-10-30",
    "Finance Bureau [2025] No. 13",
    "Decree No. 23 of the National Development and Reform Commission and the Ministry of Commerce",
    "Decree No.2, 2017 of the Ministry of Commerce",
    "Announcement No. 35, 2007 of the Ministry of Commerce",
    "Order of the State Council No. 764",
    "No. 15 [2017] of the State Council",
    "July 25, 2023",
    "(18th April 2003)",
    "Dec. 31, 1994",
    "Release Date: 2023-07-25",
    "Promulgation Authorities: State Council of the People's Republic of China",
    "Effective on: 2024-11-01",
    "Source: Xinhua Date: 15:36, July 12, 2018",
    "By Yoni Hao Last Updated on Aug 14, 2023",
    "(Draft for Comments)",
    "(Exposure Draft)",
    "Table of Contents",
    "(Announcement on Matters concerning the Filing of Overseas Producers)",
    "To: district commissions of commerce, district finance bureaus and relevant entities",
    "GUO FA [2023] NO. 11",
    "ANNOUNCEMENT [2024] No. 12",
    "(Made public on August 13, 2023)",
    "(Adopted at the 37th Session of the Standing Committee on November 21, 2012 and amended on December 28, 2023)",
    "Adopted on June 10, 2021",
    "To all provincial, autonomous region, and municipal People's Governments, ministries, and agencies under the State Council:",
    "The people's governments of all provinces and municipalities; and all ministries, commissions and agencies,",
    "All departments of the Autonomous Region:",
]
NO_HEAD_LINES = [
    "Adopted on June 10, 2021, the Measures have been applied in all counties. They are amended as follows.",
    "The following conditions shall be met:",
    "In accordance with the Notice of the Ministry of Finance, the relevant matters are notified as follows:",
    "By the end of 2024, all departments shall publish a list,",
    "The Ministry of Commerce shall guide the work.",
    "General Provisions",
]
HOST_NOTES = [
    "Disclaimer: This translation is provided by a law firm for reference only.",
    "(This translation is for reference only. The Chinese version prevails.)",
    "In case of any discrepancy between the two versions, the Chinese one shall prevail.",
    "Translated by the Legal Affairs Office",
    "Editor: Li Wei",
]
NO_HOST_NOTES = [
    "This Law is formulated in accordance with the Constitution.",
    "Contact points shall be set up in every district.",
    "In case of an emergency, the people's government shall act.",
    "The translation of contracts shall be notarized.",
    "Note: the rate is that of 2024.",
]
ANNEXES = [
    "Annex 1 List of Encouraged Projects",
    "Annex",
    "Appendix B Contact Points",
    "ATTACHMENT 2",
    "Schedule III",
    "Annex: List of goods",
    "Annex Two",
]
NO_ANNEXES = [
    "Annex 1 of these Measures shall be updated every year.",
    "Schedule the work in time",
    "Attachment of assets shall be decided by the court.",
    "Appendix 2 shall apply",
    "Annexes: 1. List of goods 2. List of services",
]
SIGNATURES = [
    "General Office of the State Council",
    "Ministry of Finance Ministry of Commerce",
    "Zheng Shanjie, Director of the National Development and Reform Commission",
    "Minister, Zhongshan",
    "Premier Li Qiang",
]
NO_SIGNATURES = [
    "The Ministry of Finance shall report.",
    "Support for the office of tomorrow",
    "General Provisions",
    "商务部",
]


@pytest.mark.parametrize("line", TITLES)
def test_a_title_names_the_kind_in_title_case(line: str) -> None:
    assert lines.is_title(line)


@pytest.mark.parametrize("line", NO_TITLES)
def test_what_is_no_title(line: str) -> None:
    assert not lines.is_title(line)


@pytest.mark.parametrize("line", HEAD_LINES)
def test_a_line_that_stands_above_a_text(line: str) -> None:
    assert lines.stands_in_head(line)


@pytest.mark.parametrize("line", NO_HEAD_LINES)
def test_a_line_of_the_text_itself(line: str) -> None:
    assert not lines.stands_in_head(line)


@pytest.mark.parametrize("line", HOST_NOTES)
def test_a_line_that_a_host_added(line: str) -> None:
    assert lines.is_host_note(line)


@pytest.mark.parametrize("line", NO_HOST_NOTES)
def test_a_line_that_no_host_added(line: str) -> None:
    assert not lines.is_host_note(line)


@pytest.mark.parametrize("line", ANNEXES)
def test_a_line_above_an_annex(line: str) -> None:
    assert english_annexes.heads_annex(line)


@pytest.mark.parametrize("line", NO_ANNEXES)
def test_a_line_that_heads_no_annex(line: str) -> None:
    assert not english_annexes.heads_annex(line)


@pytest.mark.parametrize("line", SIGNATURES)
def test_a_line_that_signs(line: str) -> None:
    assert lines.signs(line)


@pytest.mark.parametrize("line", NO_SIGNATURES)
def test_a_line_that_does_not_sign(line: str) -> None:
    assert not lines.signs(line)


@pytest.mark.parametrize(
    "line",
    [
        "is hereby forwarded to you for implementation",
        "are hereby promulgated, effective November 1",
        "are issued to you",
    ],
)
def test_a_sentence_that_forwards(line: str) -> None:
    assert lines.FORWARDING.search(line)


DOCUMENT_TYPES = [
    ("Opinions of the State Council on Foreign Investment", "意见"),
    ("Foreign Investment Law of the People's Republic of China", "法"),
    ("Interim Measures for Online Lending", "暂行办法"),
    ("Several Measures for Boosting Consumption", "措施"),
    ("China (Xinjiang) Pilot Free Trade Zone Overall Plan", "总体方案"),
    ("Framework Plan for China (Zhejiang) Pilot Free Trade Zone", "总体方案"),
    ("Regulations of Shanghai Municipality on Trade", "条例"),
]


@pytest.mark.parametrize(("title", "kind"), DOCUMENT_TYPES)
def test_document_type(title: str, kind: str) -> None:
    assert lines.english_document_type(title) == kind
