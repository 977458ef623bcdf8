"""Which body a printed name means in its document, and the table of bodies."""

from __future__ import annotations

import re
from datetime import date

import polars as pl
import pytest

from etl.mentions import Organization, ResponsibleUnit
from etl.notation.defined_names import find_defined_names
from etl.records import Document, DocumentRows, Source
from etl.resolve.bodies import organization_id
from etl.resolve.context import Context, context_of
from etl.resolve.merging import merge_organizations
from etl.resolve.naming import find_body
from etl.resolve.organizations import resolve_organizations
from tests.calls import grows_with

XINJIANG = Document(issuer="新疆维吾尔自治区人民政府办公厅", issuer_level="province", region_code="650000")
GUANGDONG = Document(issuer="广东省人民政府办公厅", issuer_level="province", region_code="440000")
JIANGSU = Document(issuer="江苏省人民政府办公厅", issuer_level="province", region_code="320000")
SHANGHAI = Document(issuer="上海市人民政府办公厅", issuer_level="province", region_code="310000")
FUZHOU = Document(issuer="福州市人民政府办公厅", issuer_level="city", region_code="350100")
BAIYIN = Document(issuer="白银市人民政府", issuer_level="city", region_code="620400")
YUNFU = Document(issuer="云浮市商务局", issuer_level="city", region_code="445300")
GUANGAN = Document(issuer="广安市人民政府办公室", issuer_level="city", region_code="511600")
GANZI = Document(issuer="甘孜藏族自治州人民政府办公室", issuer_level="city", region_code="513300")
LUOHU = Document(issuer="罗湖区科技和工业信息化局", issuer_level="county", region_code="440303")
CANGNAN = Document(issuer=None, issuer_level="county", region_code="330327")
STATE_COUNCIL = Document(issuer="国务院", issuer_level="national")
TRANSPORT = Document(issuer="甘肃省交通运输厅", issuer_level="province", region_code="620000")
MARKETS = Document(issuer="宁夏回族自治区市场监督管理厅", issuer_level="province", region_code="640000")
UNKNOWN = Document()

