"""Texts that lost their line breaks, and texts made to take long."""

from __future__ import annotations

import pytest

from etl.segment import segment
from tests.segment.printed_trees import as_source


def test_a_text_without_breaks_is_cut_where_print_would_begin_a_line() -> None:
    text = (
        "各县（市、区）人民政府，市直各部门：现将《广安市激发市场活力的若干政策措施》印发给你们，请抓好贯彻落实。"
        "一、加大政策宣传。各地要充分利用各类宣传载体，做到应晓尽晓。二、强化政策落实。各地要按照职能职责，推动落实。"
        "广安市人民政府办公室2023年11月13日（本文有删减）广安市激发市场活力的若干政策措施为落实工作部署，制定以下政策措施。"
        "一、足额落实市县投入。对投资1.5亿元以上的项目给予奖补。（牵头单位：市财政局）"
        "二、落实税收优惠政策。一是减免；二是缓缴。包括：（1）车辆；（2）房屋。（牵头单位：市税务局）"
        "本文件自2023年11月13日起施行，有效期两年。相关附件：通知.pdf"
    ) + "支持企业稳定生产经营。" * 20
    clauses, *_ = segment(as_source([text]))
    assert [(c.kind, c.marker) for c in clauses][:9] == [
        ("front", None),
        ("clause", "一、"),
        ("clause", "二、"),
        ("front", None),
        ("preamble", None),
        ("clause", "一、"),
        ("clause", "二、"),
        ("closing", None),
        ("back", None),
    ]


# Texts that lost their breaks: the markers in them
LOST = [
    (
        "山福镇突发公共事件总体应急预案 1.总则 1.1目的依据 提高政府保障公共安全的能力，制定本预案。 "
        "1.2现状特点 山福镇地处鹿城西北部，属中亚热带季风气候镇。 1.3工作原则 （1）以人为本，预防为主。切实履行职能。 "
        "（2）统一领导，分级负责。 2.组织体系 2.1领导机构 镇政府是应急管理工作的行政领导机构。",
        ["1.", "1.1", "1.2", "1.3", "（1）", "（2）", "2.", "2.1"],
    ),
    (
        "三门峡市城市环境卫生管理条例2019年1月1日公布第一章 总则第一条 为了加强管理，制定本条例。第二条 本条例适用于本市。"
        "第二章 管理第三条 各级政府应当加强领导。",
        ["第一章", "第一条", "第二条", "第二章", "第三条"],
    ),
    (
        "第九十八条 本市建立报告制度。第九十九条 任何单位不得阻碍。第一百条 享有豁免的人员，按照国家规定处理。"
        "第一百零一条 公安机关应当通报。第一百零二条 本规定自公布之日起施行。",
        ["第九十八条", "第九十九条", "第一百条", "第一百零一条", "第一百零二条"],
    ),
    (
        "为深入贯彻部署，制定本方案。一、主要目标到2025年，形成新格局。二、重点任务（一）做实基础能力建设1. 提升研制能力。开发火箭。2. 提升制造能力。建设产线。"
        "（二）协同推进核心技术攻关3. 关键技术攻关。发展可重复使用技术。4. 终端攻关。开展天线研制。",
        ["一、", "二、", "（一）", "1.", "2.", "（二）", "3.", "4."],
    ),
]


@pytest.mark.parametrize(("text", "markers"), LOST, ids=["decimals", "law", "hundreds", "series that runs on"])
def test_markers_of_a_text_that_lost_its_breaks(text: str, markers: list[str]) -> None:
    clauses, *_ = segment(as_source([text + "支持各地在法定权限范围内制定优惠政策。" * 20]))
    assert [c.marker for c in clauses if c.marker] == markers


FORWARDS = ["关于印发办法的通知", "现将《关于招商引资的办法》印发给你们，请执行。"]


HOSTILE = {
    "signers above a date": [*["市财政局"] * 8_000, "2023年5月1日"],
    "brackets at a line's end": [*FORWARDS, "（一）" * 8_000 + "二）", "一、加强组织领导。"],
    "titles named again and again": ["《外商投资法》的" * 4_000],
    "leaders that lead nowhere": ["目录", "一、" + "-" * 20_000 + "总则", "一、" + "-" * 100 + "总则", "一、总则"],
    "levels without end": ["1.工作", *["1."] * 13_333, *["一、甲"] * 2_000],
    "attachments": ["一、加强组织领导。", *["附件1：关于申请"] * 4_000],
}


@pytest.mark.parametrize("lines", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends(lines: list[str]) -> None:
    segment(as_source(lines))
