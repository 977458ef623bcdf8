"""Bodies that are many: 各地州市人民政府, 各成员单位, 市场监督管理部门. They stand for themselves."""

from __future__ import annotations

import re

from etl.resolve.bodies import Body
from etl.resolve.context import Context

LEVEL_WORD = r"(?:省|自治区|直辖市|(?:省辖|地级以上|设区的|县级)市|市|州|盟|地区|地|县|区|旗|乡|镇|街道|村|社区|园区)"
COLLECTIVE = re.compile(
    rf"""
    (?:各|有关|相关|所有|全体|其他|其它|属地|当地|所在地|试点|特定)      # 各区人民政府, 有关部门
    | .*?(?:各(?!自)|有关|相关)                                    # 省有关部门, 联席会议各成员单位
    | .*(?:成员单位|部门|单位|机构|院校|高校|企业|(?:公安|行政|司法|税务|审计|监察|管理|安全|审批|编制|发证|登记)机关|主体)[）)]?\Z   # 商务主管部门
    | (?:县级|省级|市级|乡级|区级|地方|基层|上级|下级|本级|同级|乡镇|镇街|街道办|县以上)   # 县级以上人民政府
    | .*{LEVEL_WORD}[（(〔\[]{LEVEL_WORD}                             # 县（市、区）人民政府
    | {LEVEL_WORD}(?:[、和]{LEVEL_WORD})+                           # 县、区政府; 省和地级以上市人民政府
    | (?:地州市|州市|市州|市县|县市区?|县区|区县|区市县|镇街|地级以上市|设区的市)   # 市州政府, 区县人民政府
    | [省市县区州]直园区                                            # 市直园区管委会
    | [乡镇](?:人民)?政府                                           # 镇人民政府（街道办事处）
    | [㐀-鿿]{{2,12}}地(?:[省市县]级)?人民政府\Z                       # 火灾事故发生地人民政府
    """,
    re.VERBOSE,
)
# Printed without a place these mean any of their kind.
GENERIC = re.compile(
    r"(?:(?:人民)?政府(?:（行政公署）)?|行政公署|(?:(?:开发|产业|工业|功能)?(?:园区|景区|开发区|功能区|新区))?(?:管委会|管理委员会)|人民法院|人民检察院|人民代表大会"
    r"|人民代表大会常务委员会|人大(?:常委会)?|政协|党委|党组|工会|团委|海关|监察委员会|村民委员会|居民委员会|业主委员会|派出所|采购人|采购代理机构|园区管委会)"
)
# What a body of a lower level ends in: 县动物卫生监督所 in a city's document.
BODY_ENDING = re.compile(r".*[局委办厅府院所站队会心]\Z")


def collective_body(name: str, context: Context) -> Body:
    """The collective body of a name in its document's region."""
    return Body(name, "collective", None, context.region.code if context.region else None)


def is_collective(name: str) -> bool:
    """Whether a name by its own words means many bodies."""
    return COLLECTIVE.match(name) is not None


def is_generic(name: str) -> bool:
    """Whether a name is that of a kind of body, of no place in particular."""
    return GENERIC.fullmatch(name) is not None
