"""Markers: what may number a paragraph, and what only looks so."""

from __future__ import annotations

import pytest

from etl.notation import markers
from etl.notation.markers import find_readings
from etl.notation.numbering_styles import STYLES, styles_opening

# From real documents: the paragraph, and the first reading's style, marker and number
SAMPLED = [
    ("一、总体要求", "han_comma", "一、", 1),
    ("二十一 、优化服务", "han_comma", "二十一 、", 21),
    ("三.工作任务", "han_comma", "三.", 3),
    ("（一）完善优惠政策。", "han_paren", "（一）", 1),
    ("(十八)强化督促检查。", "han_paren", "(十八)", 18),
    ("（十三)加强政府诚信建设。", "han_paren", "（十三)", 13),
    ("( 二)强化金融支撑。", "han_paren", "( 二)", 2),
    ("㈠组织领导", "han_paren", "㈠", 1),
    ("1.营造一流营商环境。", "arabic_dot", "1.", 1),
    ("3. 坚持生态优先", "arabic_dot", "3.", 3),
    ("89．提供数字政府运行所需的标准化组件", "arabic_dot", "89．", 89),
    ("1﹒提高认识", "arabic_dot", "1﹒", 1),
    ("4..完善制度", "arabic_dot", "4..", 4),
    ("21。 Improve international medical service capabilities.", "arabic_dot", "21。", 21),
    ("12、清理规范", "arabic_dot", "12、", 12),
    ("（104）其他收费", "arabic_paren", "（104）", 104),
    ("(7) Deepen exchanges and cooperation", "arabic_paren", "(7)", 7),
    ("1）申请表", "arabic_paren", "1）", 1),
    ("①提交材料", "circled", "①", 1),
    ("第一章 总 则", "chapter", "第一章", 1),
    ("第 二 章 大额交易报告", "chapter", "第 二 章", 2),
    ("第一节 投资的范围", "section", "第一节", 1),
    ("第二十一条 全面推进规划用地", "article", "第二十一条", 21),
    ("第十条之一 有下列情形之一的", "article", "第十条之一", 10),
    ("第三编 合同", "part", "第三编", 3),
    ("twenty two. Demonstrate and implement talent reform policies.", "english", "twenty two.", 22),
    ("一是压实责任。", "han_shi", "一是", 1),
    ("Ⅳ、响应", "roman", "Ⅳ、", 4),
    # words that only begin like a measure
    ("1.个体工商户从事生产、经营活动取得的所得", "arabic_dot", "1.", 1),
    ("2.年度考核结果", "arabic_dot", "2.", 2),
    ("3.日常监督检查", "arabic_dot", "3.", 3),
    ("4.版权登记", "arabic_dot", "4.", 4),
    ("1.2 年度预算", "decimal", "1.2", 2),
    ("2.1个人信息保护", "decimal", "2.1", 1),
    ("五、一次性创业补贴", "han_comma", "五、", 5),
    ("一、三年行动目标", "han_comma", "一、", 1),
]

# English markers: articles, chapters, sections and parts are those of Chinese texts, `english` is left for number words
ENGLISH = [
    ("Article 5 The council shall meet.", "article", "Article 5", 5),
    ("ARTICLE 5 The council shall meet.", "article", "ARTICLE 5", 5),
    ("Art. 5 The council shall meet.", "article", "Art. 5", 5),
    ("Article 1: This Regulation is formulated to ensure fair competition.", "article", "Article 1:", 1),
    ("Article 10. The registration authority shall decide.", "article", "Article 10.", 10),
    ("Article 1024 A civil subject enjoys the right to reputation.", "article", "Article 1024", 1024),
    ("Article 10-1 Projects may receive a reward.", "article", "Article 10-1", 10),
    ("Article IV Final provisions", "article", "Article IV", 4),
    ("Article Twenty-One The State protects investors.", "article", "Article Twenty-One", 21),
    ("Article 1", "article", "Article 1", 1),
    ("Article 10 the marriage shall be invalid if:", "article", "Article 10", 10),
    ("Chapter I General Provisions", "chapter", "Chapter I", 1),
    ("CHAPTER II: TRADE IN GOODS", "chapter", "CHAPTER II:", 2),
    ("Chapter Three Supervision", "chapter", "Chapter Three", 3),
    ("Section 1 The National People's Congress", "section", "Section 1", 1),
    ("SECTION TWO DUTIES", "section", "SECTION TWO", 2),
    ("Part One General Provisions", "part", "Part One", 1),
    ("PART II CONTRACTS", "part", "PART II", 2),
    ("(two) basic principles. Adhere to the deepening of reform.", "english", "(two)", 2),
    ("I. General Requirement", "roman", "I.", 1),
    ("(iv) Optimize the policies.", "roman", "(iv)", 4),
    ("ii. Cut fees.", "roman", "ii.", 2),
    ("(b) hear enterprises at least twice a year; and", "latin", "(b)", 2),
    ("A. Scope of application", "latin", "A.", 1),
]
# Traditional texts, and what numbers paragraphs in few of them
TRADITIONAL_AND_RARE = [
    ("第 1 條", "article", "第 1 條", 1),
    ("第 三 條 本法所稱主管機關", "article", "第 三 條", 3),
    ("第二節 權責劃分", "section", "第二節", 2),
    ("第一編 總則", "part", "第一編", 1),
    ("第3条之1 有下列情形之一的", "article", "第3条之1", 3),
    ("第 10 條之 1 主管機關", "article", "第 10 條之 1", 10),
    ("甲、一般规定", "han_comma", "甲、", 1),
    ("壹、总体要求", "han_comma", "壹、", 1),
    ("贰、工作任务", "han_comma", "贰、", 2),
    ("【一】适用范围", "han_paren", "【一】", 1),
    ("【十二】附则", "han_paren", "【十二】", 12),
]