# document, English name, official name
ENGLISH = [
    (XINJIANG, "Department of Commerce of the Autonomous Region", "新疆维吾尔自治区商务厅"),
    (XINJIANG, "department of commerce of the autonomous region", "新疆维吾尔自治区商务厅"),
    (UNKNOWN, "Department of Commerce of Xinjiang Uygur Autonomous Region", "新疆维吾尔自治区商务厅"),
    (XINJIANG, "Autonomous Region Development and Reform Commission", "新疆维吾尔自治区发展和改革委员会"),
    (XINJIANG, "Development and Reform Commission", "新疆维吾尔自治区发展和改革委员会"),
    (XINJIANG, "Xinjiang Uygur Autonomous Region", "新疆维吾尔自治区人民政府"),
    (XINJIANG, "Xinjiang Production and Construction Corps", "新疆生产建设兵团"),
    (XINJIANG, "Ministry of Commerce", "中华人民共和国商务部"),
    (XINJIANG, "Foreign Affairs Office", "新疆维吾尔自治区人民政府外事办公室"),
    (XINJIANG, "Guangdong Communications Administration", "广东省通信管理局"),
    (XINJIANG, "Guangdong Securities Regulatory Bureau", "中国证券监督管理委员会广东监管局"),
    (XINJIANG, "State Council", "国务院"),
    (STATE_COUNCIL, "NDRC", "中华人民共和国国家发展和改革委员会"),
    (STATE_COUNCIL, "the People's Bank of China", "中国人民银行"),
    (STATE_COUNCIL, "State Measurement Bureau", "国家计量局"),
    (SHANGHAI, "Municipal Commission of Commerce", "上海市商务委员会"),
    (SHANGHAI, "Municipal People's Government", "上海市人民政府"),
    (UNKNOWN, "Shanghai Municipal Commission of Commerce", "上海市商务委员会"),
    (UNKNOWN, "Guangdong Provincial Administration for Market Regulation", "广东省市场监督管理局"),
    (UNKNOWN, "Guangzhou Municipal Commerce Bureau", "广州市商务局"),
    (UNKNOWN, "People's Government of Yunnan Province", "云南省人民政府"),
    (UNKNOWN, "people's governments of Shenzhen", "深圳市人民政府"),
    (UNKNOWN, "Departments of Commerce of Yunnan Province", "云南省商务厅"),
    (UNKNOWN, "Nanjing Customs", "中华人民共和国南京海关"),
    (UNKNOWN, "Shanghai Municipal Tax Service", "国家税务总局上海市税务局"),
    (Document(title="Action Plan of Shanghai Municipality"), "Municipal Finance Bureau", "上海市财政局"),
    (SHANGHAI, "Municipal Development & Reform Commission", "上海市发展和改革委员会"),
    (UNKNOWN, "China Export & Credit Insurance Corporation", "中国出口信用保险公司"),
    (SHANGHAI, "Municipal Medical Insurance Bureau", "上海市医疗保障局"),
    (SHANGHAI, "Pudong New Area People's Government", "上海市浦东新区人民政府"),
    (UNKNOWN, "Housing and Construction Bureau of Shenzhen Municipality", "深圳市住房和建设局"),
    (UNKNOWN, "Department of Natural Resources and Planning of Hainan Province", "海南省自然资源和规划厅"),
    (UNKNOWN, "Shenzhen Taxation Bureau", "国家税务总局深圳市税务局"),
    (UNKNOWN, "Shanghai Maritime Safety Administration", "中华人民共和国上海海事局"),
    (UNKNOWN, "Gongbei Customs", "中华人民共和国拱北海关"),
    (STATE_COUNCIL, "Customs Tariff Commission of the State Council", "国务院关税税则委员会"),
    # many bodies, which stand for themselves
    (
        STATE_COUNCIL,
        "public security department under the State Council",
        "public security department under the State Council",
    ),
    (
        STATE_COUNCIL,
        "State Council's competent departments for commerce",
        "State Council's competent departments for commerce",
    ),
    (STATE_COUNCIL, "branches of the People's Bank of China", "branches of the People's Bank of China"),
    (SHANGHAI, "customs", "customs"),
]

