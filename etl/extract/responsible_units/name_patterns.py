"""What a body's name opens with, what it ends in, and what no name holds.

Above a pattern stand strings that it fits as a whole (``# Fits:``); a test reads them.
"""

from __future__ import annotations

import re

from etl.lexicon.alternations import any_of, words_in
from etl.notation.late_patterns import compile_late

# Levels of government as they stand before a body's name, alone (市商务局) or several in one (各市、县（区）人民政府).
LEVEL = rf"(?:{any_of('level')}|乡镇街道)"
BRACKET = r"(?:[（(〔［\[][^（()）〔〕\[\]［］]{0,20}[）)〕］\]])"
_LISTED_LEVEL = rf"{LEVEL}(?:级(?=[、和及与]|以及))?{BRACKET}?"
COLLECTIVE_HEAD = re.compile(
    rf"(?:各(?:有关|相关)?)?{_LISTED_LEVEL}(?>(?:(?:[、和及与]|以及)各?{_LISTED_LEVEL})+)(?![、，,；;：直]|级(?:各|有关|相关|部门|单位|以上|机关))"
)
LEVELS_IN_HEAD = compile_late(rf"(?P<level>{LEVEL})(?P<bracket>{BRACKET}?)")
RANKS = {"省": 0, "市": 1, "州": 1, "区": 2, "县": 2, "旗": 2, "盟": 1, "镇": 3, "乡": 3, "道": 3}
# Fits: 各 | 全省 | 国务院 | 所在地 | 团市委
OWN_HEAD = compile_late(rf"{any_of('own_head')}|团(?:自治区|[省市县区州旗])委")
# 市 and 区 that open another word: 市场监管局, 市政公用局, 区域合作办.
LEVEL_HEAD = compile_late(rf"原?{any_of('level_head')}(?:级(?!机关|行政机关|以上|人民))?(?=.)")
LEVEL_AND_OTHERS = compile_late(rf"{LEVEL}{BRACKET}(?=..)")  # 县（市、区）商务局
# A department that is told by its government passes that on to other departments: 县级人民政府教育行政部门、商务行政部门.
DEPARTMENT_OF = re.compile(
    r"(?:.{0,24}人民政府|国务院|(?:地方)?各级|[省市县区州]级以上(?:地方)?)(?=.{2,16}部门$)|各地(?=.{2,16}$)"
)
LEVELS_TOGETHER = compile_late(rf"(?:{LEVEL}[、和]?){{2,4}}[两三四]级(?=[^以])")  # 市县两级编制、财政部门
TOWNSHIP = compile_late(
    rf"街道办事处|街道办|(?:[乡镇]{BRACKET}?|乡镇)(?:人民)?政府|(?:[村居]{BRACKET}?|社区)(?:民)?委员?会"
    rf"|(?:{LEVEL}{BRACKET}|市县区?|县区|区县|州市|市州)(?:人民)?政府"
)
INNER_HEAD = compile_late(r"(?:厅|局|委)(?=(?:机关)?.{1,12}(?:处|室|科|局|办|中心|小组|指挥部|专班)$)")
# Fits: 广安经开区 | 天府新区
ZONE = re.compile(rf".{{2,12}}?{any_of('zone_ending')}")
FULL_REGION = compile_late(
    rf"(?!{any_of('no_region_opening')})[\u4e00-\u9fff]{{2,7}}?(?:省|自治[区州县]|市(?!场)|县|区(?!域))(?=..)"
)
MINISTRY = re.compile(rf"(?!.*{any_of('no_ministry')}$).*部$|.*{any_of('ministry_ending')}$")
# Enterprises named by their trade alone are their city's, as offices are: 水务集团, 公交公司.
# Fits: 水务集团 | 公交公司 | 交通投资集团
TRADE_ENTERPRISE = compile_late(rf"{any_of('trade')}(?:投资|发展|控股|建设)?(?:集团|公司|集团公司|有限公司)")
# Fits: 宣传部 | 网信办 | 老干部局
PARTY_ORGAN = compile_late(any_of("party_organ"))
GOVERNMENT = re.compile(rf".*{any_of('government_ending')}$")
GENERIC_TAILS = words_in("generic_ending")
GENERIC_TAIL = rf"(?:{any_of('generic_ending')}|职能部门|主管部门)"
# Fits: 有关部门 | 相关乡镇 | 有关县（市、区） | 市直各部门 | 省驻陇南有关单位 | 市政府有关部门（单位） | 厅机关各处室 | 全市供水企业 | 各地 | 各成员单位
GENERIC = re.compile(
    rf"""
      .*{any_of("unnamed")}.{{0,18}}{GENERIC_TAIL}{BRACKET}?(?:[、和及]{GENERIC_TAIL})*
    | {any_of("unnamed")} (?:{LEVEL}{BRACKET}?){{1,3}}
    | (?:其[他它余]|各)? (?:全?{LEVEL}|国家|中央|厅|局|委|机关|政府|我{LEVEL}|本{LEVEL}|园区)?
      (?:级|直属|直|属|政府|机关|人民政府)? (?:市直)? (?:所属)? 各? (?:各级)?
      {any_of("generic_noun")} {BRACKET}? (?:[、和及]{GENERIC_TAIL})*
    | 各地 (?:区|方)? (?: {any_of("bare_function")}? (?:部门|机关) | 单位 )? {BRACKET}?
    | 各 (?:业务)? {any_of("behind_each")} (?!.*{any_of("body_of_place")}$) .{{0,8}}
    | 各成员单位
    | 各.{{1,10}}各.{{0,6}}(?:部门|单位).{{0,4}}
    | (?:全[省市县区州]|各类|所有).*(?:企业|单位|机构)
    """,
    re.VERBOSE,
)
# Words that no body's name opens with, and words that none holds: the text before it ran on into the name.
# Fits: 其委托的
DEPENDENT = compile_late(r"其[^、，的]{1,6}的")  # 或者其委托的县级水行政主管部门
# Fits: 推动 | 组织 | 对
NOT_FIRST = re.compile(rf"{any_of('not_first')}|编制(?=[省市县乡镇村城])")
# Fits: 负责 | 以下简称 | 。
NOT_INSIDE = re.compile(rf"{any_of('not_inside')}|[。！？《》<>%％]|牵头(?!单位$)")
# Endings of doers by what their names must show: nothing more, three characters, a function, a place.
RULING = words_in("ruling_ending")
OFFICE = words_in("office_ending")
NO_OFFICE = words_in("no_office")
FUNCTION = words_in("function_ending")
LOCAL = words_in("local_ending")
NAMED_ENDINGS = (*RULING, *OFFICE, *FUNCTION, *LOCAL, *words_in("branch_ending"))
# Fits: 生态环境部固体
OF_STATE = compile_late(rf"{any_of('country')}|{any_of('ruling_ending')}(?<=[部署局]).{{2}}")
# Fits: 人民银行各分支机构 | 外汇管理局上海市分局 | 人行营业管理部
BANK_BRANCH = compile_late(
    rf"""(?: (?:人民银行|[局署]|证监会|监委)各?(?:地方?|级|省级)?(?:分支|派出|派驻)机构
        | \A(?>.*?{any_of("bank")}).*{any_of("bank_office")} )$""",
    re.VERBOSE,
)
# Departments that name no function: whose they are, what they are to the rule, what all do.
# Fits: 受委托的部门 | 全市各级国家机关 | 人民政府工作部门 | 有关部门 | 被检查部门 | 市级行政主管部门 | 各省级机关
GENERIC_FUNCTION = compile_late(
    rf"""(?: (?>.*?(?:委托|受托)).*
    | .*{any_of("whose_function")}{any_of("function_of")}?
    | .*(?:{any_of("relative_function")}|被.{{0,4}})
    | .*国家
    | 各?(?: 级 | [省市县区州]级 | [省市县区州]直 | [省市县区州] )? {any_of("bare_function")}?
    )(?:部门|机关)""",
    re.VERBOSE,
)
# Words that no name of a doer holds: the text before it ran on into it.
# Fits: 收到 | 前款 | ：
NOT_A_NAME = compile_late(
    rf"{any_of('no_name')}|[经报](?=国务院|[省市县区上])|公民(?=[和及与])|单位(?=[和及与或经])|[：:；;，,。]"
)
# Fits: 法律和 | 未经
NOT_OPENING = compile_late(rf"(?:法律|法规|规章)[和及]|{any_of('no_name_opening')}")
_OFFICE_TOLD = r"的(?:部门|机构|机关)$"
FUNCTION_OF_GOVERNMENT = compile_late(
    rf"(?P<government>.*人民政府)(?:{any_of('telling_verb')}|指定|确定).{{1,20}}{_OFFICE_TOLD}"
)
# A department told by its duty alone: 负责特种设备安全监督管理的部门; but 负有监督管理职责的部门 says no field.
FUNCTION_TOLD_BY_DUTY = compile_late(
    rf"(?:各.|[省市县区州]{{1,3}}(?:两?级)(?:以[上下])?(?:各级)?)?{any_of('telling_verb')}(?!{any_of('vague_duty')}+的)[^的]{{2,24}}{_OFFICE_TOLD}"
)
ANY_ENTERPRISE = compile_late(r"(?:各|[省市县区]级|省辖市).*公司$")  # 省辖市烟草公司: a kind, no name
SHORT_OFFICE = compile_late("[省市州县区][局厅]|海关|总局")  # 省局
OWN_BODY = compile_late(any_of("own_opening"))
OWN_REGION = compile_late(
    r"[本我全](?:自治区|[省市州县区旗])(?=各级)"
)  # 本市各级人民政府 names what 各级人民政府 names
