"""The parts of a head one by one: titles, signatures, addressees, issuers, days."""

from __future__ import annotations

from datetime import date

import pytest

from etl.extract.metadata.addressees import find_addressees, find_cc
from etl.extract.metadata.adoption import find_adopting_body, find_adoption_day, find_order_number
from etl.extract.metadata.body_names import is_body_name, split_bodies
from etl.extract.metadata.issuer import find_issuer, issuer_level, issuer_region
from etl.extract.metadata.order_head import OrderHead, find_number_below, find_order_head
from etl.extract.metadata.page_facts import find_page_facts
from etl.extract.metadata.signature import Signature, find_printed_date, find_signature
from etl.extract.metadata.title_lines import parse_title
from etl.extract.metadata.titles import find_head_titles
from etl.notation.days import parse_day
from etl.notation.title_words import document_type

DAYS = [
    ("2021年2月22日", date(2021, 2, 22)),
    ("2023 年3 月18 日", date(2023, 3, 18)),
    ("二〇二一年二月二十二日", date(2021, 2, 22)),
    ("二○○七年十月九日", date(2007, 10, 9)),
    ("一九九五年三月二十六日", date(1995, 3, 26)),
    ("二〇〇四年十一月四日", date(2004, 11, 4)),
    ("2026-04-24", date(2026, 4, 24)),
    ("2025.10.31", date(2025, 10, 31)),
    ("2025-03-04 09:49:09", date(2025, 3, 4)),
    ("2023年2月30日", None),
    ("202X 年X 月X 日", None),
    ("", None),
]

TITLES = [
    (["滨江市人民政府森林防火禁火令", "滨政函〔2024〕18号"], "滨江市人民政府森林防火禁火令"),
    (["滨江市人民政府令", "第18号"], None),
    (["《滨江市促进生物医药产业发展若干措施》政策解读"], "《滨江市促进生物医药产业发展若干措施》政策解读"),
    (
        [
            "2024年11月28日 上海市第十六届人民代表大会常务委员会第十七次会议通过",
            "上海市促进浦东新区保税维修业务 发展若干规定",
        ],
        "上海市促进浦东新区保税维修业务 发展若干规定",
    ),
    (
        ["云浮市商务局关于印发《云浮市2023 年优化口岸营商环境提升跨境贸易便利化工作方案》的通知（2023 年3 月15 日）"],
        "云浮市商务局关于印发《云浮市2023年优化口岸营商环境提升跨境贸易便利化工作方案》的通知",
    ),
    (
        ["5. 福州市人民政府办公厅关于印发持续优化提升营商环境八大举措", "的通知（2023 年4 月10 日）"],
        "福州市人民政府办公厅关于印发持续优化提升营商环境八大举措的通知",
    ),
    (
        ["吉林省关于进一步优化外商投资环境", "加大吸引外商投资力度的实施意见", "（征求意见稿）"],
        "吉林省关于进一步优化外商投资环境加大吸引外商投资力度的实施意见",
    ),
    (
        ["政策解读", "政策原文", "罗湖区支持人工智能OPC发展若干措施（试行）"],
        "罗湖区支持人工智能OPC发展若干措施（试行）",
    ),
    (
        ["中共陕西省委陕西省人民政府印发《陕西省推进营商环境突破年实施意见》（2023 年2 月13 日）"],
        "中共陕西省委陕西省人民政府印发《陕西省推进营商环境突破年实施意见》",
    ),
    (["中华人民共和国反洗钱法 (2024修订)"], "中华人民共和国反洗钱法"),
    (
        ["金融机构反洗钱和反恐怖融资监督管理办法（中国人民银行令〔2021〕第3号）"],
        "金融机构反洗钱和反恐怖融资监督管理办法",
    ),
    (["中华人民共和国国务院令", "第706号"], None),
    (["各有关单位：", "为进一步优化营商环境，现就有关事项通知如下："], None),
    (["2023 年 10 月 21 日"], None),
]

TYPES = [
    ("关于加强自治区招商引资工作的意见", "意见"),
    ("吉林省关于进一步优化外商投资环境加大吸引外商投资力度的实施意见", "实施意见"),
    ("罗湖区支持人工智能OPC发展若干措施（试行）", "措施"),
    ("白银市招商引资优惠政策三十条", "政策"),
    ("广东省推进招商引资高质量发展若干政策措施", "政策措施"),
    ("深圳市有力有效支持发展瞪羚企业、独角兽企业行动计划（2025—2027年）", "行动计划"),
    ("上海市人民政府办公厅印发《关于加快科技服务业高质量发展的若干意见》", "意见"),
    ("中国（新疆）自由贸易试验区总体方案", "总体方案"),
    (None, None),
    ("二维码", None),
]

