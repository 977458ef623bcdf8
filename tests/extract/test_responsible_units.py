"""Responsible units as a whole: what is no note, what the order of a list means, and where the mentions stand."""

from __future__ import annotations

import pytest

from tests.extract.reading import read_units, told, told_units

CONVENTIONS = [
    (
        ("（海关总署、财政部负责，排在第一位的部门为牵头部门，下同）", "（商务部、海关总署负责）"),
        "L:海关总署 R:财政部 L:商务部 R:海关总署",
    ),
    (
        ("（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）", "（海关总署负责）"),
        "L:税务总局 R:财政部 R:海关总署",
    ),
    (
        ("责任单位：市建设局\n时限要求：持续推进", "责任单位：市发改委、市财政局(第一责任单位为牵头单位,下同)"),
        "R:市建设局 L:市发改委 R:市财政局",
    ),
    (
        ("（责任单位：市经信局、市发改委，开发园区管委会。列第一位的为牵头单位，下同）",),
        "L:市经信局 R:市发改委 R:开发园区管委会",
    ),
    (
        (
            "（责任单位：市科技局、市数据局，市委网信办；第一个逗号前为牵头单位，下同）",
            "（责任单位：市科技局、市经信局）",
        ),
        "L:市科技局 L:市数据局 R:市委网信办 R:市科技局 R:市经信局",
    ),
    (("（责任单位：市直有关部门、市财政局，列第一位的为牵头单位，下同）",), "R:市财政局"),
    (("（责任单位：市税务局、市财政局，排在首位的为牵头单位，下同）",), "L:市税务局 R:市财政局"),
    (("推进改革。（市信访局、各区县政府，列首位的为牵头单位，下同）",), "L:市信访局 R:各区县政府"),
    (("推进改革。（各县（市、区）人民政府，市级有关部门）",), "R:各县（市、区）人民政府"),
    (("推进改革。（各有关部门）",), ""),
]


NOT_A_NOTE = [
    "责任单位：负责归集本单位产生的数据，配合市大数据局做好共享。",
    "以下简称“市住房城乡建设管理委”（以下简称市国资委）。",
    "对于不需要办理的（与签订土地使用权出让合同合并办理，建设单位承诺按合同约定期限缴交地价款）。",
    "申领人应依法纳税（由奖金兑付部门代扣代缴）。",
    "按折算时间安排（当年度在本单位剩余日历天数÷365天）。",
    "采取“数字政府专班+牵头考核单位”计分模式（包括牵头单位自身）。",
    "移交县级民政部门或乡镇人民政府（街道办事处）。已交付产权人",
    "推动建设（如设计、勘察、监理等单位）全过程管理。",
    "（单位）",
    "（相关单位按职责分工负责）",
    "〔市直有关部门（单位）按职责分工负责〕",
    "（责任单位：市政府有关部门，省驻陇南有关单位）",
    "责任单位：市直相关单位",
    "（六）统一功能定位（统一功能定位、统一规划布局、统一标识标牌）",
    "中国人民银行 行（营业管理部）\n反洗钱监管审批表",
    "为相关承担监管职责的处室（含下属单位）",
]


@pytest.mark.parametrize(("texts", "expected"), CONVENTIONS)
def test_the_order_of_a_list_may_have_a_meaning(texts: tuple[str, ...], expected: str) -> None:
    assert told(read_units(*texts)) == expected


@pytest.mark.parametrize("text", NOT_A_NOTE)
def test_no_note(text: str) -> None:
    assert told_units(text) == ""


def test_mentions_are_the_text_at_their_offsets() -> None:
    first, second = "（责任单位：市财政\n局、商务局）", "牵头单位：省发展改革委"
    units = read_units(first, second)
    assert [(u.clause_id, u.ordinal, u.mention, u.name, u.name_inferred) for u in units] == [
        ("d#1", 1, "市财政\n局", "市财政局", False),
        ("d#1", 2, "商务局", "市商务局", True),
        ("d#2", 1, "省发展改革委", "省发展改革委", False),
    ]
    assert {u.organization_id for u in units} == {None}


def test_a_note_is_not_read_again_as_a_sentence() -> None:
    assert [u.evidence for u in read_units("市财政局要加强监管。（市商务局负责）")] == ["sentence", "annotation"]


@pytest.mark.parametrize(
    "hostile", ["第一是", "责任部门：\n市财政局\n", "市财政局。文字责任单位：", "市 ", "人民政府及"]
)
def test_hostile_notes_end(hostile: str) -> None:
    read_units("责任单位：" + hostile * (20_000 // len(hostile)))
