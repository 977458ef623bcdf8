"""Every price of a line break, with the shortest lines of real documents that were found on which it decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest

from etl.read.paragraphs.costs import COSTS, BreakCosts
from etl.read.paragraphs.typesetting import Setting
from etl.read.paragraphs.wrapping import find_paragraph_ends
from etl.read.reading import Line

# The price, another value for it, lines, how they are set, and where paragraphs end; with the other value they end elsewhere
DECIDES = [
    (
        "never",
        0.0,
        [
            Line("国办发〔2023〕17 号", page=52),
            Line("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", page=53, after_blank=True),
        ],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "fragment",
        1.6,
        [
            Line("。", page=167),
            Line("二是积极配合编制并执行市场主体住所(经营场所)负面清单,切实防范虚假住所等突出风", page=167),
        ],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end",
        0.0,
        [
            Line("配合省税务局对个人存量房交易开放电子发票功能。利用“互联网+不动产登记”", page=169),
            Line("受理系统,推行个人存量房交易代开增值税电子普通发票服务,允许自然人网上缴税后获取", page=169),
        ],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end_sentence",
        0.0,
        [
            Line("（一）推进飞行检查常态化。建立健全部门联合检查机制，制定并公开飞行检查方案。", page=54),
            Line("完善飞行检查管理办法，", page=54),
        ],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end_clause",
        8.0,
        [Line("有关工作事项通知如下：", page=69), Line("一、总体要求", page=69)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "end_before_marker",
        10.0,
        [Line("二、明确各方职责", page=53), Line("（一）", page=53)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "end_before_label",
        6.0,
        [Line("业简易注销容错机制。", page=823), Line("牵头单位：市市场监管局", page=823)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "end_note",
        4.0,
        [
            Line("决闭环机制，不断提高市场主体满意度。（责任单位：市营商办、市工商联、市工信局，市", page=785),
            Line("直各部门按职责分工负责）", page=785),
            Line("以上措施自印发之日起施行，有效期2 年。", page=785),
        ],
        Setting(80, True, False, False),
        [False, True, True],
    ),
    (
        "end_pause",
        0.0,
        [
            Line("（二）搭建平台，集成服务，推行“一窗受理”“一网通办”", page=130),
            Line("在区级政务服务大厅设置", page=130),
            Line("“一业一证”", page=130),
            Line("综合窗口，", page=130),
            Line("综合窗口受理后分送各相关部门审批，", page=130),
            Line("实施", page=130),
            Line("“前台一窗受理、", page=130),
            Line("后台分类审批”", page=130),
            Line("的工作机制。", page=130),
            Line("2023 年4 月底前，", page=130),
            Line("对涉及40 个行业", page=130),
            Line("“一", page=130),
            Line("业一证”改革的行政审批事项要完成委托受理、授权审批。安排首席代表进驻，做好前台人", page=130),
        ],
        Setting(80, True, False, False),
        [True, False, False, False, False, False, False, False, False, False, False, False, True],
    ),
    (
        "end_running",
        0.0,
        [
            Line("第九条【延期情形】建设单位应当自施工许可证核发之", page=349),
            Line("日起三个月内开工。因故不能按期开工的，应当在期满前向", page=349),
        ],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end_reference",
        0.0,
        [Line("1．跨部门综合监管事项清单", page=1486), Line("2．跨部门综合监管工作计划", page=1486)],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end_no_marker",
        0.0,
        [Line("请、并联审批。", page=350), Line("建设单位可以通过工程审批系统同步申请并获得施工", page=350)],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end_enclosed",
        0.0,
        [
            Line("通过北京市投资项目在线审批监管平台（以下简称在线平台，网址：", page=115),
            Line("http://tzxm.beijing.gov.cn/）填写联合验收综合申请表，选择需要重新验收的事项，上", page=115),
        ],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "end_before_closing",
        0.0,
        [
            Line("对标对表省上标准要求，", page=1660),
            Line("集中对全市政府网站、", page=1660),
            Line("政府信息公开设置栏目、政务新媒体等开展", page=1660),
            Line("一次", page=1660),
            Line("“全面体检”", page=1660),
            Line("，", page=1660),
            Line("查缺补漏，", page=1660),
            Line("规范管理；", page=1660),
            Line("采取集中培训、", page=1660),
            Line("跟班轮训等方式，", page=1660),
            Line("年内对各县", page=1660),
            Line("（市、", page=1660),
            Line("区）政府、市直各部门业务骨干集中培训1 次，不断提高政策素养和业务能力，全面提高政", page=1660),
        ],
        Setting(80, True, False, False),
        [False, False, False, False, False, False, False, False, False, False, False, False, True],
    ),
    (
        "end_unmarked",
        0.0,
        [
            Line("《中国人民银行金融消费者权益保护实施办法》已经 2020年9月1日"),
            Line("中国人民银行 2020年第 6次行务会议审议通过，现予发布，自 2020年11月1"),
        ],
        Setting(70, False, True, False),
        [False, True],
    ),
    (
        "end_flush",
        12.0,
        [
            Line("2 2.5", page=1, indent=51.5624978515625, width=58.237793403568105),
            Line("35μg/m3。", page=1, indent=0.0, width=33.74311423987034),
        ],
        Setting(80.0, False, False, True),
        [True, True],
    ),
    (
        "wrap_sentence",
        4.0,
        [
            Line("（一）推进飞行检查常态化。建立健全部门联合检查机制，制定并公开飞行检查方案。", page=54),
            Line("完善飞行检查管理办法，", page=54),
        ],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "wrap_clause",
        0.0,
        [
            Line("行在线身份认证、电子证照应用，推动更多事项办理纸质证照“免提交”、申请表单免填", page=1632),
            Line("写，实现“一证( 照) 通办” “零材料”办理。", page=1632),
            Line("(牵头部门：厅法规处；责任部门：", page=1632),
            Line("厅综规处、财审处、建设处、公路处、运输处、安监处、科技处、执法监督局，省运输发", page=1632),
        ],
        Setting(78, True, False, False),
        [False, False, True, True],
    ),
    (
        "wrap_marker_finished",
        0.0,
        [
            Line("度失业保险基金滚存结余备付期限应在1 年以上，政策实施期限截至2023 年12 月31 日。", page=74),
            Line("二、拓宽渠道促进高校毕业生等青年就业创业", page=74),
        ],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "wrap_marker",
        0.0,
        [
            Line("责任单位：市金融办、莆田银保监分局、市人社局、财政局、发改委等市直相关单位", page=827),
            Line("12.强化就业保障。全面落实我市服务企业用工保障十五条措施，开展“送岗留才进校", page=827),
        ],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "wrap_label",
        0.0,
        [
            Line("子化监管，", page=829),
            Line("将监管要求嵌入采购系统，", page=829),
            Line("对采购需求的倾向性、", page=829),
            Line("歧视性词条进行智能辅助排查。", page=829),
            Line("牵头单位：市发改委、财政局", page=829),
        ],
        Setting(80, True, False, False),
        [False, False, False, True, True],
    ),
    (
        "wrap_note",
        0.0,
        [
            Line("融科技服务业领域新技术新产品示范应用场景建设。（责任单位：市科委、各区政府）", page=5, width=80.0),
            Line("市区联动推动科技服务领域新技术新产品等“首创”示范应用", page=6, width=62.0),
        ],
        Setting(80, False, False, True),
        [True, True],
    ),
    (
        "wrap_alone",
        0.0,
        [
            Line("等方式，加大对典型经验宣传力度，扩大企业群众知晓率，让改革举措真正惠及企业群众。", page=170),
            Line("附件：河北省自然资源厅复制推广营商环境创新试点改革举措清单及任务分工（略）", page=170),
        ],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "wrap_closed",
        0.0,
        [
            Line("（一）减轻或者免除银行、支付机构造成金融消费者财产损失的赔偿责任。", closes=True),
            Line("（二）规定金融消 费者承担超过法定限额的违约金或者损害赔偿金。", closes=True),
        ],
        Setting(70, False, True, False),
        [True, True],
    ),
    (
        "wrap_blank",
        12.0,
        [
            Line("活期存款的本金或者本金加全部或者部分利息转为在同一金融机构开立的同一户名下的另一账户内的"),
            Line("定期存款。", after_blank=True, closes=True),
        ],
        Setting(92, False, True, False),
        [False, True],
    ),
    (
        "wrap_indented",
        0.0,
        [
            Line(
                "第九条 【支持使用银行贷款开展数字化智能化改造提升】", page=5, indent=4.004875, width=79.72876250000002
            ),
            Line(
                "对企业使用坪山区内银行贷款实施数字化、智能化改造提升",
                page=5,
                indent=4.0300628930817615,
                width=79.99957232704404,
            ),
        ],
        Setting(80.0, False, False, True),
        [True, True],
    ),
    (
        "wrap_deep",
        0.0,
        [
            Line(
                "青 川 市 人 民 政 府 关 于 做 好 有 关 工", page=1, indent=0.016845702423095688, width=77.9654702144596
            ),
            Line("作 的 通 知", page=1, indent=20.01489221292112, width=57.96831854767428),
        ],
        Setting(80.0, False, False, True),
        [True, True],
    ),
    (
        "fragment_unmarked",
        6.0,
        [Line("强化医保行政部门监管责任。", page=53), Line("各级医保行政部门要加强对医保经办机构医保协议", page=53)],
        Setting(80, True, False, False),
        [False, True],
    ),
    (
        "fragment_flowing",
        0.0,
        [
            Line("市场准入负面清单案例归集、通报制度，畅通隐性壁垒反馈渠道。完善决策审批机制，着", page=1630),
            Line("力提供更加便捷的政务服务。严格落实重大行政决策程序，健全完善合法性审查制", page=1630),
            Line("度。", page=1630),
            Line("(牵头部门：厅法规处；责任部门：厅综规处、财审处、建设处、公路处、运输处、", page=1630),
            Line("安监处、执法监督局，各市(州) 交通运输局(委）", page=1630),
        ],
        Setting(78, True, False, False),
        [False, False, False, False, True],
    ),
    (
        "fragment_standing",
        0.0,
        [Line("附件1", page=61), Line("重点任务分工表", page=61)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "fragment_marker_finished",
        0.0,
        [Line("进医保基金使用常态化监管工作，经国务院同意，现提出以下意见。", page=53), Line("一、总体要求", page=53)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "fragment_marker",
        0.0,
        [Line("二、装饰装修类项目标准化联合验收", page=116), Line("（一）适用范围", page=116)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "fragment_label",
        0.0,
        [Line("业简易注销容错机制。", page=823), Line("牵头单位：市市场监管局", page=823)],
        Setting(80, True, False, False),
        [True, True],
    ),
    (
        "fragment_note",
        0.0,
        [
            Line("决闭环机制，不断提高市场主体满意度。（责任单位：市营商办、市工商联、市工信局，市", page=785),
            Line("直各部门按职责分工负责）", page=785),
            Line("以上措施自印发之日起施行，有效期2 年。", page=785),
        ],
        Setting(80, True, False, False),
        [False, True, True],
    ),
    (
        "fragment_alone",
        0.0,
        [
            Line("六、本通知自2023 年6 月1 日起施行。", page=80),
            Line("附件：绿色数据中心政府采购需求标准（试行）（略）", page=80),
        ],
        Setting(80, True, False, False),
        [True, True],
    ),
]


@pytest.mark.parametrize(("price", "other", "lines", "setting", "ends"), DECIDES, ids=[row[0] for row in DECIDES])
def test_each_price_decides(
    price: str, other: float, lines: Sequence[Line], setting: Setting, ends: Sequence[bool]
) -> None:
    assert find_paragraph_ends(lines, setting, {}) == ends
    assert find_paragraph_ends(lines, setting, {}, replace(COSTS, **{price: other})) != ends


def test_no_price_without_its_row() -> None:
    assert {row[0] for row in DECIDES} == {field.name for field in fields(BreakCosts)}
