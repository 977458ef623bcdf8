"""Rows: front, preamble, closing, back, attachments and headings of real documents, shortened."""

from __future__ import annotations

import pytest

from etl.segment import segment
from tests.segment.printed_trees import as_source

ITEM = "加强组织领导。支持各地在法定权限范围内制定优惠政策。"

# Document lines with the kind that each line's row must have
DOCUMENTS = {
    "an opinion with addressees, signature and print line": [
        ("front", "新疆维吾尔自治区人民政府办公厅"),
        ("front", "文 件"),
        ("front", "新政办发〔2021〕12号"),
        ("front", "关于加强自治区招商引资工作的意见"),
        ("front", "伊犁哈萨克自治州，各州、市人民政府，各行政公署，自治区人民政府各部门、各直属机构："),
        ("preamble", "为持续推进丝绸之路经济带核心区建设，结合实际，制定本意见。"),
        ("clause", "一、总体要求"),
        ("clause", f"（一）{ITEM}"),
        ("clause", "牵头单位：自治区商务厅、工业和信息化厅。配合单位：各地(州、市)人民政府(行政公署)。"),
        ("back", "(此件公开发布)"),
        ("back", "抄送：自治区纪委监委，自治区党委办公厅、宣传部、政法委。"),
        ("back", "新疆维吾尔自治区人民政府办公厅"),
        ("back", "2021年2月22日印发"),
    ],
    "a forwarding notice and the document it forwards": [
        ("front", "12.白银市人民政府关于印发《白银市招商引资优惠政策三十条》的通知（2023年3月31日）"),
        ("front", "各县、区人民政府，白银高新区管委会，市政府各部门："),
        ("front", "《白银市招商引资优惠政策三十条》已经市政府第31次常务会议审议通过，现印发给你们，请认真贯彻落实。"),
        ("front", "白银市人民政府"),
        ("front", "2023年3月31日"),
        ("front", "（此件公开发布）"),
        ("front", "白银市招商引资优惠政策三十条"),
        ("clause", "第一章 总则"),
        ("clause", "第一条 为进一步加大招商引资力度，制定本政策。"),
        ("back", "附件：白银市招商引资项目奖补细则"),
        ("attachment", "附件"),
        ("attachment", "白银市招商引资项目奖补细则"),
        ("attachment", "第一条 申请"),
        ("attachment", "1.投资合同（原、复印件）；"),
    ],
    "a list of attachments whose titles stand on lines of their own": [
        ("front", "各旗、县、区人民政府，稀土高新区管委会，市直有关部门、单位："),
        ("preamble", "现将有关事项通知如下。"),
        ("clause", "一、考评对象"),
        ("clause", "各旗县区人民政府、稀土高新区管委会。"),
        ("clause", "二、考评结果应用"),
        ("clause", "考评结果全市通报并上报市委、市政府。"),
        ("back", "附件："),
        ("back", "包头市数字政府建设考评指标"),
        ("attachment", "附件"),
        ("attachment", "包头市数字政府建设考评指标"),
        ("attachment", "一、政务服务“一网通办”（25分）"),
        ("attachment", "（一）一体化政务服务平台建设（3分）"),
    ],
    "an order that promulgates": [
        ("front", "中国人民银行令〔2016〕第3号"),
        (
            "front",
            "中国人民银行对《金融机构大额交易和可疑交易报告管理办法》进行了修订，现予发布，自2017年7月1日起施行。",
        ),
        ("front", "行 长 周小川"),
        ("front", "2016年12月28日"),
        ("front", "金融机构大额交易和可疑交易报告管理办法"),
        ("clause", "第一章 总 则"),
        ("clause", "第一条 为了规范报告行为，制定本办法。"),
    ],
    "a law with its table of contents": [
        ("front", "中华人民共和国反洗钱法"),
        ("front", "（2006年10月31日第十届全国人民代表大会常务委员会第二十四次会议通过 2024年11月8日修订）"),
        ("front", "目 录"),
        ("front", "第一章 总 则"),
        ("front", "第二章 附 则"),
        ("clause", "第一章 总 则"),
        ("clause", "第一条 为了预防洗钱活动，制定本法。"),
        ("clause", "第二章 附 则"),
        ("clause", "第二条 本法自2025年1月1日起施行。"),
    ],
    "an emergency plan: contents with leaders, sections numbered 1, 1.1, 1.1.1": [
        ("front", "各镇人民政府，丰溪林场，县府直属和省、市驻埔各单位："),
        ("front", "现将《大埔县突发事件总体应急预案》（以下简称《总体应急预案》）印发给你们。"),
        ("front", "大埔县人民政府"),
        ("front", "2012年9月29日"),
        ("front", "大埔县突发事件总体应急预案"),
        ("front", "目 录"),
        ("front", "1 总则……………………………………………………… (4)"),
        ("front", "1.1编制目的………………………………………………(4)"),
        ("front", "2 组织体系………………………………………………… (7)"),
        ("front", "2.1领导机构…………………………………………… (7)"),
        ("front", "2.1.1预防…………………………………………… (11)"),
        ("clause", "1 总则"),
        ("clause", "1.1编制目的"),
        ("clause", "提高我县政府保障公共安全和处置突发事件的能力。"),
        ("clause", "1.2分类分级"),
        ("clause", "本预案所称突发事件是指突然发生的事件。"),
        ("clause", "2 组织体系"),
        ("clause", "2.1领导机构"),
        ("clause", "2.1.1预防"),
        ("clause", "各镇、各有关部门要建立健全危险源调查登记制度。"),
        ("clause", "3 附则"),
        ("clause", "本预案自印发之日起实施。"),
    ],
    "a table of contents without its heading": [
        ("front", "北京中轴线文化遗产保护条例"),
        ("front", "第一章 总 则"),
        ("front", "第二章 保护规划和保护措施"),
        ("front", "第三章 传承利用和公众参与"),
        ("front", "第四章 法律责任"),
        ("front", "第五章 附 则"),
        ("clause", "第一章 总 则"),
        ("clause", "第一条 为了加强北京中轴线文化遗产保护，制定本条例。"),
        ("clause", "第二章 保护规划和保护措施"),
        ("clause", "第二条 本市对北京中轴线及其环境实行整体保护。"),
    ],
    "a paragraph that addresses everybody closes": [
        ("front", "各州、市、县（市）人民政府："),
        ("preamble", "积极利用外资是重要抓手，制定以下实施意见。"),
        ("clause", "一、加强政策支撑，加大吸引外资力度"),
        ("clause", f"（一）{ITEM}（自治区工商局、乌鲁木齐海关负责）"),
        ("closing", "各地、各有关部门和单位要充分认识新形势下做好利用外资工作的重要意义，确保各项政策落到实处。"),
    ],
    "what stands under a title line belongs to it": [
        ("front", "各省、自治区、直辖市人民政府："),
        ("preamble", "积极吸引外商投资，现提出如下意见。"),
        ("clause", "一、加强组织实施"),
        ("clause", "各地区、各部门和有关单位要坚决落实党中央、国务院决策部署。"),
    ],
    "the last article's second paragraph is its own, whatever it says": [
        ("front", "专利代理条例"),
        ("clause", "第一条 为了规范专利代理行为，制定本条例。"),
        ("clause", "第二条 本条例自2019年3月1日起施行。"),
        ("clause", "本条例施行前依法设立的专利代理机构，在本条例施行后可以继续开展专利代理业务。"),
    ],
    "a closing behind its label": [
        ("front", "各区（县、市）人民政府，市直及部省属驻甬各单位："),
        ("preamble", "为加快建设一流创新生态，现提出如下意见。"),
        ("clause", "一、营造创新创业氛围"),
        ("clause", "（一）打造OPC创业城市品牌。支持OPC社区举办各类活动。"),
        ("closing", "施行说明：本意见自2026年5月21日起施行，有效期至2028年12月31日。"),
    ],
    "a paragraph behind items of one paragraph each": [
        ("front", "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："),
        ("preamble", "现将2019年放假调休日期的具体安排通知如下。"),
        ("clause", "一、清明节：4月5日放假，与周末连休。"),
        ("clause", "二、劳动节：5月1日放假。"),
        ("clause", "三、端午节：6月7日放假，与周末连休。"),
        ("clause", "四、中秋节：9月13日放假，与周末连休。"),
        ("closing", "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。"),
        ("back", "国务院办公厅"),
        ("back", "2018年12月4日"),
    ],
    "a report around the full text": [
        ("front", "中共中央办公厅 国务院办公厅印发《关于加快公共数据资源开发利用的意见》"),
        (
            "front",
            "新华社北京10月9日电 近日，中共中央办公厅、国务院办公厅印发了《关于加快公共数据资源开发利用的意见》。",
        ),
        ("front", "《关于加快公共数据资源开发利用的意见》全文如下。"),
        ("preamble", "公共数据是国家重要的基础性战略资源，现提出如下意见。"),
        ("clause", "一、总体要求"),
        ("clause", "坚持政府指导、市场驱动。"),
    ],
    "whom to ask stands behind the signature": [
        ("front", "对十三届全国人大三次会议第4567号建议的答复"),
        ("preamble", "您提出的建议收悉，现答复如下："),
        ("clause", "一、关于完善政策。我部会同有关部门印发了指导目录。"),
        ("clause", "二、关于财政支持。下一步，我部将继续加大支持力度。"),
        ("back", "工业和信息化部"),
        ("back", "2020年9月2日"),
        ("back", "联系单位及电话：工业和信息化部规划司 010-68205000"),
    ],
    "a report that was given": [
        ("front", "政府工作报告"),
        ("front", "——2024年1月23日在某市第十六届人民代表大会常务委员会第二次会议上"),
        ("front", "市审计局局长 王某某"),
        ("front", "主任、各位副主任、秘书长、各位委员："),
        ("preamble", "现在，我向大会报告政府工作，请予审议。"),
        ("clause", "一、工作回顾"),
        ("clause", "全市生产总值增长5%。"),
    ],
    "headings that lost their numbers": [
        ("front", "河南省城市房屋拆迁管理条例"),
        ("clause", "第六条 公安部门应当做好与城市房屋拆迁有关的管理工作。"),
        ("heading", "拆迁管理"),
        ("clause", "第七条 房屋拆迁实行拆迁许可证制度。"),
        ("clause", "第三章 拆迁补偿与安置"),
        ("clause", "第八条 拆迁人应当依法对被拆迁人给予补偿。"),
    ],
    "what no heading is: bodies, formulas, notes": [
        ("front", "各县（区）人民政府（管委会），市直有关单位："),
        ("preamble", "现提出以下措施。"),
        ("clause", "7.优化不动产登记。推进一窗受理。"),
        ("clause", "市自然资源局、市税务局"),
        ("clause", "8.深化改革。按公式计算。"),
        ("clause", "销项税额＝销售额×税率"),
        ("clause", "9.强化融资支持。拓宽企业融资渠道。"),
        ("clause", "牵头单位：市金融办"),
        ("clause", "10.加强监管。严格执法。"),
    ],
    "facts that a page states above an order": [
        ("front", "金融机构客户尽职调查和客户身份资料及交易记录保存管理办法（2025）"),
        ("front", "发文机关：国家金融监督管理总局,中国证券监督管理委员会"),
        ("front", "发布日期：2025.10.31"),
        ("front", "生效日期：2026.01.01"),
        ("front", "时效性：尚未生效"),
        (
            "front",
            "《金融机构客户尽职调查和客户身份资料及交易记录保存管理办法》已经审议通过，现予公布，自2026年1月1日起施行。",
        ),
        ("front", "中国证券监督管理委员会主席吴清"),
        ("front", "2025年10月31日"),
        ("front", "金融机构客户尽职调查和客户身份资料及交易记录保存管理办法"),
        ("clause", "第一章总则"),
        ("clause", "第一条为了预防和遏制洗钱和恐怖融资活动，制定本办法。"),
    ],
    "an English opinion with number, date and addressees that end in a comma": [
        ("front", "Opinions of the Department of Commerce of Qingchuan Province on Expanding Imports"),
        ("front", "Qing Shang Fa [2023] No. 11"),
        ("front", "July 25, 2023"),
        (
            "front",
            "The people's governments of all cities and counties, and all ministries and agencies of the Province,",
        ),
        ("preamble", "Expanding imports is of great significance. The following opinions are hereby given:"),
        ("clause", "I. General Requirements"),
        ("clause", "We should balance domestic and international interests."),
        ("clause", "II. Improving the structure of imports"),
        ("clause", "(I) Increase the import of equipment. The Department of Commerce shall guide the work."),
        ("closing", "These Opinions shall come into force on September 1, 2023 and be valid for five years."),
        ("back", "General Office of the People's Government of Qingchuan Province"),
        ("back", "July 25, 2023"),
        ("back", "(This document is made public.)"),
        ("attachment", "Annex 1 List of Imported Goods"),
        ("attachment", "1. Textiles."),
    ],
    "an English annex of one short point": [
        ("front", "Measures for the Promotion of Imports"),
        ("preamble", "The following measures are formulated to promote imports."),
        ("clause", "1. Increase the import of equipment."),
        ("clause", "2. These Measures shall come into force on September 1, 2023."),
        ("attachment", "Annex 1: Division of Tasks"),
        ("attachment", "1. The Department of Commerce shall take the lead."),
    ],
    "an English notice that forwards, and the plan that it forwards": [
        ("front", "Circular of the State Council on Issuing the Plan for the Reform of Imports"),
        ("front", "Source: Xinhua Date: 15:36, July 12, 2018"),
        ("front", "GBF [2018] No. 53"),
        ("front", "People's governments of provinces, and institutions directly under the State Council:"),
        ("front", "The Plan for the Reform of Imports is hereby issued to you for earnest implementation."),
        ("front", "Plan for the Reform of Imports"),
        ("preamble", "Reforming imports is a strategic approach. This Plan is formulated for that."),
        ("clause", "First, general requirements"),
        ("clause", "(one) Guiding ideology. Implement the new concept."),
        ("clause", "(two) Basic principles. Deepen the reform."),
        ("clause", "Second, optimize the structure"),
    ],
    "an English law with its contents, adoption in brackets, chapters in capitals there": [
        ("front", "Regulations of Qingchuan Province on Foreign Trade"),
        ("front", "(Adopted at the 37th Session of the Standing Committee on November 21, 2012)"),
        ("front", "TABLE OF CONTENTS"),
        ("front", "CHAPTER I GENERAL PROVISIONS"),
        ("front", "CHAPTER II DUTIES ........ 12"),
        ("clause", "Chapter I General Provisions"),
        ("clause", "Article 1 These Regulations are formulated to promote foreign trade."),
        ("clause", "Chapter II Duties"),
        ("clause", "Article 2 The Department of Commerce shall publish a guide."),
        ("clause", "It shall be revised once a year."),
    ],
    "several plans in one notice, each with its own numbers": [
        ("front", "青川省人民政府办公厅关于印发优化营商环境专项行动方案的通知"),
        ("front", "各市、县、区人民政府："),
        ("front", "《青川省规范中介服务专项行动方案》《青川省规范涉企收费专项行动方案》已经省政府同意，现印发给你们。"),
        ("front", "青川省人民政府办公厅"),
        ("front", "2019年6月6日"),
        ("heading", "青川省规范中介服务专项行动方案"),
        ("preamble", "为全面规范中介服务事项，制定本行动方案。"),
        ("clause", "一、总体要求"),
        ("clause", "坚持问题导向。"),
        ("clause", "二、组织保障"),
        ("heading", "青川省规范涉企收费专项行动方案"),
        ("preamble", "为规范涉企收费行为，制定本行动方案。"),
        ("clause", "一、总体要求和目标"),
        ("clause", "取消一批收费项目。"),
    ],
    "a heading without a number right behind the addressees": [
        ("front", "青川市人民政府关于做好有关工作的通知"),
        ("front", "各县人民政府："),
        ("heading", "总体要求"),
        ("clause", "（1）坚持统筹。"),
        ("clause", "（2）坚持实干。"),
        ("heading", "重点任务"),
        ("clause", "（1）建设园区。"),
    ],
    "a standard: its contents, and sections with a bare number": [
        ("front", "信息安全技术 某类保护基本要求"),
        ("front", "2019-05-10 发布"),
        ("front", "目 次"),
        ("front", "前言.......................................III"),
        ("front", "1 范围.......................................1"),
        ("front", "3.1 保护对象..............................3"),
        ("heading", "前言"),
        ("heading", "本标准按照GB/T 1.1—2009给出的规则起草。"),
        ("clause", "1 范围"),
        ("clause", "本标准规定了基本要求。"),
        ("clause", "2 规范性引用文件"),
        ("clause", "下列文件对于本文件的应用是必不可少的。"),
        ("clause", "3 术语和定义"),
        ("clause", "3.1 保护对象"),
        ("clause", "需要保护的对象。"),
    ],
    "a law of Taiwan: facts of the page, numbers on lines of their own": [
        ("front", "法規名稱：住宅法"),
        ("front", "法規類別：法律 / 行政＞內政部＞國土管理目"),
        ("front", "修正日期：20260304"),
        ("clause", "第 一 章 總則"),
        ("clause", "第 1 條"),
        ("clause", "為保障國民居住權益，特制定本法。"),
        ("clause", "第 2 條"),
        ("clause", "本法所稱主管機關，在中央為內政部。"),
        ("clause", "一、中央主管機關："),
    ],
    "no numbering at all": [
        ("preamble", "近日，有关部门开展了专项检查，取得了积极成效。"),
        ("preamble", "下一步将继续加强监管。"),
    ],
}


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_every_line_stands_in_a_row_of_its_kind(lines: list[tuple[str, str]]) -> None:
    source = as_source([line for _, line in lines])
    clauses, *_ = segment(source)
    found = []
    for paragraph in source.paragraphs:
        row = next(c for c in clauses if c.start_char <= paragraph.start_char < c.end_char)
        found.append((row.kind, source.text[paragraph.start_char : paragraph.end_char]))
    assert found == lines


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_rows_tile_the_text(lines: list[tuple[str, str]]) -> None:
    source = as_source([line for _, line in lines])
    clauses, *_ = segment(source)
    assert "".join(source.text[c.start_char : c.end_char] for c in clauses) == source.text
    assert len({c.clause_id for c in clauses}) == len(clauses)
    for clause in clauses:
        assert source.text.startswith(clause.marker or "", clause.start_char)


