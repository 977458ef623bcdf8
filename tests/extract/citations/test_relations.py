"""What the citing words do with a document: one row a sentence, its citations' relations in order."""

from __future__ import annotations

import pytest

from etl.extract.citations import find_citations
from etl.records import ClauseText, Document

POLICY = Document(title="某市人民政府关于优化营商环境的实施意见")
DECISION = Document(title="某市人民政府关于修改部分规章的决定")


def relations_of(text: str, kind: str = "clause", document: Document = POLICY) -> list[str]:
    return [row.relation for row in find_citations([ClauseText("c", kind, None, text, 0)], document)]


SENTENCES: list[tuple[str, list[str]]] = [
    # repeals: behind the list, before it, with the day
    ("本办法自2023年5月1日起施行。《某市物业收费办法》同时废止。", ["repeals"]),
    ("《甲办法》（某政发〔2014〕6号）和《乙办法》（某政发〔2015〕7号）同时废止。", ["repeals", "repeals"]),
    ("1995年7月5日国务院发布的《知识产权海关保护条例》同时废止。", ["repeals"]),
    ("《甲规定》自本办法施行之日起停止执行。", ["repeals"]),
    ("《甲通知》有效期届满失效。", ["repeals"]),
    ("《甲通知》不再执行。", ["repeals"]),
    ("废止《甲办法》《乙办法》等2件规范性文件。", ["repeals", "repeals"]),
    ("原《甲暂行办法》（某政办〔2010〕3号），自本办法施行之日起废止。", ["repeals"]),
    ("《甲办法》废止后，有关事项按照本办法执行。", ["refers"]),
    # basis: the sentence goes on to this document
    ("为规范管理，根据《甲法》，制定本办法。", ["basis"]),
    ("依据《甲法》《乙条例》等有关法律、法规的规定，结合本市实际，制订本规定。", ["basis", "basis"]),
    ("根据《甲法》、国务院《乙条例》和省政府办公厅《丙通知》精神，结合我市实际，现提出如下实施意见。", ["basis"] * 3),
    ("按照《甲意见》（国办发〔2015〕1号）要求，现将有关事项通知如下：", ["basis"]),
    ("参照《甲办法》，特制定以下措施。", ["basis"]),
    ("根据《甲法》，市政府决定划定禁燃区，现将有关事项通告如下：", ["basis"]),
    ("为贯彻落实《甲意见》，根据《乙条例》，制定本办法。", ["implements", "basis"]),
    ("设定依据：《甲法》第五条；《乙条例》第六条。", ["basis", "basis"]),
    ("在落实好《甲措施》基础上，现提出如下补充措施。", ["basis"]),
    # a basis of something else
    ("实施主体应当根据《突发事件应对法》等法律、法规的规定制定应急处置预案。", ["follows"]),
    ("根据《甲目录》规定，结合我市实际，禁燃区内禁止燃用《甲目录》中的燃料。", ["follows", "refers"]),
    ("根据《甲条例》，制定本市实施细则。", ["follows"]),
    ("行政机关根据《甲条例》决定是否受理。", ["follows"]),
    # implements
    ("全面贯彻落实《甲法》及其实施条例，推动清理取消限制。", ["implements"]),
    ("认真落实自治区党委、政府《甲意见》和自治区党委办公厅《乙通知》，推动提升。", ["implements", "implements"]),
    ("全面实施《甲条例》和《乙条例》，落实《丙通知》《丁通知》，不断改善。", ["implements"] * 4),
    ("为有效承接《甲行动计划》，打造创业高地，制定本措施。", ["implements"]),
    ("近年来，各地区认真贯彻落实《甲意见》，进行了积极探索。", ["implements"]),
    ("为贯彻《甲条例》精神实施细则，明确分工。", ["implements"]),
    ("严格落实最新版《甲目录》以及负面清单。", ["implements"]),
    # follows
    ("按照《甲办法》执行。", ["follows"]),
    ("造成土地闲置的，按《闲置土地处置办法》进行处置。", ["follows"]),
    ("由行政机关依照《甲法》第三十一条的规定予以处罚。", ["follows"]),
    ("严格执行市场监管总局制定的《甲目录》，依法核定。", ["follows"]),
    ("增值税的征收管理，依照《税收征收管理法》及本条例有关规定执行。", ["follows"]),
    ("参照《甲实施细则》，建立审查机制。", ["follows"]),
    ("要根据《甲法》及其实施条例、《乙办法》等法律法规处理。", ["follows", "follows"]),
    ("军事设施的保护，适用《甲法》。", ["follows"]),
    ("不适用《甲法》的规定。", ["follows"]),
    ("对照《甲行动计划》，制定全市计划。", ["follows"]),
    ("企业应当遵守《甲法》。", ["follows"]),
    # refers
    ("符合《甲目录》的，可采取划拨方式供应。", ["refers"]),
    ("违反《甲条例》的，由公安机关处罚。", ["refers"]),
    ("依法纳入《土地出让合同》和《投资建设协议》。", ["refers", "refers"]),
    ("按照规定取得《执法证》的工作人员。", ["refers"]),
    ("根据《甲办法》规定取得《支付业务许可证》的机构。", ["follows", "refers"]),
    ("对照《甲指南》要求，制定印发《乙办法》，完善平台。", ["follows", "refers"]),
    ("制定实施《甲工作规程》，规范裁决工作。", ["refers"]),
    ("推动修改《甲条例》。", ["refers"]),
    ("修订《甲办法（试行）》，给予资金补助。", ["refers"]),
    ("推动《甲条例》出台。", ["refers"]),
    ("《甲条例》规定的程序不变。", ["refers"]),
    ("你省《关于设立示范区的请示》收悉。", ["refers"]),
    ("对从事《甲目录》中规定的产业项目的企业减税。", ["refers"]),
    ("通过《告知承诺书》将义务一次性告知纳税人。", ["refers"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_relation(sentence: str, expected: list[str]) -> None:
    assert relations_of(sentence) == expected


AMENDING: list[tuple[str, list[str]]] = [
    ("对《甲规定》作如下修改：", ["amends"]),
    ("删去《甲条例》第二十三条第二款。", ["amends"]),
    ("将《甲办法》第五条修改为：“市人民政府负责。”", ["amends"]),
    ("一、修改《甲规定》", ["amends"]),
    ("《甲条例》第三条中的“工商部门”修改为“市场监管部门”。", ["amends"]),
]


@pytest.mark.parametrize(("sentence", "expected"), AMENDING)
def test_a_decision_amends(sentence: str, expected: list[str]) -> None:
    assert relations_of(sentence, document=DECISION) == expected


FORWARDED: list[tuple[str, list[tuple[str, str]]]] = [
    ("现将《某市支持措施》印发给你们，请认真执行。", [("某市支持措施", "forwards")]),
    ("《某市支持措施》已经市政府同意，现印发给你们，请认真执行。", [("某市支持措施", "forwards")]),
    ("我局制定了《某市支持措施》，现予以印发。", [("某市支持措施", "forwards")]),
    ("根据《甲条例》，我部制定了《某市支持措施》，现印发给你们。", [("某市支持措施", "forwards")]),
    (
        "经市政府同意，现将《国务院办公厅关于甲的通知》（国办发〔2023〕1号）转发给你们。",
        [("国务院办公厅关于甲的通知", "forwards")],
    ),
    ("在落实好《甲措施》基础上，现将《某市支持措施》印发给你们。", [("某市支持措施", "forwards")]),
    (
        "The Plan for Opening up of the Pilot Zone has been approved and is hereby issued to you.",
        [("Plan for Opening up of the Pilot Zone", "forwards")],
    ),
    (
        "The Opinions of the Ministry of Commerce and other departments on Imports are hereby forwarded to you.",
        [("Opinions of the Ministry of Commerce and other departments on Imports", "forwards")],
    ),
    ("We hereby promulgate the Measures for Payment Services.", [("Measures for Payment Services", "forwards")]),
    ("The Measures for Payment (2019) were reviewed. The following opinions are hereby issued.", []),
    ("某市人民政府关于印发《某市支持措施》的通知", []),
    ("（2000年9月25日公布 根据《国务院关于修改部分行政法规的决定》修订）", []),
    ("对《甲办法》进行了修订，现予发布。", []),
]


@pytest.mark.parametrize(("text", "expected"), FORWARDED)
def test_the_front_gives_what_is_forwarded(text: str, expected: list[tuple[str, str]]) -> None:
    rows = find_citations(
        [], Document(title="某市人民政府关于印发某市支持措施的通知"), [ClauseText("f", "front", None, text, 0)]
    )
    assert [(row.title, row.relation) for row in rows] == expected


def test_a_text_does_not_cite_itself() -> None:
    law = Document(title="知识产权海关保护条例")
    assert relations_of("附件：《知识产权海关保护条例》", document=law) == []
    assert relations_of("1995年国务院发布的《知识产权海关保护条例》同时废止。", document=law) == ["repeals"]