# document, name, official name
DEPARTMENTS = [
    (XINJIANG, "自治区发改委", "新疆维吾尔自治区发展和改革委员会"),
    (XINJIANG, "自治区住房城乡建设厅", "新疆维吾尔自治区住房和城乡建设厅"),
    (XINJIANG, "自治区外办", "新疆维吾尔自治区人民政府外事办公室"),
    (XINJIANG, "自治区国税局", "新疆维吾尔自治区国家税务局"),
    (XINJIANG, "自治区质监局", "新疆维吾尔自治区质量技术监督局"),
    (XINJIANG, "自治区国资委", "新疆维吾尔自治区人民政府国有资产监督管理委员会"),
    (XINJIANG, "新疆生产建设兵团", "新疆生产建设兵团"),
    (GUANGDONG, "省国资委", "广东省人民政府国有资产监督管理委员会"),
    (GUANGDONG, "省人力资源社会保障厅", "广东省人力资源和社会保障厅"),
    (GUANGDONG, "省政务服务数据管理局", "广东省政务服务数据管理局"),
    (JIANGSU, "省政务办", "江苏省政务服务管理办公室"),
    (SHANGHAI, "市国资委", "上海市国有资产监督管理委员会"),
    (SHANGHAI, "市科委", "上海市科学技术委员会"),
    (SHANGHAI, "市经济信息化委", "上海市经济和信息化委员会"),
    (FUZHOU, "市建设局", "福州市城乡建设局"),
    (FUZHOU, "市交通局", "福州市交通运输局"),
    (FUZHOU, "市城管委", "福州市城市管理委员会"),
    (FUZHOU, "市市场监管局（知识产权局）", "福州市市场监督管理局"),
    (GUANGAN, "市国资委", "广安市政府国有资产监督管理委员会"),
    (BAIYIN, "市文广旅局", "白银市文化广电和旅游局"),
    (BAIYIN, "市经合局", "白银市经济合作局"),
    (LUOHU, "区住房建设局", "深圳市罗湖区住房和建设局"),
    (LUOHU, "区科技和工业信息化局", "深圳市罗湖区科技和工业信息化局"),
    (LUOHU, "市财政局", "深圳市财政局"),
    (LUOHU, "省财政厅", "广东省财政厅"),
    (CANGNAN, "县市监局", "苍南县市场监督管理局"),
    (GANZI, "州自然资源规划局", "甘孜藏族自治州自然资源和规划局"),
    (FUZHOU, "财政局", "福州市财政局"),
    (YUNFU, "云安区政府", "云浮市云安区人民政府"),
    (GUANGDONG, "广州市", "广州市人民政府"),
]
CENTRAL_BRANCHES = [
    (XINJIANG, "新疆税务局", "国家税务总局新疆维吾尔自治区税务局"),
    (XINJIANG, "人行乌鲁木齐中心支行", "中国人民银行乌鲁木齐中心支行"),
    (XINJIANG, "外汇管理局新疆分局", "国家外汇管理局新疆分局"),
    (XINJIANG, "乌鲁木齐海关", "中华人民共和国乌鲁木齐海关"),
    (XINJIANG, "新疆银监局", "中国银行业监督管理委员会新疆监管局"),
    (SHANGHAI, "上海金融监管局", "国家金融监督管理总局上海监管局"),
    (GUANGDONG, "深圳银保监局", "中国银行保险监督管理委员会深圳监管局"),
    (YUNFU, "云浮银保监分局", "中国银行保险监督管理委员会云浮监管分局"),
    (YUNFU, "市税务局", "国家税务总局云浮市税务局"),
    (GUANGAN, "人行市中心支行", "中国人民银行广安市中心支行"),
    (BAIYIN, "国网白银供电公司", "国网甘肃省电力公司白银供电公司"),
    (FUZHOU, "国网福州供电公司", "国网福建省电力有限公司福州供电公司"),
]
PARTY_COURTS_ASSOCIATIONS = [
    (BAIYIN, "市委组织部", "中共白银市委组织部"),
    (GUANGDONG, "省委编办", "中共广东省委机构编制委员会办公室"),
    (GANZI, "州委编办", "中共甘孜州委机构编制委员会办公室"),
    (SHANGHAI, "市委金融办", "中共上海市委金融委员会办公室"),
    (FUZHOU, "市法院", "福州市中级人民法院"),
    (GUANGDONG, "省法院", "广东省高级人民法院"),
    (LUOHU, "区法院", "深圳市罗湖区人民法院"),
    (FUZHOU, "市检察院", "福州市人民检察院"),
    (GUANGDONG, "省贸促会", "中国国际贸易促进委员会广东省委员会"),
    (FUZHOU, "市工商联", "福州市工商业联合会"),
    (GUANGAN, "团市委", "共青团广安市委员会"),
    (GUANGAN, "团市委机关", "共青团广安市委员会"),
    (GUANGAN, "市总工会机关", "广安市总工会"),
]
CENTRAL_BODIES = [
    (STATE_COUNCIL, "发展改革委", "中华人民共和国国家发展和改革委员会"),
    (STATE_COUNCIL, "税务总局", "国家税务总局"),
    (STATE_COUNCIL, "药监局", "国家药品监督管理局"),
    (STATE_COUNCIL, "证监会", "中国证券监督管理委员会"),
    (XINJIANG, "商务部", "中华人民共和国商务部"),
]
PRINTED_IN_FULL = [
    (JIANGSU, "省联合征信有限公司", "江苏省联合征信有限公司"),
    (YUNFU, "云浮市港盛港务有限公司", "云浮市港盛港务有限公司"),
    (YUNFU, "云浮港盛港务有限公司", "云浮港盛港务有限公司"),
    (GUANGAN, "广安经开区管委会", "广安经济技术开发区管理委员会"),
    (GUANGAN, "川渝高竹新区管委会", "川渝高竹新区管理委员会"),
    (BAIYIN, "市招商引资工作领导小组办公室", "白银市招商引资工作领导小组办公室"),
    (TRANSPORT, "厅法规处", "甘肃省交通运输厅法规处"),
    (MARKETS, "市场监管厅登记注册局", "宁夏回族自治区市场监督管理厅登记注册局"),
]
COLLECTIVE = [
    (GUANGAN, "采购人"),
    (SHANGHAI, "发证机关"),
    (XINJIANG, "各地（州、市）人民政府（行政公署）"),
    (XINJIANG, "自治区公平竞争审查工作部门联席会议各成员单位"),
    (YUNFU, "各县（市、区）人民政府"),
    (BAIYIN, "各园区管委会"),
    (FUZHOU, "区政府"),
    (STATE_COUNCIL, "县级以上人民政府"),
    (STATE_COUNCIL, "省、自治区、直辖市人民政府"),
    (GUANGAN, "财政部门"),
    (GUANGAN, "火灾事故发生地人民政府"),
    (GUANGAN, "人民法院"),
    (GUANGAN, "市直园区管委会"),
]
SHORTENED = [
    (GUANGDONG, "省港澳办", "广东省人民政府港澳事务办公室"),
    (GUANGDONG, "省台办", "广东省人民政府台湾事务办公室"),
    (GUANGDONG, "省委台办", "中共广东省委台湾工作办公室"),
    (Document(issuer_level="city", region_code="620300"), "市政府金融办", "金昌市人民政府金融工作办公室"),
    (Document(issuer_level="city", region_code="620800"), "市政务公开办", "平凉市人民政府政务公开办公室"),
    (FUZHOU, "市行政服务中心管委会", "福州市行政服务中心管理委员会"),
    (GUANGAN, "枣山园区管委会", "广安枣山物流商贸园区管理委员会"),
    (GUANGAN, "协兴园区管委会", "广安协兴生态文化旅游园区管理委员会"),
]
# Peculiar to a place, or short for more than one body: kept as printed.
UNRESOLVED = [
    (FUZHOU, "市金融监管局"),
    (FUZHOU, "市通管办"),
    (FUZHOU, "市营商办"),
    (Document(issuer_level="city", region_code="511300"), "市国资委"),
    (YUNFU, "云浮新港"),
    (MARKETS, "宁东市场监管局"),
    (TRANSPORT, "财政局"),
    (GUANGAN, "市政府金融办"),
    (UNKNOWN, "市财政局"),  # of which city is not known
]
RESOLVED = DEPARTMENTS + CENTRAL_BRANCHES + PARTY_COURTS_ASSOCIATIONS + CENTRAL_BODIES + PRINTED_IN_FULL + SHORTENED