def test_a_heading_without_number_holds_until_a_clause_of_an_outer_level() -> None:
    lines = [line for _, line in DOCUMENTS["headings that lost their numbers"]]
    clauses, *_ = segment(as_source(lines))
    assert [(c.path, (c.parent_id or "#").split("#")[1]) for c in clauses if c.marker] == [
        ("6", ""),
        ("heading1.7", "heading1"),
        ("3", ""),
        ("3.8", "3"),
    ]


def test_a_text_without_breaks_is_cut_where_print_would_begin_a_line() -> None:
    text = (
        "各县（市、区）人民政府，市直各部门：现将《广安市激发市场活力的若干政策措施》印发给你们，请抓好贯彻落实。"
        "一、加大政策宣传。各地要充分利用各类宣传载体，做到应晓尽晓。二、强化政策落实。各地要按照职能职责，推动落实。"
        "广安市人民政府办公室2023年11月13日（本文有删减）广安市激发市场活力的若干政策措施为落实工作部署，制定以下政策措施。"
        "一、足额落实市县投入。对投资1.5亿元以上的项目给予奖补。（牵头单位：市财政局）"
        "二、落实税收优惠政策。一是减免；二是缓缴。包括：（1）车辆；（2）房屋。（牵头单位：市税务局）"
        "本文件自2023年11月13日起施行，有效期两年。相关附件：通知.pdf"
    ) + "支持企业稳定生产经营。" * 20
    clauses, *_ = segment(as_source([text]))
    assert [(c.kind, c.marker) for c in clauses][:9] == [
        ("front", None),
        ("clause", "一、"),
        ("clause", "二、"),
        ("front", None),
        ("preamble", None),
        ("clause", "一、"),
        ("clause", "二、"),
        ("closing", None),
        ("back", None),
    ]


