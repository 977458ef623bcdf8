"""What a name says of itself: whether it names a body, a generic doer, and which jurisdiction it opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.lexicon import read_lexicon
from etl.notation.brackets import CLOSING, strip_trailing_brackets
from etl.notation.regions import match_region

LONGEST_NAME = 45
# Levels of government as they stand before a body's name, alone (市商务局) or several in one (各市、县（区）人民政府).
LEVEL = (
    r"(?:自治区|直辖市|自治州|自治县|地级以上市|地级市|设区的?市|省辖市|县级市|市州|州市|地州市|市县区|县市区|区市县|市县|县市|县区|区县"
    r"|乡镇街道|乡镇|镇街|街镇|民族乡|地区|街道|省|市|州|县|区|旗|盟|乡|镇)"
)
BRACKET = r"(?:[（(〔［\[][^（()）〔〕\[\]［］]{0,20}[）)〕］\]])"
COLLECTIVE_HEAD = re.compile(
    rf"(?:各(?:有关|相关)?)?(?:{LEVEL}{BRACKET}?)(?>(?:(?:[、和及与]|以及)各?{LEVEL}{BRACKET}?)+)(?![、，,；;：直]|级(?:各|有关|相关|部门|单位|以上|机关))"
)
LEVELS_IN_HEAD = re.compile(rf"(?P<level>{LEVEL})(?P<bracket>{BRACKET}?)")
RANKS = {"省": 0, "市": 1, "州": 1, "区": 2, "县": 2, "旗": 2, "盟": 1, "镇": 3, "乡": 3, "道": 3}
OWN_HEAD = re.compile(
    r"各(?!种)|团(?:自治区|[省市县区州旗])委|全(?:省|市|县|区|州|国|体)|县级以上|区级以上|市级以上|省级以上|设区|地级|所在地?|试点|属地|当地|本地|相关|有关"
    r"|国家|国务院|共青团|中共|中共中央|中央(?!大街)|中国|最高|全国|人民银行|人行|国网|南网|国电|华能|中石油|中石化|武警|驻|海关总署|新华社"
)
# 市 and 区 that open another word: 市场监管局, 市政公用局, 区域合作办.
LEVEL_HEAD = re.compile(
    r"(?:自治区|自治州|自治县|兵团|省(?!际)|市(?!场|容|政(?:部门|主管|行政|管理|公用|工程|园林|市容|设施|局|处)|民中心)|县(?!域)|区(?!域|块)|州|盟|旗|镇|乡(?!村)|街道)(?=.)"
)
LEVEL_AND_OTHERS = re.compile(rf"{LEVEL}{BRACKET}(?=..)")  # 县（市、区）商务局
LEVELS_TOGETHER = re.compile(rf"(?:{LEVEL}[、和]?){{2,4}}[两三四]级(?=[^以])")  # 市县两级编制、财政部门
TOWNSHIP = re.compile(
    rf"街道办事处|街道办|(?:[乡镇]{BRACKET}?|乡镇)(?:人民)?政府|(?:[村居]{BRACKET}?|社区)(?:民)?委员?会"
    rf"|(?:{LEVEL}{BRACKET}|市县区?|县区|区县|州市|市州)(?:人民)?政府"
)
INNER_HEAD = re.compile(r"(?:厅|局|委)(?=(?:机关)?.{1,12}(?:处|室|科|局|办|中心|小组|指挥部|专班)$)")
ZONE = re.compile(
    r".{2,12}?(?:经开区|高新区|新区|经济开发区|开发区|园区|示范区|保税区|自贸(?:试验)?区|试验区|风景区|景区|度假区|功能区|集中区|合作区)"
)
FULL_REGION = re.compile(
    r"(?!城市|都市|社区|园区|行政区|景区|灾区|库区|林区|郊区|地区)[\u4e00-\u9fff]{2,7}?(?:省|自治区|自治州|自治县|市(?!场)|县|区(?!域))(?=..)"
)
MINISTRY = re.compile(
    r"(?!.*(?:组织|宣传|统战|武装|工作|指挥|联络|警备|项目|事业|俱乐)部$).*部$|.*(?:总署|总局|部委)$|.*部办公厅$"
)
# Enterprises named by their trade alone are their city's, as offices are: 水务集团, 公交公司.
TRADE_ENTERPRISE = re.compile(
    r"(?:水务|公交|城投|城建|交投|交通|文旅|文投|旅投|燃气|热力|供热|供水|排水|自来水|地铁|轨道|轨道交通|金控|产投|农投|建投|水投|国投|港务|机场|电力|供电|电信|移动|联通|铁塔|广电|人才|环保)"
    r"(?:投资|发展|控股|建设)?(?:集团|公司|集团公司|有限公司)"
)
PARTY_ORGAN = re.compile(
    r"组织部|宣传部|统战部|政法委|政研室|网信办|编办|社会工作部|社工部|改革办|深改办|军民融合办|巡察办|老干部局|台办|党校|机要局|保密办|外办"
)
GOVERNMENT = re.compile(r".*(?:人民政府|政府|管委会|管理委员会|行政公署|街道办事处|街道办|街道|乡|镇)$")
GENERIC_TAILS = (
    "部门 单位 地区 地方 方面 机构 企业 公司 处室 科室 人员 平台 院校 高校 组织 区域 园区 机关 各方 银行".split()
)
GENERIC_TAIL = rf"(?:{'|'.join(GENERIC_TAILS)}|职能部门|主管部门)"
GENERIC = re.compile(
    rf".*(?:有关|相关|涉及).{{0,18}}{GENERIC_TAIL}{BRACKET}?(?:[、和及]{GENERIC_TAIL})*"
    rf"|(?:其[他它余])?(?:全?{LEVEL}|国家|中央|厅|局|委|机关|政府|我{LEVEL}|本{LEVEL}|园区)?(?:级|直属|直|属|政府|机关|人民政府)?(?:市直)?"
    rf"(?:所属|各)?(?:各级)?(?:部门|单位|地区|方面|处室|科室|委办局|直属机构|企业){BRACKET}?(?:[、和及]{GENERIC_TAIL})*"
    r"|各(?:地(?!级|州|市|[（(])|方|部门|单位|有关|相关|处室|业务处室|科室|牵头|责任|配合|承办|直属单位|企业|委办局).{0,8}|各成员单位|各.{1,10}各.{0,6}(?:部门|单位).{0,4}"
    r"|(?:全[省市县区州]|各类|所有).*(?:企业|单位|机构)"
)
# Words that no body's name opens with, and words that none holds: the text before it ran on into the name.
NOT_FIRST = re.compile(
    r"[按由为在把被要须让若凡以与及并等且或但其该此这本我]|对(?![外口台])|向(?!阳)|从(?!化|江)|将(?!乐)|经(?![信济协贸开发合])|应(?![急县])"
    r"|可(?!再生)|不(?!动产)|使(?!馆)|如(?![东皋])|和(?![田平县静硕政龙林布顺])|推动|推进|实现|行经|编制(?=[省市县乡镇村城])|支持|鼓励|引导|加强|加快|保证|确保|防止|避免|责成|促使|建立|健全|完善|协调|指导|督促|督导(?!组|室)"
    r"|组织(?!部)|负责|坚持|遵循|贯彻|落实|做好|开展|制定|实施|持续|进一步|配合|协助|会同|牵头|联合(?!征信|国)|根据|依据|依托|结合|通过|提升|优化|强化|实行|探索|聚焦|围绕|提供|发挥|利用|充分|积极|严格"
    r"|切实|认真|及时|定期|全面|年底|每年|长期|常态|适用|完成|以下|以上|上述|含|包括|包含|指|即|没有|所有|任何|一般|重大|主要|委托|授权|也|明确|构建|赋能|具体|形成|指定|确定|打造|发展(?!改革|和改革|规划|研究|计划|中心)|有(?!色)"
)
NOT_INSIDE = re.compile(
    r"[。！？《》<>%％]|(?<!数)据(?!局)|应(?!急|链|用|对)|[将把被让]|(?<!主|重|需)要(?!素|客)|会同|负责|牵头(?!单位$)|按照|根据|依法(?!治)|推动|督促|以下简称|简称|不得|必须|应当|完成"
    r"|持续|落实|是(?!否)|(?<!自)由|等(?!教育|专科|院校|级|学校|法院|职业)"
)


def match_collective(text: str, start: int = 0) -> int | None:
    """Where the levels of one collective name end that ``text`` opens with at ``start``, None if it opens with none.

    ``各市、县（区）`` of ``各市、县（区）人民政府``; but ``各镇、区发展改革局`` are two, since a bare last level that opens a
    department must stand below the first.
    """
    head = COLLECTIVE_HEAD.match(text, start)
    if head is None:
        return None
    end: int = head.end()
    levels = list(LEVELS_IN_HEAD.finditer(head.group()))
    rest = text[end : end + 2]
    if levels[-1]["bracket"] or rest in ("", "人民", "政府", "党委", "两级", "三级", "各级", "级人", "级党", "级政"):
        return end
    return end if RANKS[levels[0]["level"][-1]] < RANKS[levels[-1]["level"][-1]] else None


@cache
def body_endings() -> dict[str, str]:
    """Endings of bodies' names and the kind of body each makes."""
    places = {row["ending"]: "place" for row in read_lexicon("place_endings")}
    return places | {row["ending"]: row["kind"] for row in read_lexicon("body_endings")}