@pytest.mark.parametrize(("document", "name", "official"), ENGLISH)
def test_english_names_mean_the_chinese_bodies(document: Document, name: str, official: str) -> None:
    body = find_body(name, context_of(document))
    assert (body.name, body.is_resolved) == (official, True)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (UNKNOWN, "Department of Finance"),
        (UNKNOWN, "Municipal Commission of Commerce"),
        (SHANGHAI, "Institute of Applied Ethics"),
        (XINJIANG, "Department of Good Ideas of the Autonomous Region"),
        (STATE_COUNCIL, "Ministry of Magic"),
    ],
)
def test_english_names_that_nothing_knows_stay_as_printed(document: Document, name: str) -> None:
    body = find_body(name, context_of(document))
    assert (body.name, body.is_resolved) == (name, False)


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        (
            "The Shanghai Municipal Commission of Commerce (SMCC) shall report.",
            {"SMCC": "Shanghai Municipal Commission of Commerce"},
        ),
        (
            'the Department of Commerce of Guangdong Province (hereinafter referred to as the "Provincial Department") shall',
            {"Provincial Department": "Department of Commerce of Guangdong Province"},
        ),
        ("The Ministry of Finance (hereinafter MOF) is to pay.", {"MOF": "Ministry of Finance"}),
        ("由市大数据中心（以下简称“中心”）负责", {"中心": "由市大数据中心"}),
        (
            "中国（上海）自由贸易试验区临港新片区管理委员会（以下简称临港新片区管委会）负责",
            {"临港新片区管委会": "中国（上海）自由贸易试验区临港新片区管理委员会"},
        ),
        ("The plan (Draft for Comments) is open.", {}),
        ("各县（市、区）人民政府负责", {}),
    ],
)
def test_short_names_that_a_text_defines(text: str, defined: dict[str, str]) -> None:
    assert {name.short: name.full for name in find_defined_names(text)} == defined