def test_decimals_stand_under_the_section_whose_number_they_open_with() -> None:
    lines = [line for kind, line in next(d for n, d in DOCUMENTS.items() if "emergency" in n) if kind == "clause"]
    clauses, *_ = segment(as_source(lines))
    assert [(c.path, c.level, c.marker, c.heading) for c in clauses] == [
        ("1", 1, "1", "总则"),
        ("1.1", 2, "1.1", "编制目的"),
        ("1.2", 2, "1.2", "分类分级"),
        ("2", 1, "2", "组织体系"),
        ("2.1", 2, "2.1", "领导机构"),
        ("2.1.1", 3, "2.1.1", "预防"),
        ("3", 1, "3", "附则"),
    ]


# Texts that lost their breaks: the markers in them
LOST = [
    (
        "山福镇突发公共事件总体应急预案 1.总则 1.1目的依据 提高政府保障公共安全的能力，制定本预案。 "
        "1.2现状特点 山福镇地处鹿城西北部，属中亚热带季风气候镇。 1.3工作原则 （1）以人为本，预防为主。切实履行职能。 "
        "（2）统一领导，分级负责。 2.组织体系 2.1领导机构 镇政府是应急管理工作的行政领导机构。",
        ["1.", "1.1", "1.2", "1.3", "（1）", "（2）", "2.", "2.1"],
    ),
    (
        "三门峡市城市环境卫生管理条例2019年1月1日公布第一章 总则第一条 为了加强管理，制定本条例。第二条 本条例适用于本市。"
        "第二章 管理第三条 各级政府应当加强领导。",
        ["第一章", "第一条", "第二条", "第二章", "第三条"],
    ),
    (
        "第九十八条 本市建立报告制度。第九十九条 任何单位不得阻碍。第一百条 享有豁免的人员，按照国家规定处理。"
        "第一百零一条 公安机关应当通报。第一百零二条 本规定自公布之日起施行。",
        ["第九十八条", "第九十九条", "第一百条", "第一百零一条", "第一百零二条"],
    ),
    (
        "为深入贯彻部署，制定本方案。一、主要目标到2025年，形成新格局。二、重点任务（一）做实基础能力建设1. 提升研制能力。开发火箭。2. 提升制造能力。建设产线。"
        "（二）协同推进核心技术攻关3. 关键技术攻关。发展可重复使用技术。4. 终端攻关。开展天线研制。",
        ["一、", "二、", "（一）", "1.", "2.", "（二）", "3.", "4."],
    ),
]


