"""Short names that a document gives to others, and what they stand for behind that."""

from __future__ import annotations

import pytest

from etl.records import Document
from tests.extract.reading import read_citations

# Passages of one document in order, and what the last one cites.
SHORT_NAMES: list[tuple[list[str], list[tuple[str | None, str | None]]]] = [
    *(
        (
            ["根据《中华人民共和国安全生产法》（以下简称安全生产法），制定本条例。", text],
            found,
        )
        for text, found in [
            ("普及安全生产法律、法规和安全生产知识。", []),
            ("制定安全生产法规。", []),
            ("推进安全生产法治建设。", []),
            ("依照安全生产法实施条例执行。", []),
            ("依照安全生产法第十条处罚。", [("中华人民共和国安全生产法", None)]),
            ("违反安全生产法的，依法处罚。", [("中华人民共和国安全生产法", None)]),
        ]
    ),
    (
        [
            "为认真贯彻落实《国务院关于扩大对外开放积极利用外资若干措施的通知》（国发〔2017〕5号，以下简称国务院5号文件）精神",
            "制定交通运输行业贯彻落实国务院5号文件精神实施细则",
        ],
        [("国务院关于扩大对外开放积极利用外资若干措施的通知", "国发〔2017〕5号")],
    ),
    (
        [
            "根据《国务院关于职工工作时间的规定》（以下简称《规定》），制定本办法。",
            "1995年5月1日实施《规定》有困难的事业单位，可以适当推迟",
        ],
        [("国务院关于职工工作时间的规定", None)],
    ),
    (
        [
            "为了实施 《职工带薪年休假条例》 （以下简称条例），制定本实施办法。",
            "年度内又出现条例第四条第 （二）项规定情形之一的",
        ],
        [("职工带薪年休假条例", None)],
    ),
    (
        [
            "根据《中华人民共和国个人所得税法》（以下简称个人所得税法），制定本条例。",
            "个人所得税法第六条第三款所称个人将其所得对公益慈善事业进行捐赠",
        ],
        [("中华人民共和国个人所得税法", None)],
    ),
    (
        ["根据《中华人民共和国专利法》(以下简称专利法)，制定本细则。", "依照专利法实施细则的规定"],
        [],
    ),
    (
        [
            "结合《四川省人民政府办公厅印发关于进一步激发市场活力的通知》（川办发〔2023〕32号），制定以下政策措施。",
            "川办发〔2023〕32号文件中涉及市县分担的",
        ],
        [("四川省人民政府办公厅印发关于进一步激发市场活力的通知", "川办发〔2023〕32号")],
    ),
    (
        [
            "和《四川省人民政府办公厅转发〈审计厅关于完善政府投资建设项目审计工作的意见〉的通知》（川办发〔2018〕72号，以下简称《意见》）精神",
            "按照《意见》要求",
        ],
        [("四川省人民政府办公厅转发〈审计厅关于完善政府投资建设项目审计工作的意见〉的通知", "川办发〔2018〕72号")],
    ),
    (
        [
            "2015年11月26日，国务院公布《居住证暂行条例》（以下简称《条例》），2016年1月1日起全面施行",
            "要认真学习领会《条例》精神",
        ],
        [("居住证暂行条例", None)],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), SHORT_NAMES)
def test_short_names(texts: list[str], expected: list[tuple[str | None, str | None]]) -> None:
    last = f"d#{len(texts)}"
    assert [(c.title, c.document_number) for c in read_citations(*texts) if c.clause_id == last] == expected


def test_a_bare_kind_stands_for_the_forwarded_document() -> None:
    (citation,) = read_citations("按照《方案》要求", document=Document(forwarded_title="广安市火灾事故调查处理方案"))
    assert (citation.title, citation.short_name) == ("广安市火灾事故调查处理方案", "方案")


def test_the_short_name_stands_in_its_column() -> None:
    (citation,) = read_citations("《需求标准（试行）》（以下简称《需求标准》），现就有关事项通知如下：")
    assert (citation.short_name, citation.kind) == ("需求标准", "standard")
