"""Collective names: 各地州市人民政府, 各成员单位, 市场监督管理部门. They are organizations of their own kind."""

from __future__ import annotations

import re

from etl.lexicon.alternations import any_of
from etl.resolve.bodies import Body
from etl.resolve.context import Context

LEVEL_WORD = r"(?:省|自治区|直辖市|(?:省辖|地级以上|设区的|县级)市|市|州|盟|地区|地|县|区|旗|乡|镇|街道|村|社区|园区)"
COLLECTIVE = re.compile(
    rf"""
    {any_of("openings_of_many")}      # 各区人民政府, 有关部门
    | .*?(?:各(?!自)|有关|相关)                                    # 省有关部门, 联席会议各成员单位
    | .*(?:{any_of("endings_of_many")}|{any_of("organs_of_many")}机关)[）)]?\Z   # 商务主管部门
    | {any_of("levels_of_many")}   # 县级以上人民政府
    | .*{LEVEL_WORD}[（(〔\[]{LEVEL_WORD}                             # 县（市、区）人民政府
    | {LEVEL_WORD}(?:[、和]{LEVEL_WORD})+                           # 县、区政府; 省和地级以上市人民政府
    | {any_of("regions_of_many")}   # 市州政府, 区县人民政府
    | [省市县区州]直园区                                            # 市直园区管委会
    | [乡镇](?:人民)?政府                                           # 镇人民政府（街道办事处）
    | [㐀-鿿]{{2,12}}地(?:[省市县]级)?人民政府\Z                       # 火灾事故发生地人民政府
    """,
    re.VERBOSE,
)
# Printed without a place these mean any of their kind.
GENERIC = re.compile(
    rf"(?:(?:人民)?政府(?:（行政公署）)?|(?:(?:开发|产业|工业|功能)?{any_of('zones')})?(?:管委会|管理委员会)|{any_of('bodies_of_every_place')})"
)
# What a body of a lower level ends in: 县动物卫生监督所 in a city's document.
BODY_ENDING = re.compile(r".*[局委办厅府院所站队会心]\Z")


def collective_body(name: str, context: Context) -> Body:
    """The collective body of a name in its document's region."""
    return Body(name, "collective", None, context.region.code if context.region else None)


def is_collective(name: str) -> bool:
    """True if a name by its own words means many bodies."""
    return COLLECTIVE.match(name) is not None


def is_generic(name: str) -> bool:
    """True if a name is that of a kind of body, of no place in particular."""
    return GENERIC.fullmatch(name) is not None