@cache
def longest_ending() -> int:
    """Length of the longest ending."""
    return max(map(len, body_endings()))


def find_ending(name: str) -> str:
    """The longest ending of a body's name that a name ends in, empty if none."""
    endings = body_endings()
    for length in range(longest_ending(), 0, -1):
        if name[-length:] in endings:
            return name[-length:]
    return ""


@cache
def last_of_name() -> re.Pattern[str]:
    """The last character of every body's name, and of every generic doer's that does not open with 各."""
    return re.compile(f"[{re.escape(''.join({e[-1] for e in (*body_endings(), *GENERIC_TAILS)}) + CLOSING)}]")


@cache
def generic_doers(scope: str) -> frozenset[str]:
    """Doers that name nobody: ``anywhere``, and those that running text alone leaves open (``reading``)."""
    return frozenset(
        row["doer"] for row in read_lexicon("generic_doers") if scope == "reading" or row["scope"] == scope
    )


@lru_cache(maxsize=4096)
def ending_kind(name: str) -> str | None:
    """Kind of body that a name's ending makes (``department``, ``government``, ``place`` …), None if it makes none."""
    return body_endings().get(find_ending(strip_trailing_brackets(name)))


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Whether a doer names nobody: ``有关部门``, ``市直各部门``, ``省驻陇南有关单位``."""
    return name in generic_doers("anywhere") or GENERIC.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def is_body(name: str) -> bool:
    """Whether an item of a responsibility note names a body; regions and zones count as bodies there."""
    if not 2 <= len(name) <= LONGEST_NAME or is_generic(name):
        return False
    core = strip_trailing_brackets(name)
    if NOT_FIRST.match(core) or NOT_INSIDE.search(core):
        return False
    return ending_kind(name) is not None or is_region(core)


def is_region(name: str) -> bool:
    """Whether a name is a region's and nothing else: ``成都市``, ``广州``."""
    found = match_region(name)
    return found is not None and found[1] == len(name)


