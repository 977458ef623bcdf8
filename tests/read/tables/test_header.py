"""Which grids are tables with a header, row by row what each row is for."""

from __future__ import annotations

import pytest

from etl.read.tables.grid import Grid, place_rows
from etl.read.tables.header import find_parts

Cell = tuple[str, int, int]  # text, rows and columns that it spans


def parts_of(*rows: str) -> str | None:
    """The parts of a grid drawn with | between cells (``text^rows>columns`` for merged ones), as their first letters."""
    cells = [[(f"{r}.{c}", raw.strip()) for c, raw in enumerate(row.split("|"))] for r, row in enumerate(rows)]
    texts = {key: raw.split("^")[0].split(">")[0] for row in cells for key, raw in row}
    raws = {key: raw for row in cells for key, raw in row}

    def span(key: str, mark: str) -> int:
        found = raws[key].split(mark)
        return int(found[1][0]) if len(found) > 1 else 1

    places = place_rows(
        1, [[key for key, _ in row] for row in cells], lambda key: (span(key, "^"), span(key, ">"), False)
    )
    parts = find_parts(Grid(list(places.values()), {place: texts[key] for key, place in places.items() if texts[key]}))
    return None if parts is None else "".join(part[0] for part in parts)


TABLES = [
    ("a list of tasks", ("序号|任务|责任单位|完成时限", "1|建设平台|市商务局|6月底"), "hb"),
    (
        "a title row and its unit above",
        ("2025年补助资金表>3", "||单位：万元", "地区|项目|金额", "甲县|道路|35.5"),
        "tthb",
    ),
    ("labels merged over columns", ("序号^2|指标^2|目标值>2", "2024年|2025年", "1|产值|35|40"), "hhb"),
    ("columns counted below their labels", ("项目|单位|数量|备注", "甲|1|2|3", "道路|公里|5|"), "hhb"),
    ("a header that is not merged", ("指标|目标值|", "|2024年|2025年", "产值|35|40"), "hhb"),
    (
        "things whose names end as labels do",
        ("政策事项|支持标准|主管部门|奖励上限", "首次上规企业奖励|10万元|县工信局|10", "技改补助|8%|县财政局|200"),
        "hbb",
    ),
    ("years alone", ("地区|2020年|2025年", "甲县|35|40"), "hb"),
    (
        "labels over columns of numbers, few of them known",
        (
            "作物类别|甲种情况|乙种情况|丙种情况|备注",
            "小麦|有|1100|无|",
            "玉米|有|1600|无|限一户",
            "水稻|无|24,600|有|",
        ),
        "hbbb",
    ),
    ("spaced labels", ("序 号|任 务|牵头 单位", "1|建设平台|市商务局"), "hb"),
]
NO_TABLES = [
    ("labels and values", ("索引号：|000014349|主题分类：|财政", "发文机关：|国务院|成文日期：|2019年1月22日")),
    ("labels and values without colons", ("单位名称|某公司|法定代表人|张某", "单位地址|某路1号|联系电话|010-12345678")),
    ("a form to fill in", ("序号|项目名称|金额", "1||", "2||", "3||")),
    ("a table of contents", ("章节名称|页码", "第一章 总则|1", "第二章 分则|5")),
    ("a layout of two columns", ("某市人民政府办公室关于印发办法的通知。|附件下载。", "各县区人民政府：|无。")),
    ("a frame of one cell", ("本办法自印发之日起施行。",)),
    ("a header without a body", ("序号|任务|责任单位",)),
    ("a matrix without labels", ("甲县|乙县", "道路|桥梁")),
]


@pytest.mark.parametrize(("rows", "parts"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_parts_of_tables(rows: tuple[str, ...], parts: str) -> None:
    assert parts_of(*rows) == parts


@pytest.mark.parametrize("rows", [row[1] for row in NO_TABLES], ids=[row[0] for row in NO_TABLES])
def test_what_has_no_header_is_no_table(rows: tuple[str, ...]) -> None:
    assert parts_of(*rows) is None
