"""English texts: numbers and bodies in their Chinese form, titles of citations, short names, relations, validity."""

from __future__ import annotations

import pytest

from etl.extract.citations import find_citations
from etl.extract.metadata.english_head import read_english_head
from etl.extract.validity.english_statements import find_english_statements
from etl.notation import english_lines
from etl.notation.english_bodies import parse_body, split_names
from etl.notation.english_numbers import normalize_english_number
from etl.records import ClauseText, Document
from tests.calls import grows_with

NUMBERS = [
    ("Guo Fa [2023] No. 11", "国发〔2023〕11号"),
    ("NDRC High-Tech [2022] No. 206", "NDRC High-Tech 〔2022〕 No. 206"),
    ("GF (2019) No. 23", "国发〔2019〕23号"),
    ("Guobanfa [2020] No. 28", "国办发〔2020〕28号"),
    ("GBF [2018] No. 53", "国办发〔2018〕53号"),
    ("Guo Han [2020] No. 111", "国函〔2020〕111号"),
    ("Cai Shui [2016] No. 36", "财税〔2016〕36号"),
    ("Yin Fa (2015) No. 221", "银发〔2015〕221号"),
    ("Xin Zheng Ban Fa [2023] No. 12", "新政办发〔2023〕12号"),
    ("Order No. 764 of the State Council", "国务院令第764号"),
    ("State Council Decree No. 392", "国务院令第392号"),
    ("Ministry of Commerce Announcement No. 35, 2007", "商务部公告2007年第35号"),
    (
        "Decree No. 23 of the National Development and Reform Commission and the Ministry of Commerce",
        "国家发展和改革委员会、商务部令第23号",
    ),
    ("Announcement No. 35, 2007 of the Ministry of Commerce", "商务部公告2007年第35号"),
    ("Decree No.2, 2017 of the Ministry of Commerce of the People's Republic of China", "商务部令2017年第2号"),
    ("No. 16 [2017] of the State Council", "国发〔2017〕16号"),
    ("Finance Bureau [2025] No. 13", "Finance Bureau 〔2025〕 No. 13"),
    ("ORDER OF THE MINISTRY OF COMMERCE OF THE PEOPLE'S REPUBLIC OF CHINA No. 4 of 2020", "商务部令2020年第4号"),
    ("Order of the State Council No. 764", "国务院令第764号"),
    ("Announcement [2023] No. 19 of the Ministry of Finance", "财政部公告2023年第19号"),
    ("Public Notice No. 23 of 2018 of the Ministry of Commerce", "商务部公告2018年第23号"),
    ("Order of the President of the People's Republic of China No. 68", "中华人民共和国主席令第68号"),
    ("Order No. 9 of the President of the People’s Republic of China", "中华人民共和国主席令第9号"),
    ("Announcement of the General Administration of Customs (Announcement No. 25 of 2023)", "海关总署公告2023年第25号"),
    ("State Council Document Guo Fa [2024] No. 5", "国发〔2024〕5号"),
    ("GUO FA [2023] NO. 11", "国发〔2023〕11号"),
    ("Document Yin Fa [2023] No. 5", "银发〔2023〕5号"),
    ("Article 5", None),
    ("Chapter No. 3", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number(text: str, number: str | None) -> None:
    assert normalize_english_number(text) == number


BODIES = [
    ("the State Council", "国务院"),
    ("State Council of the People's Republic of China", "国务院"),
    ("Ministry of Commerce of the People’s Republic of China", "中华人民共和国商务部"),
    ("MOFCOM", "中华人民共和国商务部"),
    ("General Office of the State Council", "国务院办公厅"),
    ("Shanghai Municipal People's Government", "上海市人民政府"),
    ("People's Government of Guangdong Province", "广东省人民政府"),
    ("General Office of the People's Government of Xinjiang Uygur Autonomous Region", "新疆维吾尔自治区人民政府办公厅"),
    ("General Office of Shenzhen Municipal People's Government", "深圳市人民政府办公室"),
    ("Standing Committee of the 16th Shanghai People's Congress", "上海市人民代表大会常务委员会"),
    ("Fifth National People's Congress", "全国人民代表大会"),
    ("Standing Committee of the 13th National People's Congress", "全国人民代表大会常务委员会"),
    ("Yunnan Provincial Committee of the Communist Party of China", "中国共产党云南省委员会"),
    ("Acme Trading Company", None),
]


@pytest.mark.parametrize(("name", "official"), BODIES)
def test_body(name: str, official: str | None) -> None:
    assert parse_body(name) == official


def test_names_on_one_line_come_apart() -> None:
    assert split_names("Ministry of Finance Ministry of Commerce") == ["Ministry of Finance", "Ministry of Commerce"]
    assert len(split_names("General Administration of Quality Supervision, Inspection and Quarantine")) == 1
    assert (
        len(split_names("National Development and Reform Commission, Ministry of Commerce and Ministry of Finance"))
        == 3
    )


TYPES = [
    ("Opinions of the State Council on Foreign Investment", "意见"),
    ("Foreign Investment Law of the People's Republic of China", "法"),
    ("Interim Measures for Online Lending", "暂行办法"),
    ("Several Measures for Boosting Consumption", "措施"),
    ("China (Xinjiang) Pilot Free Trade Zone Overall Plan", "总体方案"),
    ("Framework Plan for China (Zhejiang) Pilot Free Trade Zone", "总体方案"),
    ("Regulations of Shanghai Municipality on Trade", "条例"),
]


@pytest.mark.parametrize(("title", "kind"), TYPES)
def test_document_type(title: str, kind: str) -> None:
    assert english_lines.english_document_type(title) == kind


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


def test_bodies_of_a_title_issue_together() -> None:
    title = "Notice of the Ministry of Finance, the State Taxation Administration and the General Administration of Customs on Taxes"
    assert read_english_head([title], []).issuer == "中华人民共和国财政部、国家税务总局、中华人民共和国海关总署"


def test_a_body_in_the_note_on_promulgation_may_hold_a_bracket() -> None:
    note = "(Promulgated by the Administrative Committee of China (Shanghai) Pilot Free Trade Zone on February 8, 2024)"
    head = read_english_head(["Measures for the Administration of Data Flow (Trial)", note], [])
    assert head.issuer == "Administrative Committee of China (Shanghai) Pilot Free Trade Zone"


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


CITATIONS: list[tuple[str, list[tuple[str | None, str | None, str]]]] = [
    (
        "According to Article 12, paragraph 2 of the Customs Law, duties shall be paid.",
        [("Customs Law", None, "follows")],
    ),
    (
        "Duties are those of the Regulations on Import and Export Duties (State Council Decree No. 392).",
        [("Regulations on Import and Export Duties", "国务院令第392号", "refers")],
    ),
    (
        "These Measures are formulated in accordance with the Foreign Trade Law of the People's Republic of China.",
        [("Foreign Trade Law of the People's Republic of China", None, "basis")],
    ),
    (
        "Pursuant to the Company Law and the Securities Law, these Provisions are formulated.",
        [("Company Law", None, "basis"), ("Securities Law", None, "basis")],
    ),
    (
        "The application shall be handled in accordance with the Administrative Licensing Law.",
        [("Administrative Licensing Law", None, "follows")],
    ),
    (
        "Fully implement the Regulations on Optimizing the Business Environment.",
        [("Regulations on Optimizing the Business Environment", None, "implements")],
    ),
    (
        "The Interim Measures for Filing (Order No. 3 of the State Council) shall be repealed simultaneously.",
        [("Interim Measures for Filing", "国务院令第3号", "repeals")],
    ),
    (
        "Projects listed in the Catalogue of Encouraged Industries may apply.",
        [("Catalogue of Encouraged Industries", None, "refers")],
    ),
    ("Support foreign trade as provided in Guo Ban Fa [2020] No. 28.", [(None, "国办发〔2020〕28号", "refers")]),
    ("Whoever violates the Customs Law shall be punished.", [("Customs Law", None, "refers")]),
    (
        "This Law takes effect on November 1, 2021. The Provisions on User Data (Order No. 24 of the State Council) shall be repealed.",
        [("Provisions on User Data", "国务院令第24号", "repeals")],
    ),
    ("This Law shall apply to these Measures.", []),
    ("During the 14th Five-Year Plan period, trade grows.", []),
    ("The Ministry of Commerce shall revise the list.", []),
    (
        "This Plan is formulated in accordance with the Outline of the 14th Five-Year Plan for National Economic and Social Development.",
        [("Outline of the 14th Five-Year Plan for National Economic and Social Development", None, "basis")],
    ),
    ("The State Administration for Market Regulation shall revise the list.", []),
    ("General Provisions", []),
    (
        "Pursuant to Articles 3 and 5 of the Securities Law and Article 8 of the Company Law, it is decided to issue these Rules.",
        [("Securities Law", None, "basis"), ("Company Law", None, "basis")],
    ),
    (
        "They meet the Environmental Protection Law and the Water Pollution Prevention and Control Law.",
        [
            ("Environmental Protection Law", None, "refers"),
            ("Water Pollution Prevention and Control Law", None, "refers"),
        ],
    ),
    (
        "Implement the Foreign Investment Law and its Implementing Regulations.",
        [("Foreign Investment Law", None, "implements")],
    ),
    (
        "According to the Notice on Printing and Distributing the Accounting Standards, revenue shall be told.",
        [("Notice on Printing and Distributing the Accounting Standards", None, "follows")],
    ),
    (
        "The Provisions on Mergers, promulgated by Decree No. 10, and the Measures for Filing shall be abolished.",
        [("Provisions on Mergers", None, "repeals"), ("Measures for Filing", None, "repeals")],
    ),
    (
        "These Detailed Rules are formulated in line with the Foreign Investment Law.",
        [("Foreign Investment Law", None, "basis")],
    ),
    (
        "In any discrepancy between the Circular and the Administrative Measures for Tax Registration, ask.",
        [("Administrative Measures for Tax Registration", None, "refers")],
    ),
    ("They are governed by the Measures for Annuities.", [("Measures for Annuities", None, "follows")]),
    ("Article 15 of the Tariff Law is revised to read as follows.", [("Tariff Law", None, "amends")]),
    (
        "The committee decides to make the following amendments to the Company Law.",
        [("Company Law", None, "amends")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CITATIONS)
def test_citation(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    rows = find_citations([ClauseText("c", "clause", None, text, 0)], Document(language="en"))
    assert [(row.title, row.document_number, row.relation) for row in rows] == expected


def test_a_short_name_stands_for_its_title() -> None:
    passages = [
        ClauseText(
            "a",
            "clause",
            None,
            'implement the Opinions on Foreign Trade (hereinafter referred to as the "Opinions")',
            0,
        ),
        ClauseText("b", "clause", None, "All localities shall carry out the Opinions.", 100),
    ]
    rows = find_citations(passages, Document(language="en"))
    assert [(row.title, row.short_name, row.relation) for row in rows] == [
        ("Opinions on Foreign Trade", "Opinions", "implements")
    ] * 2


VALIDITY = [
    ("These Measures shall come into force as of May 1, 2023.", "2023-05-01", None),
    ("This Circular shall take effect on 1 May 2023.", "2023-05-01", None),
    ("These Rules shall go into effect from the date of promulgation.", "公布", None),
    (
        "These Measures shall enter into force on May 1, 2023 and shall be valid until April 30, 2028.",
        "2023-05-01",
        "2028-04-30",
    ),
    ("The permit shall be valid for five years.", None, None),
    ("This Announcement shall be implemented until December 31, 2027.", None, "2027-12-31"),
    ("The Interim Measures shall be repealed.", None, None),
    ("This Notice is implemented from the date of its issuance for a period of three years.", "公布", "3 year"),
    ("These Measures are implemented on a trial basis for two years from July 1, 2023.", "2023-07-01", "2 year"),
    ("The policies and measures shall be effective for two years as of the date of issuance.", "公布", "2 year"),
    ("These Measures apply from January 1, 2024 to December 31, 2026.", "2024-01-01", "2026-12-31"),
    ("The permit is effective for two years as of May 1, 2023.", None, None),
    ("The plan takes effect on May 1, 2024 and is valid until December 31, 2024.", "2024-05-01", "2024-12-31"),
    ("The plan for rural roads takes effect on May 1, 2024.", None, None),
]


@pytest.mark.parametrize(("text", "begins", "ends"), VALIDITY)
def test_validity(text: str, begins: str | None, ends: str | None) -> None:
    said = list(find_english_statements(text))
    assert next((str(s.effective or s.begins_with) for s in said if s.effective or s.begins_with), None) == begins
    lasts = next((f"{s.lasts.number:g} {s.lasts.unit}" for s in said if s.lasts), None)
    assert next((str(s.expiry) for s in said if s.expiry), lasts) == ends


HOSTILE = [
    "The Law and ",
    "Order No. 3 of the ",
    "Regulations on ",
    "valid until ",
    "Ministry of ",
    '"Opinions ',
    "(hereinafter ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text(piece: str) -> None:
    def read(text: str) -> None:
        find_citations([ClauseText("c", "clause", None, text, 0)], Document(language="en"))
        list(find_english_statements(text))

    assert grows_with(read, piece, 5_000)
