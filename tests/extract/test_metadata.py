"""Metadata out of real heads and last lines."""

from __future__ import annotations

from datetime import date

import pytest

from etl.extract.metadata import find_document
from etl.records import Clause, Document, Source
from tests.calls import grows_with

NOTICE = """5. 福州市人民政府办公厅关于印发持续优化提升营商环境八大举措的通知（2023 年4 月10 日）
榕政办规〔2023〕9 号
各县（市）区人民政府、高新区管委会，市直各委、办、局（公司），市属各高等院校，自贸区福州片区管委会：
《福州市持续优化提升营商环境八大举措》已经市政府研究同意，现印发给你们，请认真贯彻执行。
福州市人民政府办公厅
2023 年4 月10 日
福州市持续优化提升营商环境八大举措
"""
ORDER = """金融机构大额交易和可疑交易报告管理办法（中国人民银行令〔2016〕第3号）
版本: 现行有效
中国人民银行令〔 2016〕第3号
根据《中华人民共和国反洗钱法》等法律规定，中国人民银行对《金融机构大额交易和可疑交易报告管理办法》（中国人民银行令〔2006〕第2号发布）进行了修订，经 2016年12月9日第9次行长办公会议通过，现予发布，自 2017年7月1日起施行。
行 长       周小川
2016年12月28日
金融机构大额交易和可疑交易报告管理办法
"""
ONE_LINE = (
    "各县（市、区）人民政府，广安经开区、川渝高竹新区管委会，市直各部门，有关单位：为全面落实党中央、国务院和省委、省政府决策部署，"
    "现将《广安市激发市场活力推动经济持续回升和提质增效的若干政策措施》印发给你们，请结合以下要求一并抓好贯彻落实。"
    "广安市人民政府办公室2023年11月13日（本文有删减）广安市激发市场活力推动经济持续回升和提质增效的若干政策措施"
)
ONE_LINE_BACK = (
    "相关附件：广安府办规〔2023〕5号关于印发《广安市激发市场活力推动经济持续回升和提质增效的若干政策措施》的通知.pdf"
    "(/gasrmzfw/c104243/x6Q9Ce1X.pdf)二维码开始扫一扫在手机打开当前页"
)
BANNER = """新疆维吾尔自治区人民政府办公厅
文 件
新政办发〔2021〕12号
关于加强自治区招商引资工作的意见
伊犁哈萨克自治州，各州、市人民政府，各行政公署，自治区人民政府各部门、各直属机构：
"""
BANNER_BACK = """(此件公开发布)
抄送：自治区纪委监委，自治区党委办公厅、宣传部、政法委，人大常委会办公厅，中央驻疆各单位。
新疆维吾尔自治区人民政府办公厅
2021年2月22日印发
"""
DRAFT = "附件\n吉林省关于进一步优化外商投资环境加大吸引外商投资力度的实施意见\n（征求意见稿）\n"
JOINT = """吉林省政务服务和数字化建设管理局等部门关于印发《关于进一步降低招标投标交易成本实施惠企利企18 项政策措施》的通知（2023 年6 月14 日）
吉政数联〔2023〕4 号
各市（州）、长白山管委会、长春新区管委会，各银保监分局，招标投标单位、招标代理机构：
现将《关于进一步降低招标投标交易成本实施惠企利企18 项政策措施》印发给你们，请认真贯彻执行。
吉林省政务服务和数字化建设管理局吉林省发展和改革委员会
吉林省住房和城乡建设厅
吉林省水利厅吉林省农业农村厅
中国银行保险监督管理委员会
吉林监管局
2023 年6 月14 日
"""
LETTER = """国务院办公厅关于辽宁省在曾培炎副总理考察工作时所提问题和建议办理情况的函
国办函〔2004〕57号
辽宁省人民政府：
"""
LETTER_BACK = "国务院办公厅            \n二〇〇四年八月十二日        \n（本文有删减）"
LAW = "泰安市生活垃圾分类管理条例\n2020年6月29日 泰安市第十七届人民代表大会常务委员会第二十七次会议通过\n2020年7月24日 山东省第十三届人民代表大会常务委员会第二十二次会议批准\n"
STATE_ORDER = "中华人民共和国国务院令\n第707号\n现公布修订后的《中华人民共和国个人所得税法实施条例》，自2019年1月1日起施行。\n总理 李克强\n2018年12月18日\n中华人民共和国个人所得税法实施条例\n（1994年1月28日中华人民共和国国务院令第142号发布 根据2005年12月19日《国务院关于修改〈中华人民共和国个人所得税法实施条例〉的决定》第一次修订）\n"
PARTY = "关于全面推进乡村振兴加快农业农村现代化的意见\n新华社北京2月21日电\n中共中央 国务院\n关于全面推进乡村振兴加快农业农村现代化的意见\n（2021年1月4日）\n"
REPOST = "罗科工〔2026〕7号\n"
REPOST_BACK = "罗湖区科技和工业信息化局（乡村振兴和协作交流局）2026年4月24日发布。"