NOT_A_MARKER = [
    "第四十六条中的“旅游行政管理部门”修改为“文化和旅游部门”。",
    "第五条修改为：“本条例适用于…”",
    "2023年10月21日",
    "10%增值税即征即退",
    "12345热线",
    "第一时间受理",
    "第三方服务机构",
    "第二批试点",
    "一带一路建设",
    "二十大精神",
    "（含5万元）",
    "（省商务厅负责）",
    "110报警服务台",
    "各县（市、区）人民政府：",
    "",
]

# A line, the text below it, and the markers it may open with that nothing speaks against
SECTIONS = [
    ("1 总则", "1.1编制目的", ["1"]),
    ("1总则", "1.1制定目的", ["1"]),
    ("2  组织体系及职责", "2.1 指挥机构", ["2"]),
    ("3家企业", "其他企业", []),
    ("3 运行机制", "各镇要完善监测网络。", []),
    ("1.3分类分级", "本预案所称突发事件", ["1.3"]),
    ("1.2编制依据", "依据法律法规，制定本预案。", ["1.2"]),
    ("1.5亿元以上的项目", "给予补助。", []),
]


@pytest.mark.parametrize(("line", "below", "markers"), SECTIONS, ids=[row[0] for row in SECTIONS])
def test_decimals_and_the_sections_that_they_bear_out(line: str, below: str, markers: list[str]) -> None:
    readings = find_readings(f"{line}\n{below}", 0, len(line))
    assert [reading.marker for reading in readings if not reading.doubt] == markers


# Number words that number paragraphs where another stands in the text: the text, the markers of its lines beyond doubt
IN_COMPANY = [
    ("First, support trade.\nSecond, cut fees.", ["First,", "Second,"]),
    ("Firstly, support trade.\nSecondly, cut fees.", ["Firstly,", "Secondly,"]),
    ("The first, support trade.\nThe second, cut fees.", ["The first,", "The second,"]),
    ("one, support trade.\ntwo, cut fees.\ntwenty-one, improve ports.", ["one,", "two,", "twenty-one,"]),
    ("First, we should support trade.\nThe ports shall be improved.", [None, None]),
    ("Two, three or more enterprises may apply.\nThe ports shall be improved.", [None, None]),
    ("Support trade. First, cut fees.\nImprove ports. Second, build more.", [None, None]),
    ("twentieth, support trade.\ntwenty-first, cut fees.", ["twentieth,", "twenty-first,"]),
]


@pytest.mark.parametrize(("text", "markers"), IN_COMPANY, ids=[row[0][:20] for row in IN_COMPANY])
def test_number_words_number_paragraphs_where_two_of_them_stand(text: str, markers: list[str | None]) -> None:
    found, at = [], 0
    for line in text.split("\n"):
        readings = find_readings(text, at, at + len(line))
        found.append(next((reading.marker for reading in readings if not reading.doubt), None))
        at += len(line) + 1
    assert found == markers


DOUBTED = [
    "11.5.14.2的试验适用于室外设备。",
    "5.3和5.4规定的方法",
    "2.1条规定的情形",
    "（一）（二）项所列情形",
    "（三）、（四）项规定的材料",
    "Article 5 of this Law shall apply.",
    "Section 3 of Chapter II applies.",
    "Article 10 and Article 11 do not apply.",
    "1.5亿元以上的项目",
    "第五条规定的情形",
    "（二）项所列材料",
    "第三条第二款",
    "3.0版方案",
    "一、二年级学生",
]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.series)
def test_every_example_of_a_style_reads_as_the_style(style) -> None:
    for example in style.examples:
        line = f"{example} Strengthen" if example[0].isascii() and example[0].isalpha() else f"{example}加强领导"
        text = f"{line}\n1.1 组织体系"  # a bare 1 numbers a section where decimals stand below it
        assert style.series in {reading.series.rstrip("0123") for reading in find_readings(text, 0, len(line))}, example
        assert style in styles_opening(example, 0, len(example))


@pytest.mark.parametrize(
    ("line", "style", "marker", "number"),
    SAMPLED + ENGLISH + TRADITIONAL_AND_RARE,
    ids=[row[0][:12] for row in SAMPLED + ENGLISH + TRADITIONAL_AND_RARE],
)
def test_a_printed_marker_is_read(line: str, style: str, marker: str, number: int) -> None:
    reading = next(reading for reading in find_readings(line, 0, len(line)) if reading.style == style)
    assert (reading.marker, reading.number, reading.doubt) == (marker, number, False)


@pytest.mark.parametrize("line", NOT_A_MARKER)
def test_what_only_looks_like_a_marker_is_none(line: str) -> None:
    assert find_readings(line, 0, len(line)) == ()


@pytest.mark.parametrize("line", DOUBTED)
def test_a_reference_or_a_quantity_is_doubted(line: str) -> None:
    readings = find_readings(line, 0, len(line))
    assert readings
    assert all(reading.doubt for reading in readings)


@pytest.mark.parametrize("marker", ["第一条", "第十二章", "第三节", "（一）", "(二十)", "一、", "十一、"])
def test_a_marker_read_at_a_glance_reads_as_in_all_styles(marker: str) -> None:
    words = (
        "".join(markers._REFERENCE.pattern.split())
        + "中“修改为删去改为级类线批次年季届期件例约款約之一二十百、.．﹒。,，1aA要是们"
    )
    for first in sorted({*words}):
        for second in ("", "定", "一", "第", "）条", "f the People"):
            line = f"{marker}{first}{second}"
            for text in (line, line.replace(marker, f"{marker} ")):
                assert find_readings(text, 0, len(text)) == markers._read_all(text, 0, len(text)), text
