"""When a document says that it begins and how long it holds: printed, counted, or somebody else's."""

from __future__ import annotations

import pytest

from etl.extract.metadata import find_document
from etl.records import Paragraph, Source
from etl.segment import segment

HEAD = "某市人民政府关于印发某市支持文化产业若干措施的通知\n某政发〔2023〕5号\n各县（市、区）人民政府：\n"
NOTICE = (
    HEAD
    + "现将《某市支持文化产业若干措施》印发给你们，请认真贯彻执行。\n某市人民政府\n2023年4月10日\n某市支持文化产业若干措施\n"
)
MEASURES = "为促进文化产业发展，制定本措施。\n一、加大支持。对新建项目给予补助。\n二、优化服务。各部门要主动服务。\n"
Days = tuple[str | None, str | None, bool]


def validity_of(text: str) -> Days:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    source = Source("example", "example.txt", "txt", "0" * 64, text, tuple(paragraphs))
    document, _ = find_document(source, segment(source)[0], None)
    first, last = document.effective_date, document.expiry_date
    return first and first.isoformat(), last and last.isoformat(), document.dates_inferred


# The last paragraph of measures whose notice is signed on 2023-04-10.
SENTENCES: list[tuple[str, Days]] = [
    ("本措施自2023年5月1日起施行。", ("2023-05-01", None, False)),
    ("本措施从2023年5月1日起实施。", ("2023-05-01", None, False)),
    ("本措施自2023年5月1日零时起施行。", ("2023-05-01", None, False)),
    ("本措施执行时间为2023年5月1日至2024年12月31日。", ("2023-05-01", "2024-12-31", False)),
    ("本措施自2023年5月1日起试行，试行期1年，期满后自动失效。", ("2023-05-01", "2024-04-30", True)),
    ("本措施自2023年5月1日起施行，有效期两年半。", ("2023-05-01", "2025-10-31", True)),
    (
        "本措施自2023年5月1日起施行，此前规定与本措施不一致的，以本措施为准，有效期截止2025年6月1日。",
        ("2023-05-01", "2025-06-01", False),
    ),
    ("人才公寓租赁期限1年，期满后可以续租。本措施自2023年5月1日起施行。", ("2023-05-01", None, False)),
    ("本措施于2023年5月1日起正式施行。", ("2023-05-01", None, False)),
    ("本措施自2023年5月1日起生效。", ("2023-05-01", None, False)),
    ("本措施自二〇二三年五月一日起施行。", ("2023-05-01", None, False)),
    ("施行说明：本措施自2023年5月1日起试行。", ("2023-05-01", None, False)),
    ("本措施自印发之日起施行。", ("2023-04-10", None, True)),
    ("本措施自发布之日起实施。", ("2023-04-10", None, True)),
    ("以上措施自公布之日起执行。", ("2023-04-10", None, True)),
    ("本措施由市商务局负责解释，自印发之日起施行。", ("2023-04-10", None, True)),
    ("本措施自印发之日起30日后施行。", ("2023-05-10", None, True)),
    ("本措施自公布之日起三十日后施行。", ("2023-05-10", None, True)),
    ("本措施自印发之日起满1个月后施行。", ("2023-05-10", None, True)),
    ("本措施自2023年5月1日起施行，有效期5年。", ("2023-05-01", "2028-04-30", True)),
    ("本措施自2023年5月1日起施行，有效期至2027年12月31日。", ("2023-05-01", "2027-12-31", False)),
    ("本措施自2023年5月1日起施行，有效期限为三年。", ("2023-05-01", "2026-04-30", True)),
    ("本措施有效期2年，自2023年5月1日起施行。", ("2023-05-01", "2025-04-30", True)),
    ("本措施自2023年5月1日起施行，试行期一年。", ("2023-05-01", "2024-04-30", True)),
    ("本措施自2023年5月1日起试行一年。", ("2023-05-01", "2024-04-30", True)),
    ("本措施自发布之日起有效期三年。", ("2023-04-10", "2026-04-09", True)),
    ("本措施自发布之日起5年内有效。", ("2023-04-10", "2028-04-09", True)),
    ("本措施自2023年5月1日起施行至2024年12月31日。", ("2023-05-01", "2024-12-31", False)),
    ("本措施自2023年5月31日起施行，有效期6个月。", ("2023-05-31", "2023-11-30", True)),
    ("本措施自2024年2月29日起施行，有效期1年。", ("2024-02-29", "2025-02-28", True)),
    ("本措施自印发之日起施行，执行期限至2025年12月31日。", ("2023-04-10", "2025-12-31", True)),
    ("本措施自印发之日起施行，至2025年12月31日止。", ("2023-04-10", "2025-12-31", True)),
    ("本措施自2023年5月1日起施行。有效期5年。", ("2023-05-01", "2028-04-30", True)),
    ("本措施执行期限为2023年1月1日至2023年12月31日。", ("2023-01-01", "2023-12-31", False)),
    (
        "本措施自印发之日起施行，各项政策措施除有明确规定时限外，有效期至2025年12月31日。",
        ("2023-04-10", "2025-12-31", True),
    ),
    # of others
    ("本措施施行前已经签订协议的，按原协议执行。", (None, None, False)),
    ("《某市招商引资办法》自2020年5月1日起施行，应当一并遵守。", (None, None, False)),
    ("许可证有效期为3年。", (None, None, False)),
    ("对新建项目的补助自2023年5月1日起执行。", (None, None, False)),
    ("延长《某市稳岗补贴办法》有效期至2025年12月31日。", (None, None, False)),
    ("本市社保费率优惠执行至2025年12月31日。", (None, None, False)),
    ("本措施第三条自2023年5月1日起施行。", (None, None, False)),
    ("有效期内如遇国家政策调整，按国家政策执行。", (None, None, False)),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_measures_with_their_notice(sentence: str, expected: Days) -> None:
    assert validity_of(NOTICE + MEASURES + sentence) == expected


def test_a_limit_of_one_measure_is_none() -> None:
    text = (
        NOTICE + MEASURES.replace("给予补助。", "给予补助。执行期限至2024年12月31日。") + "本措施自2023年5月1日起施行。"
    )
    assert validity_of(text) == ("2023-05-01", None, False)


def test_what_an_explanation_explains_is_of_another_text() -> None:
    explained = "《某市支持文化产业若干措施》政策解读\n" + MEASURES
    assert validity_of(explained + "本措施自2023年5月1日起施行，有效期2年。") == (None, None, False)


def test_a_draft_has_only_what_it_prints() -> None:
    draft = "某市支持文化产业若干措施\n（征求意见稿）\n" + MEASURES
    assert validity_of(draft + "本措施自发布之日起施行，有效期2年。") == (None, None, False)
    assert validity_of(draft + "本措施自2023年X月X日起施行，有效期2年。") == (None, None, False)
    assert validity_of(draft + "本措施自2023年5月1日起施行，有效期2年。") == ("2023-05-01", "2025-04-30", True)


# The header and the last article of a law.
LAWS: list[tuple[str, str, Days]] = [
    ("（2000年9月25日国务院令第291号公布）", "本条例自公布之日起施行。", ("2000-09-25", None, True)),
    (
        "（2000年9月25日国务院令第291号公布 根据2014年7月29日《国务院关于修改部分行政法规的决定》修订）",
        "本条例自公布之日起施行。",
        ("2000-09-25", None, True),
    ),
    ("（2000年9月20日国务院第31次常务会议通过）", "本条例自公布之日起施行。", (None, None, False)),
    ("（2000年9月25日国务院令第291号公布）", "本条例自2000年12月1日起施行。", ("2000-12-01", None, False)),
    ("（2000年9月25日国务院令第291号公布 自2000年12月1日起施行）", "本条例由国务院解释。", ("2000-12-01", None, False)),
]


@pytest.mark.parametrize(("header", "article", "expected"), LAWS)
def test_laws_count_from_their_first_publication(header: str, article: str, expected: Days) -> None:
    text = f"电信管理条例\n{header}\n第一章 总则\n第一条 为了规范电信市场秩序，制定本条例。\n第二条 电信业务许可证有效期为5年。\n第三条 {article}"
    assert validity_of(text) == expected