# (front, back, what the page says, what must come out)
SAMPLED: list[tuple[str, str, dict[str, str], dict[str, object]]] = [
    (
        "重庆市人民政府关于加强森林防火的命令\n渝府令〔2025〕1号\n",
        "",
        {},
        {
            "title": "重庆市人民政府关于加强森林防火的命令",
            "document_number": "渝府令〔2025〕1号",
            "issuer": "重庆市人民政府",
            "document_type": "命令",
        },
    ),
    (
        NOTICE,
        "",
        {},
        {
            "title": "福州市人民政府办公厅关于印发持续优化提升营商环境八大举措的通知",
            "forwarded_title": "福州市持续优化提升营商环境八大举措",
            "document_number": "榕政办规〔2023〕9号",
            "issuer": "福州市人民政府办公厅",
            "issuer_level": "city",
            "region_name": "福州市",
            "document_type": "通知",
            "status": "issued",
            "signed_date": date(2023, 4, 10),
            "addressees": "各县（市）区人民政府、高新区管委会，市直各委、办、局（公司），市属各高等院校，自贸区福州片区管委会",
        },
    ),
    (
        ORDER,
        "",
        {},
        {
            "title": "金融机构大额交易和可疑交易报告管理办法",
            "forwarded_title": None,
            "document_number": "中国人民银行令〔2016〕第3号",
            "issuer": "中国人民银行",
            "issuer_level": "ministry",
            "region_code": None,
            "document_type": "办法",
            "signed_date": date(2016, 12, 28),
            "addressees": None,
        },
    ),
    (
        ONE_LINE,
        ONE_LINE_BACK,
        {},
        {
            "title": "关于印发《广安市激发市场活力推动经济持续回升和提质增效的若干政策措施》的通知",
            "forwarded_title": "广安市激发市场活力推动经济持续回升和提质增效的若干政策措施",
            "document_number": "广安府办规〔2023〕5号",
            "issuer": "广安市人民政府办公室",
            "signed_date": date(2023, 11, 13),
            "addressees": "各县（市、区）人民政府，广安经开区、川渝高竹新区管委会，市直各部门，有关单位",
        },
    ),
    (
        BANNER,
        BANNER_BACK,
        {},
        {
            "title": "关于加强自治区招商引资工作的意见",
            "document_number": "新政办发〔2021〕12号",
            "issuer": "新疆维吾尔自治区人民政府办公厅",
            "issuer_level": "province",
            "signed_date": None,
            "printed_date": date(2021, 2, 22),
            "addressees": "伊犁哈萨克自治州，各州、市人民政府，各行政公署，自治区人民政府各部门、各直属机构",
            "cc": "自治区纪委监委，自治区党委办公厅、宣传部、政法委，人大常委会办公厅，中央驻疆各单位",
        },
    ),
    (
        DRAFT,
        "",
        {},
        {
            "title": "吉林省关于进一步优化外商投资环境加大吸引外商投资力度的实施意见",
            "status": "draft",
            "document_type": "实施意见",
            "issuer": None,
            "region_name": "吉林省",
        },
    ),
    (
        JOINT,
        "",
        {},
        {
            "issuer": "吉林省政务服务和数字化建设管理局、吉林省发展和改革委员会、吉林省住房和城乡建设厅、吉林省水利厅、吉林省农业农村厅、"
            "中国银行保险监督管理委员会吉林监管局",
            "signed_date": date(2023, 6, 14),
        },
    ),
    (
        LETTER,
        LETTER_BACK,
        {"published_date": "2018年12月24日", "document_number": "国办函〔2004〕57号"},
        {
            "document_type": "函",
            "issuer": "国务院办公厅",
            "issuer_level": "national",
            "signed_date": date(2004, 8, 12),
            "published_date": date(2018, 12, 24),
            "addressees": "辽宁省人民政府",
        },
    ),
    (
        LAW,
        "",
        {},
        {
            "title": "泰安市生活垃圾分类管理条例",
            "issuer": "泰安市人民代表大会常务委员会",
            "signed_date": date(2020, 6, 29),
            "document_number": None,
        },
    ),
    (
        STATE_ORDER,
        "",
        {"title": "中华人民共和国个人所得税法实施条例", "document_number": "国令第707号"},
        {
            "title": "中华人民共和国个人所得税法实施条例",
            "document_number": "中华人民共和国国务院令第707号",
            "issuer": "国务院",
            "signed_date": date(2018, 12, 18),
        },
    ),
    (
        PARTY,
        "",
        {},
        {
            "title": "中共中央 国务院关于全面推进乡村振兴加快农业农村现代化的意见",
            "issuer": "中共中央、国务院",
            "issuer_level": "national",
            "signed_date": date(2021, 1, 4),
        },
    ),
    (
        REPOST,
        REPOST_BACK,
        {"title": "罗湖区支持人工智能OPC发展若干措施（试行）"},
        {
            "title": "罗湖区支持人工智能OPC发展若干措施（试行）",
            "document_number": "罗科工〔2026〕7号",
            "issuer": "罗湖区科技和工业信息化局（乡村振兴和协作交流局）",
            "issuer_level": "county",
            "signed_date": None,
            "published_date": date(2026, 4, 24),
        },
    ),
    (
        "中共某区委办公室 某区人民政府办公室\n印发《关于加强诚信建设的若干措施》的通知\n各镇：\n",
        "附件：联席会议成员名单\n2019年6月3日\n",
        {},
        {
            "title": "中共某区委办公室 某区人民政府办公室印发《关于加强诚信建设的若干措施》的通知",
            "forwarded_title": "关于加强诚信建设的若干措施",
            "signed_date": date(2019, 6, 3),
        },
    ),
    (
        "某省人民政府关于公布2022年度规章清理结果的决定\n某政发〔2022〕30号\n",
        "某省人民政府\n2022年12月5日\n",
        {},
        {"title": "某省人民政府关于公布2022年度规章清理结果的决定", "forwarded_title": None},
    ),
    ("2023 年 10 月 21 日\n", "", {}, {"signed_date": date(2023, 10, 21), "title": None, "issuer": None}),
    (
        "关于青山市2024年预算执行情况和2025年预算草案的报告\n——2025年1月14日在青山市第十五届人民代表大会第五次会议上\n市财政局局长 刘某\n各位代表：\n",
        "",
        {},
        {"status": "issued", "signed_date": date(2025, 1, 14), "addressees": "各位代表"},
    ),
    (
        "东莞市优化营商环境条例（草案征求意见稿）（2023 年3月7 日）\n《东莞市优化营商环境条例》（草案征求意见稿）\n",
        "",
        {},
        {"title": "东莞市优化营商环境条例", "status": "draft", "signed_date": date(2023, 3, 7)},
    ),
]