@pytest.mark.parametrize(("text", "markers"), LOST, ids=["decimals", "law", "hundreds", "series that runs on"])
def test_markers_of_a_text_that_lost_its_breaks(text: str, markers: list[str]) -> None:
    clauses, *_ = segment(as_source([text + "支持各地在法定权限范围内制定优惠政策。" * 20]))
    assert [c.marker for c in clauses if c.marker] == markers


HEADINGS = [
    (["一、总体要求", "坚持稳中求进。", "二、任务", "（一）甲。支持。"], ["总体要求", "任务", "甲"]),
    (["1.申请表；", "2.身份证明；"], [None, None]),
    (["（一）落实政策。", "1.支持各地。", "2.支持企业。"], ["落实政策", None, None]),
    (["一、实施要点：", "（一）甲。支持各地。"], [None, "甲"]),
    (
        ["第一章 总则", "第一条 适用。本市。", "第二章 附则", "第二条 本办法自印发之日起施行。原办法废止。"],
        ["总则", None, "附则", None],
    ),
    (
        ["第一篇 新征程", "第一章 基础", "一年来成效明显。", "第二篇 任务", "第二章 创新", "建设平台。"],
        ["新征程", "基础", "任务", "创新"],
    ),
    (["第一条 【适用范围】本办法适用于本市。", "第二条 【定义】本办法所称。"], ["适用范围", "定义"]),
    (["第一条（目的和依据）为了管理。", "第二条（适用范围）", "本办法适用于本市。"], ["目的和依据", "适用范围"]),
    (["Article 1 (Purpose)", "To manage work.", "Article 2 (Scope) These Rules apply."], ["Purpose", "Scope"]),
    (["第一条（修订）为了管理。", "第二条 本办法适用于本市。", "第三条 本市负责。"], [None, None, None]),
    ([f"（一）{'按照内外资企业统一标准审核业务牌照和资质申请并督导检查相关地方性法规' * 2}。支持。"], [None]),
]


@pytest.mark.parametrize(("lines", "expected"), HEADINGS)
def test_headings_are_what_the_source_sets_as_titles(lines: list[str], expected: list[str | None]) -> None:
    clauses, *_ = segment(as_source(lines))
    assert [c.heading for c in clauses if c.marker] == expected


FORWARDS = ["关于印发办法的通知", "现将《关于招商引资的办法》印发给你们，请执行。"]
HOSTILE = {
    "signers above a date": [*["市财政局"] * 8_000, "2023年5月1日"],
    "brackets at a line's end": [*FORWARDS, "（一）" * 8_000 + "二）", "一、加强组织领导。"],
    "titles named again and again": ["《外商投资法》的" * 4_000],
    "leaders that lead nowhere": ["目录", "一、" + "-" * 20_000 + "总则", "一、" + "-" * 100 + "总则", "一、总则"],
    "levels without end": ["1.工作", *["1."] * 13_333, *["一、甲"] * 2_000],
    "attachments": ["一、加强组织领导。", *["附件1：关于申请"] * 4_000],
}


@pytest.mark.parametrize("lines", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends(lines: list[str]) -> None:
    segment(as_source(lines))