def is_complete_body(name: str) -> bool:
    """Whether a name stands for a body by itself, its ending more than a place's; for splitting at 和, 及 and spaces."""
    return is_body(name) and ending_kind(name) not in (None, "place") and len(name) > 2


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What a name says of where its body rules.

    ``kind`` is ``shared`` (``prefix`` goes over to the bare names after it), ``own`` (takes none, passes none on),
    ``field_office`` (``prefix`` is its place, passed to a bare field office right after it) or ``bare``.
    """

    kind: str
    prefix: str = ""


BARE = Jurisdiction("bare")
OWN = Jurisdiction("own")


@lru_cache(maxsize=4096)
def find_jurisdiction(name: str) -> Jurisdiction:
    """The jurisdiction that a body's name opens with: ``自治区商务厅`` → shared 自治区, ``新疆证监局`` → field office 新疆."""
    core = strip_trailing_brackets(name)
    if levels := LEVELS_TOGETHER.match(core):
        return Jurisdiction("shared", levels.group())
    if TOWNSHIP.fullmatch(core) or match_collective(core) or OWN_HEAD.match(core) or MINISTRY.fullmatch(core):
        return OWN
    level = LEVEL_AND_OTHERS.match(core) or LEVEL_HEAD.match(core)
    if level:
        return Jurisdiction("shared", level.group())
    inner = INNER_HEAD.match(core)
    if inner:
        return Jurisdiction("shared", inner.group())
    kind = ending_kind(name)
    if kind == "field_office":
        return Jurisdiction("field_office", core.removesuffix(find_ending(core)))
    region = region_prefix(core)
    if region:
        rest = core[len(region) :]
        is_passed_on = (
            region[-1] in "省市县区州旗盟" and rest and not GOVERNMENT.fullmatch(rest) and kind != "enterprise"
        )
        return Jurisdiction("shared", region) if is_passed_on else OWN
    if TRADE_ENTERPRISE.fullmatch(core):
        return BARE
    if kind in ("bank", "enterprise", "place", "academy") or ZONE.match(core) or GOVERNMENT.fullmatch(core):
        is_service_centre = kind == "government" and "中心" in core  # 行政服务中心管委会 is an office of its city
        return BARE if is_service_centre else OWN
    return BARE


def region_prefix(name: str) -> str:
    """The region's name that a body's name opens with, empty if none: ``吉林省商务厅`` → 吉林省, ``公安厅`` → none."""
    found = match_region(name)
    if found is not None:
        region, length = found
        is_full = name[length - 1] in "省市县区州旗盟"
        if is_full or region.level != "county":
            return name[:length]
    full = FULL_REGION.match(name)
    return full.group() if full and ending_kind(name[full.end() :]) else ""
