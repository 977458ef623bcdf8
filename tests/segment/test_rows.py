"""Rows: front, preamble, closing, back, attachments and headings of real documents, shortened."""

from __future__ import annotations

import pytest

from etl.segment import segment
from tests.segment.printed_trees import as_source
from tests.segment.rows import assert_rows_tile, kinds_of_lines

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
    assert kinds_of_lines([line for _, line in lines]) == lines


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_rows_tile_the_text(lines: list[tuple[str, str]]) -> None:
    assert_rows_tile([line for _, line in lines])


def test_a_heading_without_number_holds_until_a_clause_of_an_outer_level() -> None:
    lines = [line for _, line in DOCUMENTS["headings that lost their numbers"]]
    clauses, *_ = segment(as_source(lines))
    assert [(c.path, (c.parent_id or "#").split("#")[1]) for c in clauses if c.marker] == [
        ("6", ""),
        ("heading1.7", "heading1"),
        ("3", ""),
        ("3.8", "3"),
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