@pytest.mark.parametrize(("document", "name", "official"), RESOLVED)
def test_official_name(document: Document, name: str, official: str) -> None:
    body = find_body(name, context_of(document))
    assert (body.name, body.is_resolved) == (official, True)


@pytest.mark.parametrize(("document", "name"), COLLECTIVE)
def test_collective_bodies_stand_for_themselves(document: Document, name: str) -> None:
    body = find_body(name, context_of(document))
    assert (body.name, body.kind, body.is_resolved) == (name, "collective", True)


@pytest.mark.parametrize(("document", "name"), UNRESOLVED)
def test_what_is_not_certain_is_not_guessed(document: Document, name: str) -> None:
    body = find_body(name, context_of(document))
    assert (body.name, body.is_resolved) == (name, False)


@pytest.mark.parametrize(
    ("document", "name", "successors"),
    [
        (XINJIANG, "自治区质监局", ["新疆维吾尔自治区市场监督管理局"]),
        (XINJIANG, "自治区国土资源厅", ["新疆维吾尔自治区自然资源厅"]),
        (GUANGAN, "市国税局", ["国家税务总局广安市税务局"]),
        (XINJIANG, "新疆银监局", ["中国银行保险监督管理委员会新疆监管局", "国家金融监督管理总局新疆监管局"]),
        (YUNFU, "中国人民银行云浮市中心支行", ["中国人民银行云浮市分行"]),
        (XINJIANG, "人行乌鲁木齐中心支行", ["中国人民银行新疆维吾尔自治区分行"]),
        (STATE_COUNCIL, "卫生部", ["国家卫生和计划生育委员会", "中华人民共和国国家卫生健康委员会"]),
        (STATE_COUNCIL, "商务部", []),
    ],
)
def test_reforms_are_followed(document: Document, name: str, successors: list[str]) -> None:
    body = find_body(name, context_of(document))
    found = []
    while body.successor is not None:
        body = body.successor
        found.append(body.name)
    assert found == successors


def test_a_document_of_unknown_origin_stands_where_its_bodies_do() -> None:
    context = context_of(UNKNOWN, ["自治区发改委", "新疆证监局", "乌鲁木齐海关"])
    assert context.region is not None and context.region.code == "650000"
    assert context_of(UNKNOWN, ["财政部", "人民银行"]).is_national
    assert context_of(UNKNOWN, ["市财政局", "商务部"]) == Context(None, False, None)


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("各地(州、市)人民政府(行政公署)", "各地（州、市）人民政府（行政公署）"),
        ("各市、县〔区〕市场监管局", "各市、县（区）市场监管局"),
        ("各市(州) 交通运输局(委）", "各市（州）交通运输局（委）"),
        ("自治区外(侨)办", "自治区外（侨）办"),
    ],
)
def test_the_setting_of_brackets_makes_no_second_body(printed: str, same: str) -> None:
    first, second = find_body(printed, context_of(XINJIANG)), find_body(same, context_of(XINJIANG))
    assert first == second
    assert first.name == same
    assert organization_id(first) == organization_id(second)