SIGNATURES = [
    (["国务院办公厅", "2023 年5 月26 日", "（此件公开发布）"], Signature(("国务院办公厅",), date(2023, 5, 26))),
    (
        ["财政部", "生态环境部", "工业和信息化部", "2023 年3 月20 日"],
        Signature(("财政部", "生态环境部", "工业和信息化部"), date(2023, 3, 20)),
    ),
    (["行 长 易纲", "2021 年4月15日"], Signature((), date(2021, 4, 15))),
    (["中国证券监督管理委员会主席吴清", "2025年10月31日"], Signature((), date(2025, 10, 31))),
    (
        ["佛山市工程建设项目审批制度改革", "工作领导小组办公室（代章）", "2023 年5 月30 日"],
        Signature(("佛山市工程建设项目审批制度改革工作领导小组办公室",), date(2023, 5, 30)),
    ),
    (
        ["四川省科学技术厅", "（四川省人工智能产业链链长办公室）", "四川省经济和信息化厅", "2026年4月16日"],
        Signature(("四川省科学技术厅（四川省人工智能产业链链长办公室）", "四川省经济和信息化厅"), date(2026, 4, 16)),
    ),
    (["推动乡村振兴。广安市人民政府办公室2021年7月13日"], Signature(("广安市人民政府办公室",), date(2021, 7, 13))),
    (
        ["附件：1.任务分工表2.年度重点工作及进度安排表广安市人民政府办公室2020年9月10日"],
        Signature(("广安市人民政府办公室",), date(2020, 9, 10)),
    ),
    (
        ["深圳市龙华区科技创新局2026年3月10日发布"],
        Signature(("深圳市龙华区科技创新局",), date(2026, 3, 10), published=True),
    ),
    (["请认真贯彻执行。", "2023 年3 月3 日"], Signature((), date(2023, 3, 3))),
    (["本办法自2017年7月1日起施行。"], None),
    (
        ["佛山市南海区桂城街道办事处2026年5月8日在华为政企数智化体验中心开业仪式发布。"],
        Signature(("佛山市南海区桂城街道办事处",), date(2026, 5, 8), published=True),
    ),
    (["新疆维吾尔自治区人民政府办公厅", "2021年2月22日印发"], None),
    (["广东省推进招商引资高质量发展若干政策措施", "为深入贯彻落实党的二十大精神，制定以下政策措施。"], None),
]

ADDRESSEES = [
    (
        ["各省、自治区、直辖市人民政府，国务院各部委、各直属机构："],
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构",
    ),
    (
        ["各银保监局，", "各政策性银行、", "大型银行，各保险集团", "（控股）公司、保险公司、保险资产管理公司："],
        "各银保监局，各政策性银行、大型银行，各保险集团（控股）公司、保险公司、保险资产管理公司",
    ),
    (
        ["各县级市（区）人民政府，苏州工业园区、太仓港口管委会；市各委办局，各直属单位：", "《行动计划》已经"],
        "各县级市（区）人民政府，苏州工业园区、太仓港口管委会；市各委办局，各直属单位",
    ),
    (
        ["各县(市、区)人民政府，市政府有关部门、有关直属机构，有关单位:"],
        "各县(市、区)人民政府，市政府有关部门、有关直属机构，有关单位",
    ),
    (
        ["检索时间: 2026-02-03 13:11:03", "各区人民政府，市政府各委、办、局，各有关单位："],
        "各区人民政府，市政府各委、办、局，各有关单位",
    ),
    (["湖北省人民政府："], "湖北省人民政府"),
    (["现就有关事项通知如下："], None),
    (["为践行以人民为中心的发展思想，现提出如下意见："], None),
    (["联系电话: 85253706；"], None),
    (["设立专项资金。各部门："], None),
]

ISSUERS = [
    (
        ["省政府办公厅"],
        "广东省人民政府办公厅关于印发广东省推进招商引资高质量发展若干政策措施的通知",
        "广东省人民政府办公厅",
    ),
    (
        ["江苏省人民政府办公厅"],
        "江苏省政府办公厅印发关于促进个体工商户高质量发展若干政策措施的通知",
        "江苏省人民政府办公厅",
    ),
    (
        ["湖南省政务管理服务局"],
        "湖南省人民政府办公厅关于印发《湖南省政务服务中心管理办法》的通知",
        "湖南省政务管理服务局",
    ),
    (
        [],
        "宁夏回族自治区市场监管厅关于印发优化营商环境促进民营经济高质量发展若干措施的通知",
        "宁夏回族自治区市场监管厅",
    ),
    (
        [],
        "中国人民银行 金融监管总局 国家发展改革委关于金融支持中国式养老事业的指导意见",
        "中国人民银行、金融监管总局、国家发展改革委",
    ),
    ([], "吉林省关于进一步优化外商投资环境加大吸引外商投资力度的实施意见", None),
]

