"""Which doers of running text are named bodies: bodies that govern, by name or by function."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.extract.responsible_units.names import (
    LEVEL_HEAD,
    NOT_FIRST,
    NOT_INSIDE,
    generic_doers,
    is_generic,
    match_collective,
    region_prefix,
)
from etl.notation.brackets import strip_trailing_brackets

# Endings of doers by what their names must show: nothing more, three characters, a function, a place.
RULING = tuple(
    "政府 管委会 管理委员会 行政公署 乡镇 办事处 法院 检察院 国务院 人民银行 人行 证监会 银监会 保监会 金融监管总局"
    " 国防部 外交部 教育部 科技部 科学技术部 工业和信息化部 公安部 安全部 民政部 司法部 财政部 人力资源社会保障部"
    " 人力资源和社会保障部 劳动和社会保障部 自然资源部 国土资源部 生态环境部 环境保护部 建设部 交通运输部 水利部"
    " 农业农村部 农业部 商务部 文化和旅游部 文化部 卫生部 退役军人部 退役军人事务部 应急管理部 铁道部 人事部"
    " 信息产业部 组织部 宣传部 统战部 武装部 省军区 军分区 警备区 社会工作部 中联部 贸促会 工商联 妇联 残联 侨联 科协 文联 团委 团省委"
    " 团市委 团县委 团区委 红十字会 消费者委员会 共青团 妇女联合会 残疾人联合会 工会 党委 党工委 纪委 监委 党组 常委会 人大 政协".split()
)
OFFICE = tuple("局 厅 署 委员会 办公室 办公厅 办 委 海关 联席会议 领导小组 指挥部 专班 工作组".split())
NO_OFFICE = (
    *("部署", "大厅", "村委", "居委", "党委", "业委"),
    *(f"{before}办" for before in "侦查民公合承主协联督举开经交申领创兴停自代催补转报网通未没"),
)
FUNCTION = tuple(
    "部门 机关 消防救援机构 消防机构 税务机构 统计机构 法制机构 地震工作机构 公共就业服务机构 技术推广机构 安全监理机构 审批服务机构 登记机构 经办机构 监督机构 监督管理机构 执法机构 管理机构 主管机构 督导机构 指挥机构 控制机构 检疫机构 稽查机构 征收机构 征稽机构 监察机构"
    " 监测分析机构".split()
)
LOCAL = tuple(
    "中心 成员单位 支队 总队 大队 站 队 院 馆 部 所 集团 公司 新区 经开区 高新区 开发区 示范区 合作区 试验区".split()
)
NAMED_ENDINGS = (*RULING, *OFFICE, *FUNCTION, *LOCAL, "分支机构", "分行", "支行", "总行")
BANK_BRANCH = re.compile(
    r"(?:人民银行|外汇管理局)各?(?:级|省级)?分支机构$"
    r"|(?:人民银行|人行|外汇管理局|国家开发银行).*(?:分行|支行|总行|总部|分局|营业管理部)$"
)
GENERIC_FUNCTION = re.compile(
    r"(?:.*(?:委托|受托).*|.*(?:人民政府|国务院|院校|机构|企业|单位|组织|协会)(?:工作|组成|职能|所属|行政管理|行政主管|主管)?|.*(?:有关|相关|其他|其它|各自|该|本|上级|下级|同级|以上|联办|所属|对口|对应|涉及|任何|使用|用人|采购|需求|申请|申报|实施|责任|牵头|配合|承办|承担|协办|主办|业务|职能|成员|组成|管理?职能|内设|一线|具体|某|受托|委托|被.{0,4}|个人|供给|提供|共享|发起)|各?(?:级|[省市县区州]级|[省市县区州]直|[省市县区州])?(?:政府|国家|行政|主管|行业|监管|执法|管理|工作|行政执法|政府职能|党政|政务|召集|行政主管|各|审批|许可|复查|复核|裁决|受理|处罚|发证|登记|办案|认定|批准|决定|备案|移送|核发|颁发|签发|扣押|车辆扣押|扣留|原批准|原发证|原审批|原许可|原登记|行业主管|行业监管)?)(?:部门|机关)"
)
# Every branch opens with a literal, by which a search skips most characters.
NOT_A_NAME = re.compile(
    r"公民[和及与]|了|着|过|向|须|从|给(?<!供给)|的(?<!设区的)(?<!地的)|在(?<![所驻]在)|就(?!业)|经(?=国务院|[省市县区上])|属于|涉及|涉嫌|通知|参加|兼任|改变|申报|签署|设置|核实|审理|前款|几个|单位(?=[和及与或经])|及其|或|需|设在|设于|按规定|对(?<!应对)(?![外口台])|发现|收到|接到|(?<!原)受理|批准|报送|提交|认定|处理(?!委)|作出|制定|成立|设立|组建|决定|发布|审定|召开|举办|印发|转发|报请|申请|请求|要求|：|:|；|;|，|,|。|为(?<![动自]为)(?!民)"
)
NOT_OPENING = re.compile(r"(?:法律|法规|规章)[和及]|报(?!社)|因|除|未经|属(?!地)|告知")
FUNCTION_OF_GOVERNMENT = re.compile(
    r"(?P<government>.*人民政府)(?:管理|负责|主管|承担|指定|确定).{1,20}的(?:部门|机构|机关)$"
)
ANY_ENTERPRISE = re.compile(r"(?:各|[省市县区]级|省辖市).*公司$")  # 省辖市烟草公司: a kind, no name
OFFICE_OF_LEVEL = re.compile("[省市州县区][局厅]")  # 省局
OWN_BODY = re.compile(r"[我本该其此贵]|上述|以上|前述|前款")
OWN_REGION = re.compile(r"[本我全](?:自治区|[省市州县区旗])(?=各级)")  # 本市各级人民政府 names what 各级人民政府 names


def named_ending(name: str) -> tuple[str, ...]:
    """The endings of doers among which a name's own is, empty if it ends as no doer of running text does."""
    if name.endswith(RULING) or (name[-1:] in "行部局构" and BANK_BRANCH.search(name)):
        return RULING
    if name.endswith(OFFICE) and (not name.endswith(NO_OFFICE) or name.endswith("公开办")):
        return OFFICE
    if name.endswith(FUNCTION):
        return FUNCTION
    return LOCAL if name.endswith(LOCAL) else ()


