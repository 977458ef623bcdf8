"""Lists in responsibility notes by the kinds of mistakes they invite: each with its sisters, and what is no unit."""

from __future__ import annotations

import pytest

from etl.extract.responsible_units import find_responsible_units
from etl.records import ClauseText, Document

SHARED_ENDING = [  # the last one's 政府 is that of the places before it, not of the body that stands first
    ("（贸促会和甲市、乙市、丙市政府负责）", "贸促会 甲市政府 乙市政府 丙市政府"),
    ("（市贸促会及福清市、长乐区政府负责）", "市贸促会 福清市政府 长乐区政府"),
    ("（责任单位：省商务厅，福州市、厦门市政府）", "省商务厅 福州市政府 厦门市政府"),
    ("（责任单位：郑州市、开封市、洛阳市政府）", "郑州市政府 开封市政府 洛阳市政府"),
    ("（责任单位：广州、深圳、东莞等市人民政府）", "广州市人民政府 深圳市人民政府 东莞市人民政府"),
    ("（责任单位：福州海关，各市、县人民政府）", "福州海关 各市、县人民政府"),
]

PREFIX_GOES_ON = [  # over a company, an association, and what has no jurisdiction of its own
    ("（责任单位：省商务厅、机场集团、贸促会）", "省商务厅 省机场集团 省贸促会"),
    ("（责任单位：省商务厅、地方金融监管局、财政厅）", "省商务厅 省地方金融监管局 省财政厅"),
    ("（责任单位：市发展改革委、水务集团、工商联）", "市发展改革委 市水务集团 市工商联"),
    ("（责任单位：自治区商务厅、国际商会、贸促会）", "自治区商务厅 自治区国际商会 自治区贸促会"),
    ("（责任单位：市商务局、河南证监局、财政局）", "市商务局 河南证监局 市财政局"),
    ("（责任单位：市商务局、人民银行福州中心支行、财政局）", "市商务局 人民银行福州中心支行 市财政局"),
]

GENERIC_BETWEEN = [  # what a generic word sums up stays, and the list goes on
    ("（责任单位：市监察、审计等部门，市财政局）", "市监察部门 市审计部门 市财政局"),
    ("（市教育局牵头，市财政局、监察、审计等部门，市人社局配合）", "市教育局 市财政局 市监察部门 市审计部门 市人社局"),
    ("（责任单位：市工会、妇联等社会团体，市民政局）", "市工会 市妇联 市民政局"),
    ("（责任单位：市总工会、团市委、妇联等社会团体，市残联）", "市总工会 团市委 市妇联 市残联"),
    ("（责任单位：市商务局、有关部门、市财政局）", "市商务局 市财政局"),
    ("（责任单位：市商务局、市财政局等相关单位）", "市商务局 市财政局"),
    ("（责任单位：有关部门）", ""),
]

UNKNOWN_NAMES = [  # an unknown name in a list is a unit all the same, junk is none
    ("（责任单位：市发改委、智慧谷专班、市数据局）", "市发改委 市智慧谷专班 市数据局"),
    ("（责任单位：市发改委、蓝鲸协同室、市数据局）", "市发改委 市蓝鲸协同室 市数据局"),
    ("（责任单位：市数据局、云浮新港）", "市数据局 云浮新港"),
    ("保证政务部门协同，市数据局负责。", "市数据局"),
    ("（责任单位：市数据局，完成时限：2024年6月）", "市数据局"),
    ("（责任领导：王某某；责任单位：市数据局）", "市数据局"),
]

CONVENTIONS = [  # what the order of a list means, said once
    (
        "（责任单位：市商务局，市财政局，逗号前为牵头单位，下同）|（市商务局，市财政局、市统计局）",
        "市商务局 市财政局 市商务局 市财政局 市统计局",
    ),
    ("排在第一位的为牵头单位。|（责任单位：市商务局、市财政局）", "市商务局:lead 市财政局"),
    ("责任单位中列第一的为牵头单位，其余为配合单位。|（责任单位：市商务局、市财政局）", "市商务局:lead 市财政局"),
    ("排名第一的单位为牵头单位。|（市商务局、市财政局负责）", "市商务局:lead 市财政局"),
    ("逗号前的为牵头单位。|（责任单位：市商务局，市财政局、市统计局）", "市商务局:lead 市财政局 市统计局"),
    ("各项任务第一个单位为牵头单位，下同。|（责任单位：有关部门、市财政局）", "市财政局"),
    ("未明确牵头单位的，由各有关单位按职责分工负责。|（责任单位：市商务局、市财政局）", "市商务局 市财政局"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*SHARED_ENDING, *PREFIX_GOES_ON, *GENERIC_BETWEEN, *UNKNOWN_NAMES, *CONVENTIONS]
)
def test_units(text: str, expected: str) -> None:
    passages = [ClauseText(f"d#{i}", "clause", None, part, 1000 * i) for i, part in enumerate(text.split("|"))]
    found = find_responsible_units(passages, Document())
    wanted = [name.partition(":") for name in expected.split()]
    assert [unit.name for unit in found] == [name for name, _, _ in wanted]
    assert all(unit.role == role for unit, (_, _, role) in zip(found, wanted, strict=True) if role)
