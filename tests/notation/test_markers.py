"""Markers: what may number a paragraph, and what only looks so."""

from __future__ import annotations

import pytest

from etl.notation.markers import STYLES, find_readings

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
    ("Article 5 The council shall meet.", "english", "Article 5", 5),
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

NOT_A_MARKER = [
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


DOUBTED = ["1.5亿元以上的项目", "第五条规定的情形", "（二）项所列材料", "第三条第二款", "3.0版方案", "一、二年级学生"]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.series)
def test_every_example_of_a_style_reads_as_the_style(style) -> None:
    for example in style.examples:
        line = f"{example}加强领导" if style.style != "english" else f"{example} Strengthen"
        text = f"{line}\n1.1 组织体系"  # a bare 1 numbers a section where decimals stand below it
        assert style.series in {reading.series.rstrip("0123") for reading in find_readings(text, 0, len(line))}, example


@pytest.mark.parametrize(("line", "style", "marker", "number"), SAMPLED, ids=[row[0][:12] for row in SAMPLED])
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