@lru_cache(maxsize=4096)
def is_named_body(name: str) -> bool:
    """Whether running text can oblige this doer by name or function: ``商务部``, ``各级财政部门``, ``县级以上人民政府``.

    Enterprises, banks, schools and associations at large are none, nor are 有关部门, 各地, 行政机关.
    """
    core = OWN_REGION.sub("", strip_trailing_brackets(name))
    if not 2 <= len(core) <= 45 or OWN_BODY.match(core):
        return False
    if of_government := FUNCTION_OF_GOVERNMENT.fullmatch(core):
        return not is_generic_doer(core) and is_named_body(of_government["government"])
    ending = named_ending(core)
    if not ending or NOT_OPENING.match(core) or NOT_A_NAME.search(core):
        return False
    if NOT_FIRST.match(core) or NOT_INSIDE.search(core) or is_generic_doer(core):
        return False
    if ending is FUNCTION:
        return GENERIC_FUNCTION.fullmatch(core) is None
    if ending is LOCAL:  # offices and enterprises of a named place, not of their kind
        return len(core) >= 4 and opens_with_place(core) and not ANY_ENTERPRISE.match(core)
    return ending is RULING or len(core) >= 3 or core in ("海关", "总局") or OFFICE_OF_LEVEL.fullmatch(core) is not None


def opens_with_place(name: str) -> bool:
    """Whether a name opens with a level of government, a region or the country."""
    return bool(
        LEVEL_HEAD.match(name)
        or match_collective(name)
        or region_prefix(name)
        or name.startswith(("中国", "国家", "全国"))
    )


def is_generic_doer(name: str) -> bool:
    """Whether a doer of running text names nobody."""
    return name in generic_doers("reading") or is_generic(name)