HOSTILE = (
    "（",
    "一",
    "国 ",
    "局\n",
    "2021年1月1日\n",
    "各政府：",
    "关于印发《",
    "人民政府2021年1月1日",
    "第一届",
    "|发文机关：市财政局",
)


def document_of(front: str, back: str = "", **page: str) -> Document:
    return find_document(source_of(front, back, page), rows_of(front, back), None)[0]


def source_of(front: str, back: str, page: dict[str, str]) -> Source:
    return Source("d", "d.txt", "txt", "0" * 64, front + back, (), page_metadata=page)


def rows_of(front: str, back: str) -> list[Clause]:
    spans = [("front", front, 0), ("back", back, len(front))]
    return [
        Clause(
            f"d#{kind}",
            "d",
            None,
            1,
            kind,
            None,
            None,
            None,
            None,
            kind,
            None,
            text,
            "zh",
            None,
            at,
            at + len(text),
            None,
            None,
        )
        for kind, text, at in spans
        if text
    ]


@pytest.mark.parametrize(("front", "back", "page", "expected"), SAMPLED)
def test_metadata(front: str, back: str, page: dict[str, str], expected: dict[str, object]) -> None:
    document = document_of(front, back, **page)
    assert {name: getattr(document, name) for name in expected} == expected


def test_the_catalog_fills_what_the_text_lacks() -> None:
    catalog = {
        "title": "国务院关于进一步优化外商投资环境加大吸引外商投资力度的意见",
        "document_number": "国发〔2023〕11号",
        "issuer": "国务院",
    }
    front = "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n"
    document, diagnostics = find_document(source_of(front, "", {}), rows_of(front, ""), catalog)
    assert (document.title, document.document_type) == (catalog["title"], "意见")
    assert (document.issuer, document.issuer_level) == ("国务院", "national")
    assert document.addressees == "各省、自治区、直辖市人民政府，国务院各部委、各直属机构"
    assert diagnostics == ()


def test_the_text_wins_over_the_catalog_and_says_so() -> None:
    catalog = {"document_number": "榕政办规〔2023〕8号", "signed_date": "2023-04-10"}
    document, diagnostics = find_document(source_of(NOTICE, "", {}), rows_of(NOTICE, ""), catalog)
    assert document.document_number == "榕政办规〔2023〕9号"
    assert [(d.code, d.severity) for d in diagnostics] == [("catalog_conflict", "warning")]


def test_the_page_ranks_behind_the_text() -> None:
    document = document_of(
        NOTICE, published_date="2023-04-12", document_number="榕政办规〔2023〕8号", signed_date="2023-04-11"
    )
    assert document.document_number == "榕政办规〔2023〕9号"
    assert (document.signed_date, document.published_date) == (date(2023, 4, 10), date(2023, 4, 12))


def test_a_text_that_says_nothing_stays_empty() -> None:
    document = document_of("")
    assert document == Document(status="issued")


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("kind", ["front", "back"])
def test_work_is_linear(piece: str, kind: str) -> None:
    ends = {"front": lambda text: document_of(text, ""), "back": lambda text: document_of("", text)}
    assert grows_with(ends[kind], piece, 10_000)
