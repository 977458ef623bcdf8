"""Where a document is from, and facts of its page: address, day, validity, a title taken from the file's name."""

from __future__ import annotations

import pytest

from etl.pipeline import rows_of
from etl.records import Document, DocumentRows

NOTICE = "某市医疗保障局关于加强管理的通知\n各有关单位：\n一、参保病人应当办理确认手续。\n二、经办机构要做好服务。\n某市医疗保障局\n2019年6月14日\n"
PAGE = (
    '<html><head><link rel="canonical" href="https://www.example.gov.cn/a.html"></head><body><ul><li>文 号： 某医保规字〔2019〕4号</li>'
    "<li>实施日期： 2019年07月01日</li><li>失效日期： 2024年06月30日</li><li>来源：某市人民政府网</li><li>有效性：失效</li></ul><div>"
    + "".join(f"<p>{line}</p>" for line in NOTICE.strip().split("\n"))
    + "</div></body></html>"
)


def document_of(name: str, text: str, catalog: dict[str, str] | None = None) -> Document:
    rows = rows_of(name, text.encode(), catalog)
    assert isinstance(rows, DocumentRows)
    return rows.document


ADDRESSES = [
    ("a.txt", "原文链接：https://www.example.gov.cn/1.html\n" + NOTICE, "https://www.example.gov.cn/1.html"),
    (
        "a.md",
        "---\nurl: https://www.example.gov.cn/2.html\nretrieved: 2026-02-03\n---\n" + NOTICE,
        "https://www.example.gov.cn/2.html",
    ),
    ("a.md", "---\n来源: https://www.example.gov.cn/3.html\n---\n" + NOTICE, "https://www.example.gov.cn/3.html"),
    ("a.md", "---\nsource: 某市人民政府网\n---\n" + NOTICE, None),
    ("a.html", PAGE, "https://www.example.gov.cn/a.html"),
    ("a.txt", NOTICE, None),
]


@pytest.mark.parametrize(("name", "text", "address"), ADDRESSES)
def test_address(name: str, text: str, address: str | None) -> None:
    assert document_of(name, text).source_url == address


def test_the_day_of_retrieval() -> None:
    assert str(document_of(*ADDRESSES[1][:2]).retrieved_date) == "2026-02-03"
    catalog = {"source_url": "https://www.example.gov.cn/4.html", "retrieved_date": "2026-01-02"}
    document = document_of("a.txt", NOTICE, catalog)
    assert (document.source_url, str(document.retrieved_date)) == ("https://www.example.gov.cn/4.html", "2026-01-02")


def test_a_box_of_facts_feeds_what_the_text_does_not_say() -> None:
    document = document_of("a.html", PAGE)
    assert (str(document.effective_date), str(document.expiry_date)) == ("2019-07-01", "2024-06-30")
    assert (document.status, document.issuer, document.document_number) == (
        "issued",
        "某市医疗保障局",
        "某医保规字〔2019〕4号",
    )


NAMES = [
    ("012_某市物业管理办法.txt", "物业服务费由业主承担。\n业主大会可以聘请会计。", "某市物业管理办法", True),
    ("附件2.重点任务分工表.txt", "物业服务费由业主承担。\n业主大会可以聘请会计。", "重点任务分工表", True),
    ("附件1：促消费行动方案.txt", "物业服务费由业主承担。\n业主大会可以聘请会计。", "促消费行动方案", True),
    ("scan-0012.txt", "物业服务费由业主承担。\n业主大会可以聘请会计。", None, False),
    ("某市物业管理办法.txt", NOTICE, "某市医疗保障局关于加强管理的通知", False),
]


@pytest.mark.parametrize(("name", "text", "title", "inferred"), NAMES)
def test_a_title_from_the_name_of_the_file(name: str, text: str, title: str | None, inferred: bool) -> None:
    document = document_of(name, text)
    assert (document.title, document.title_inferred) == (title, inferred)


HEADS = [
    ("（某政发〔2023〕5号）\n各县（市、区）人民政府：", "某市人民政府", "各县（市、区）人民政府", "某市人民政府"),
    ("各成员单位：", "某市“放管服”改革协调小组办公室", "各成员单位", "某市“放管服”改革协调小组办公室"),
]


@pytest.mark.parametrize(("under", "signer", "addressees", "issuer"), HEADS)
def test_a_number_in_brackets_is_no_addressee_and_a_quoted_name_signs(
    under: str, signer: str, addressees: str, issuer: str
) -> None:
    text = f"关于做好监管工作的通知\n{under}\n现就有关事项通知如下：\n一、加强领导。各级要高度重视。\n二、加强监督。有关部门要检查。\n{signer}\n2023年5月1日"
    document = document_of("a.txt", text)
    assert (document.addressees, document.issuer) == (addressees, issuer)


def test_a_title_set_with_spaces_and_a_number_under_it() -> None:
    text = "关 于 做 好 春 耕 工 作 的 通    知\n某政办发〔2023〕5号\n各区人民政府：\n现就有关事项通知如下：\n一、加强领导。\n二、加强监督。"
    document = document_of("a.txt", text)
    assert (document.title, document.document_number) == ("关于做好春耕工作的通知", "某政办发〔2023〕5号")
