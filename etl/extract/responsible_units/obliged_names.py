"""Which doers of running text are named bodies: bodies that govern, by name or by function."""

from __future__ import annotations

import regex

from etl.extract.brackets import strip_trailing_brackets
from etl.extract.responsible_units.names import (
    LEVEL_HEAD,
    NOT_FIRST,
    NOT_INSIDE,
    generic_doers,
    is_generic,
    match_collective,
    region_prefix,
)

NAMED_ENDING = regex.compile(
    r"(?P<government>人民政府|政府|管委会|管理委员会|行政公署|街道办事处|乡镇|办事处)$"
    r"|(?P<court>法院|检察院)$"
    r"|(?P<council>国务院)$"
    r"|(?P<office>局|(?<!大)厅|署|委员会|办公室|办公厅|(?<!侦|查|民|公|合|承|主|协|联|督|举|(?<!公)开|经|交|申|领|创|兴|停|自|代|催|补|转|报|查|网|通|未|没)办|(?<!村|居|党|业)委|海关|联席会议|领导小组|指挥部|专班|工作组)$"
    r"|(?P<ministry>(?:国防|外交|教育|科技|科学技术|工业和信息化|公安|安全|民政|司法|财政|人力资源和?社会保障|自然资源|国土资源|生态环境|环境保护|住房和?城乡建设|建设|交通运输"
    r"|水利|农业农村|农业|商务|文化和旅游|文化|卫生|退役军人|退役军人事务|应急管理|铁道|人事|劳动和社会保障|信息产业|组织|宣传|统战|武装|社会工作|中联)部)$"
    r"|(?P<function>部门)$|(?P<organ>机关|(?:消防救援|登记|经办|监督|监督管理|执法|管理|主管|督导|指挥|监测分析)机构)$"
    r"|(?P<bank>(?:人民银行|外汇管理局)各?(?:级|省级)?分支机构|(?:人民银行|人行|外汇管理局|国家开发银行).*(?:分行|支行|总行|总部|分局|营业管理部)|人民银行|人行|(?:证|银|保|银保)监会|金融监管总局)$"
    r"|(?P<association>贸促会|工商联|总工会|妇联|残联|侨联|科协|文联|团委|团[省市县区]委|红十字会|消费者委员会|工会)$"
    r"|(?P<party>党委|党工委|纪委|监委|党组|常委会|人大|政协)$"
    r"|(?P<local>中心|成员单位|牵头单位|支队|总队|大队|站|队|院|馆|部|所|集团|公司|协会)$"
)
GENERIC_FUNCTION = regex.compile(
    r"(?:.*(?:委托|受托).*|.*(?:人民政府|国务院|院校|机构|企业|单位|组织|协会)(?:工作|组成|职能|所属)?|.*(?:有关|相关|其他|其它|各自|该|本|上级|下级|同级|以上|联办|所属|对口|对应|涉及|任何|使用|用人|采购|需求|申请|申报|实施|责任|牵头|配合|承办|承担|协办|主办|业务|职能|成员|组成|管理?职能|内设|一线|具体|某|受托|委托|被.{0,4}|个人)|各?(?:级|[省市县区州]级|[省市县区州]直|[省市县区州])?(?:政府|国家|行政|主管|行业|监管|执法|管理|工作|行政执法|政府职能|党政|政务|召集|行政主管|各)?)(?:部门|机关)"
)
NOT_A_NAME = regex.compile(
    r"[了着过向须从]|(?<!供)给|(?<!设区|地)的|(?<!所|驻)在|就(?!业)|^(?:(?:法律|法规|规章)[和及]|报(?!社)|因|除|未经|属(?!地)|告知)|经(?=国务院|[省市县区上])|属于|涉及|涉嫌|通知|参加|兼任|改变|申报|签署|设置|核实|审理|前款|几个|单位(?=[和及与或经])|及其|或|需|设[在于]|按规定|(?<!应)对(?![外口台])|发现|收到|接到|受理|批准|报送|提交|认定|处理(?!委)|作出|制定|成立|设立|组建|决定|发布|审定|召开|举办|印发|转发|报请|申请|请求|要求|[：:；;，,。]|(?<![动自])为(?!民)"
)
FUNCTION_OF_GOVERNMENT = regex.compile(
    r"(?P<government>.*人民政府)(?:管理|负责|主管|承担|指定|确定).{1,20}的(?:部门|机构|机关)$"
)
OWN_BODY = regex.compile(r"(?:[我本该其此贵]|上述|以上|前述|前款)")
OWN_REGION = regex.compile(
    r"[本我全](?:自治区|[省市州县区旗])(?=各级)"
)  # 本市各级人民政府 names what 各级人民政府 names


def is_named_body(name: str) -> bool:
    """Whether running text can oblige this doer by name or function: ``商务部``, ``各级财政部门``, ``县级以上人民政府``.

    Enterprises, banks, schools and associations at large are none, nor are 有关部门, 各地, 行政机关.
    """
    core = OWN_REGION.sub("", strip_trailing_brackets(name))
    if not 2 <= len(core) <= 45 or is_generic_doer(core) or OWN_BODY.match(core):
        return False
    if of_government := FUNCTION_OF_GOVERNMENT.fullmatch(core):
        return is_named_body(of_government["government"])
    if NOT_FIRST.match(core) or NOT_INSIDE.search(core) or NOT_A_NAME.search(core):
        return False
    found = NAMED_ENDING.search(core)
    if found is None:
        return False
    if found.lastgroup in ("function", "organ"):
        return GENERIC_FUNCTION.fullmatch(core) is None
    if found.lastgroup == "local":  # offices and enterprises of a named place, not of their kind
        return len(core) >= 4 and opens_with_place(core)
    if found.lastgroup == "office":
        return len(core) >= 3 or core in ("海关",)
    return True


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