def test_ids_hang_on_the_body_alone() -> None:
    first, second = (organization_id(find_body(name, context_of(LUOHU))) for name in ("区财政局", "罗湖区财政局"))
    assert first == second
    assert re.fullmatch(r"org-440303-[a-z2-7]{12}", first)
    other = organization_id(find_body("市国资委", context_of(GUANGAN)))
    assert other != organization_id(find_body("市国资委", context_of(BAIYIN)))


def rows_of(document: Document, *names: str) -> DocumentRows:
    """A document whose one clause names bodies."""
    text = "、".join(names)
    starts = [text.index(name) for name in names]
    units = tuple(
        ResponsibleUnit("d#1", i, name, name, False, "responsible", "annotation", start, start + len(name))
        for i, (name, start) in enumerate(zip(names, starts, strict=True), 1)
    )
    return DocumentRows(Source("d", "d.txt", "txt", "0" * 64, text, ()), document, (), {"responsible_units": units}, ())


def test_the_table_has_every_body_once_and_its_successor() -> None:
    rows = rows_of(XINJIANG, "自治区发改委", "自治区发展改革委", "自治区质监局", "自治区外（侨）办")
    resolved = resolve_organizations(rows)
    organizations = resolved.organizations
    by_name = {organization.name: organization for organization in organizations}
    commission = by_name["新疆维吾尔自治区发展和改革委员会"]
    assert commission.mention_count == 2
    assert commission.aliases == "自治区发展改革委；自治区发改委"
    successor = by_name["新疆维吾尔自治区市场监督管理局"]
    assert by_name["新疆维吾尔自治区质量技术监督局"].successor_id == successor.organization_id
    assert successor.mention_count == 0
    assert {unit.organization_id for unit in resolved.responsible_units} <= {o.organization_id for o in organizations}
    assert [organization.organization_id for organization in organizations] == sorted(
        organization.organization_id for organization in organizations
    )
    (diagnostic,) = resolved.diagnostics
    assert (diagnostic.stage, diagnostic.severity, diagnostic.code) == ("resolve", "warning", "unresolved_organization")
    assert resolved.source.text[diagnostic.start_char : diagnostic.end_char] == "自治区外（侨）办"


SCHEMA = {name: pl.Int64 if name == "mention_count" else pl.String for name in Organization._fields}


def merged(*documents: DocumentRows) -> dict[str, tuple[str | None, int]]:
    """Aliases and mentions by name, of the bodies of many documents."""
    bodies = [body for document in documents for body in resolve_organizations(document).organizations]
    frame = merge_organizations(pl.DataFrame([body._asdict() for body in bodies], schema=SCHEMA))
    assert frame["organization_id"].is_unique().all() and frame["organization_id"].is_sorted()
    return {name: (aliases, count) for name, aliases, count in frame.select("name", "aliases", "mention_count").rows()}


def test_bodies_of_many_documents_are_one_each() -> None:
    one = rows_of(XINJIANG, "自治区发改委", "自治区质监局", "自治区外（侨）办")
    other = rows_of(XINJIANG, "自治区发展改革委", "自治区市场监管局", "自治区外（侨）办")
    bodies = merged(one, other)
    assert bodies["新疆维吾尔自治区发展和改革委员会"] == ("自治区发展改革委；自治区发改委", 2)
    assert bodies["新疆维吾尔自治区市场监督管理局"] == ("自治区市场监管局", 1)
    assert bodies["自治区外（侨）办"] == (None, 2)
    assert merged(other, one) == bodies
    assert merged(one)["新疆维吾尔自治区市场监督管理局"] == (None, 0)  # a successor only


def test_a_signed_date_changes_nothing() -> None:
    dated = Document(issuer="国务院", issuer_level="national", signed_date=date(2019, 1, 12))
    assert find_body("银保监会", context_of(dated)).name == "中国银行保险监督管理委员会"


@pytest.mark.parametrize("character", ["（", "一", "市", "局", "、", " ", "各", "处"])
def test_hostile_names_cost_little(character: str) -> None:
    assert grows_with(lambda name: find_body(name, context_of(FUZHOU)), character, 10_000)