RULING = [  # issuer, its level, its region
    ("国家税务总局", "ministry", None),
    ("财政部、税务总局", "ministry", None),
    ("国家税务总局广东省税务局", "province", "广东省"),
    ("国家税务总局深圳市税务局", "city", "深圳市"),
    ("中国证券监督管理委员会吉林监管局", "province", "吉林省"),
    ("国家发展和改革委员会", "ministry", None),
    ("中共和平区委组织部", None, None),
    ("中共广州市委组织部", "city", "广州市"),
    ("中共中央组织部", "national", None),
]


@pytest.mark.parametrize(("issuer", "level", "region"), RULING)
def test_level_and_region_of_an_issuer(issuer: str, level: str | None, region: str | None) -> None:
    found = issuer_region(issuer, None, None)
    assert (issuer_level(issuer, None, found), found and found.name) == (level, region)


BODY_NAMES = [
    ("大会第五次会议通过并于同日公布施行", False),  # of a law's note, behind 第五届全国人民代表
    ("中国人民银行", True),
    ("国务院", True),
    ("罗湖区科技和工业信息化局（乡村振兴和协作交流局）", True),
    ("中共中央 国务院", True),
    ("广东省推进招商引资高质量发展若干政策措施", False),
    ("特此通知。", False),
    ("2023年5月6日", False),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days(text: str, day: date | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_titles(lines: list[str], title: str | None) -> None:
    assert find_head_titles(lines, [], None).title == title


@pytest.mark.parametrize(("title", "kind"), TYPES)
def test_document_type(title: str | None, kind: str | None) -> None:
    assert document_type(title) == kind


def test_what_stands_in_brackets_behind_a_title() -> None:
    parts = parse_title("23. 东莞市优化营商环境条例（草案征求意见稿）（2023 年3月7 日）")
    assert (parts.text, parts.day, parts.is_draft) == ("东莞市优化营商环境条例", date(2023, 3, 7), True)


@pytest.mark.parametrize(("lines", "signature"), SIGNATURES)
def test_signatures(lines: list[str], signature: Signature | None) -> None:
    assert find_signature(lines, range(len(lines))) == signature


def test_printed_date() -> None:
    assert find_printed_date(["抄送：省委办公厅。", "云浮市商务局办公室 2023年3月16日印发"]) == date(2023, 3, 16)
    assert find_printed_date(["本措施自印发之日起施行"]) is None


@pytest.mark.parametrize(("lines", "addressees"), ADDRESSEES)
def test_addressees(lines: list[str], addressees: str | None) -> None:
    assert find_addressees(lines) == addressees


def test_copies() -> None:
    assert (
        find_cc(["抄送：自治区纪委监委，各人民团体，中央驻疆各单位。"]) == "自治区纪委监委，各人民团体，中央驻疆各单位"
    )
    assert find_cc(["经查实，将违规情况抄送至市发展改革部门"]) is None


@pytest.mark.parametrize(("signed", "title", "issuer"), ISSUERS)
def test_issuers(signed: list[str], title: str, issuer: str | None) -> None:
    assert find_issuer(signed, title, [], None) == issuer


@pytest.mark.parametrize(("line", "named"), BODY_NAMES)
def test_body_names(line: str, named: bool) -> None:
    assert is_body_name(line) is named


def test_bodies_come_apart() -> None:
    assert split_bodies(["马鞍山市财政局马鞍山市公共资源交易监督管理局"]) == (
        "马鞍山市财政局",
        "马鞍山市公共资源交易监督管理局",
    )
    assert split_bodies(["中共陕西省委陕西省人民政府"]) == ("中共陕西省委", "陕西省人民政府")
    assert split_bodies(["财 政 部"]) == ("财政部",)
    assert split_bodies(["中央网信办　　教　育　部"]) == ("中央网信办", "教育部")
    assert split_bodies(["统 计 局 版 权 局", "银保监会 证 监 会"]) == ("统计局", "版权局", "银保监会", "证监会")
    assert split_bodies(["国 家 发 展 和 改 革 委 员 会"]) == ("国家发展和改革委员会",)
    assert split_bodies(["教 育 部 办 公 厅"]) == ("教育部办公厅",)


def test_adoption_notes() -> None:
    passed = ["2007年2月14日 国务院第169次常务会议通过", "2007年2月24日 中华人民共和国国务院令第486号公布"]
    assert (find_adopting_body(passed), find_adoption_day(passed)) == ("国务院", date(2007, 2, 24))
    amended = ["1988年2月27日 国务院发布", "1990年2月24日 《国务院关于修改〈条例〉第二十一条的决定》第一次修订"]
    assert (find_adopting_body(amended), find_adoption_day(amended)) == ("国务院", None)
    in_one = [
        "（2018年7月17日省人民政府第12次常务会议通过 2018年8月1日浙江省人民政府令第370号公布 自2018年10月1日起施行）"
    ]
    assert (find_order_number(in_one), find_adoption_day(in_one)) == ("浙江省人民政府令第370号", date(2018, 8, 1))
    numbered = ["（财政部令第87号，2017年7月11日发布）"]
    assert (find_order_number(numbered), find_adoption_day(numbered)) == ("财政部令第87号", date(2017, 7, 11))
    assert find_order_number(["2019年11月29日上海市第十五届人民代表大会常务委员会第十五次会议通过"]) is None
    assert find_adopting_body(["2008年7月17日 经人力资源和社会保障部第6次部务会议通过"]) == "人力资源和社会保障部"


def test_labelled_lines() -> None:
    lines = [
        "索引号： 114403005907069935/2026-00020 分类：",
        "发布机构： 深圳市工业和信息化局 成文日期： 2026-02-12",
        "发文字号：",
        "国办发〔2019〕6号",
    ]
    facts = find_page_facts(lines)
    assert {name: facts[name] for name in ("issuer", "signed_date", "document_number")} == {
        "issuer": "深圳市工业和信息化局",
        "signed_date": "2026-02-12",
        "document_number": "国办发〔2019〕6号",
    }


# (the lines, how many of them are the head, bodies, number)
ORDER_HEADS = [
    (
        ["国家税务总局公告2023年第5号", "国家税务总局关于办理事项的公告"],
        1,
        ("国家税务总局",),
        "国家税务总局公告2023年第5号",
    ),
    (["国家税务总局公告", "2023年第5号", "关于办理事项的公告"], 2, ("国家税务总局",), "国家税务总局公告2023年第5号"),
    (
        ["海关总署　国家税务总局", "公　告", "2023年 第87号", "关于商品的公告"],
        3,
        ("海关总署", "国家税务总局"),
        "海关总署国家税务总局公告2023年第87号",
    ),
    (
        ["国家发展和改革委员会", "商务部", "令", "第23号"],
        4,
        ("国家发展和改革委员会", "商务部"),
        "国家发展和改革委员会商务部令第23号",
    ),
    (["（财政部 税务总局公告2023年第4号）"], 1, ("财政部", "税务总局"), "财政部税务总局公告2023年第4号"),
    (["广东省人民政府令", "第 300 号"], 2, ("广东省人民政府",), "广东省人民政府令第300号"),
]
NO_ORDER_HEAD = [["国发〔2023〕5号"], ["第87号"], ["关于调整标准的公告", "第一条"], ["根据税务总局公告2023年第4号"]]


@pytest.mark.parametrize(("lines", "count", "bodies", "number"), ORDER_HEADS)
def test_order_heads(lines: list[str], count: int, bodies: tuple[str, ...], number: str) -> None:
    assert find_order_head(lines) == OrderHead(0, count, bodies, number)


NUMBERS_BELOW = [  # title, the lines of the head, number
    ("财政部 税务总局关于延续增值税政策的公告", ["2023年第61号"], "财政部税务总局公告2023年第61号"),
    ("海关总署关于调整商品的通告", ["（2024年 第5号）"], "海关总署通告2024年第5号"),
    ("财政部关于延续增值税政策的通知", ["2023年第61号"], None),
    ("关于延续增值税政策的公告", ["2023年第61号"], None),
    (None, ["2023年第61号"], None),
]


@pytest.mark.parametrize(("title", "lines", "number"), NUMBERS_BELOW)
def test_numbers_below_a_title(title: str | None, lines: list[str], number: str | None) -> None:
    assert find_number_below(title, lines) == number


@pytest.mark.parametrize("lines", NO_ORDER_HEAD)
def test_what_is_no_order_head(lines: list[str]) -> None:
    assert find_order_head(lines) is None
