"""Parameters as a whole: what is none, numbers that keep their value, and texts made to break them."""

from __future__ import annotations

import pytest

from etl.extract.dates import DateReader, find_dates
from etl.extract.parameters import find_parameters
from etl.extract.parameters.measure_units import measure_units
from etl.extract.parameters.quantities import find_quantities
from etl.extract.parameters.quantity_patterns import quantity_hint
from etl.records import ClauseText, Document
from tests.extract.parameters.test_money import SAMPLED
from tests.extract.parameters.test_times import SAMPLED as IN_TIME
from tests.extract.reading import ParameterRow, clause_texts, parameter_rows, read_parameters

NOT_A_PARAMETER = [
    "本条例自202X 年X 月X 日起施行",
    "围绕省委“一干多支、五区协同”区域发展战略和广安“1234”工作思路",
    '抢抓"一人公司"（One Person Company',
    "做好防火宣传月和“3·30”森林草原防灭火警示日等系列宣传活动",
    "持续完善“12345 政务服务热线”建设和管理",
    "在市12345 市民服务热线领导小组架构下",
    "广泛宣传12345 与110 工作职责、受理范围等",
    "（1）对首年业绩排名前50名的OPC创业者",
    "上海市国民经济和社会发展第十四个五年规划",
    "对符合条件的文化企业实际支付的属于上一年度的办公房租进行补贴",
    "排名前十的给予奖励",
    "三级公立医院电子病历系统应用水平达到分级评价4级水平",
    "第3款 （《刑法修正案（四）》第8条第3款）",
    "湖北、河南两省各15万左右",
    "对于5G 基站发射装置部分",
    "跨境B2C 秒级通关“一次录入",
    "推进国道108线等太原过境段公路建设",
    "依据职责分工和受理范围对12345、110 接报的各类诉求事项",
    "一人公司）开展技术创新研发、垂直场景应用、产业生态服务",
    "充分应用12345、110 数据分析成果",
    "进一步完善“12349”网络服务平台功能",
    "拨打国家安全机关12339举报受理电话",
    "依托上海12345 城市运行市民感知平台",
    "力争晋祠—天龙山成功创建5A 级景区",
    "30 不断优化税务服务",
    '实施"优秀青年人才培育百人计划"',
    '按照不同风险级别开展“双随机、一公开"监管',
    "湖里区打造“亲清一家人”营商品牌",
    "采取反洗钱特别预防措施应当保护善意第三人合法权益",
    "畅通12368 热线",
    "医疗机构可以使用互联网医院作为第二名称",
    "实施三年行动计划政策评估",
    "设立“12345”营商环境服务专席",
    '以"一个学员即一家企业"模式打造OPC集聚社群',
    "善意第三人可以依法进行权利救济",
    "适宜安排每一名残疾儿童少年",
    "加快实施营商环境三年行动计划",
    "12345 与110 指挥中心高效对接联动的工作机制",
    "为企业提供“7×24”小时预约通关、“一对一”通关服务",
    "强化落实开办企业“一天办结”改革",
    "核增部分据实计入工资总额并作为下一年度工资总额预算基数",
    "应及时转交市12345 平台受理",
    "中国人民银行及其分支机构应当制发《反洗钱监管意见书》（附 3）",
    "切实解决群众办事最后一公里难题",
    "聚焦人工智能协同型“一人公司”（OPC）新赛道",
    "深化浙商杭商联系、“企业家早餐会”、“千名干部助千企”等载体",
    "动态更新12345 平台数据归集标准",
    "对获得比赛前三等次的主体",
    "按照办理纳税申报或者扣缴申报的上一月最后一日人民币汇率中间价",
    "推进信息化综合改造三期工程",
    "力争实现50兆进牧户",
    "仪器测定和宏观调查结果ML2.5级地震中位于马鬃山村与培石交界处",
    '番禺区依托"2104"现代化产业体系和广州大学城人才优势',
    "〔2025〕第11号",
    "完善“双随机、一公开”跨部门联合抽查调度协调机制",
    "是实施“十四五”规划承上启下的关键一年",
    "第二年、第三年租金减半的优惠支持措施",
    "实现5G 基站建设审批“一件事”全流程“一窗一网一次办”",
    "实施农村人居环境整治提升五年行动",
    "争取青岛港自动化码头三期及配套保税物流区域纳入青岛前湾综合保税区范围",
    "推进“万名干部助万企”和“大走访大调研大服务大解题”活动",
    "对暂不具备推行“6+4”一体化综合监管模式条件的行业",
    "推进政务服务事项与晋中、忻州、吕梁、阳泉4 市跨区域通办",
    "由110 及时派警先行处置",
    "重大改革、重点工作纳入“13710”信息化督办系统",
    "应当填写《反 洗钱约谈记录》（附 5）并经被谈话人签字确认",
    "优化完善12345热线服务质量指标体系",
    "本规定所称的“一日”、“二日”、“三日”、“五日”、“十日”",
    "启动1+X证书制度试点工作",
    "构建“你不是一个人在战斗”的OPC创新生态",
    "期货公司可作为第三人参加诉讼",
    "探索构建“1+N”升级版“TTO”平台体系",
    "加快12345 与110 对接联通",
    "据此,依照民法典第1176条第1款规定,驳回宋先生的全部诉讼请求",
    "直接关系当事人或者第三人重大权益",
    "开展6G星地融合卫星系统关键技术研究",
    "充分发挥12345 政务服务便民热线、政务服务平台等渠道作用",
    "共同受托人处理信托事务对第三人所负债务",
    "围绕“五城十链”开展“5+X”系列融资对接行动",
    "实施加快油茶产业发展三年行动",
    "“122”等紧急热线的协同联动",
    "这两次震动震级分别为ML1.8级和ML2.5级",
    "市公安局要根据本市110 接警量",
    "应当在取得所得的次年三月一日至六月三十日内办理汇算清缴",
    '积极扩展“鹿城健康365"“健康包头"平台功能',
    "在电子商务领域支持OPC开展C2M定制、智能选品等服务",
    "继续实施对在全国前三位通过仿制药质量和疗效一致性评价的市级奖补政策",
    "开展政务数据共享三年行动",
    "事关国家发展全局和亿万人民福祉",
    "推广“12345+网格化+社区（村居）”接诉即办处置制度",
    "于每年一月底前向社会公布",
    "大力培育OPC（即一人公司",
    "推行5G 基站建设审批“一件事”集成改革",
    "1993年8月7日 最高人民法院以法发〔1993〕15号通知印发）",
    "有权请求第三人承担赔偿责任",
    "真正把政务服务“最后一公里”变成“最好一公里”",
    "紧扣“一年攻坚突破、两年提质培优、三年争创一流”工作目标",
    "深化“一网通办2.0”建设",
    "引导企业和群众正确使用12345 与110 平台",
    '实现开办企业"一日办结"',
    '全面提升“12345"政务热线服务水平',
    "企业应当在每年年底前预报下一年度融资计划",
    "本文件所称一人公司OPC主要指在人工智能技术的协同支持下",
    "推动国家服务业扩大开放综合示范区2.0版方案获批",
    "打造协同办公3.0版",
    "推进IPV6互联网出口扩容至5G",
    "综合排名全市前三的地区",
    "经济贡献突出的前3位地区",
    "增值税开票前100名的规上工业企业",
    "世界500强、中国500强、民营500强企业",
    "《外商投资产业指导目录》第3项、《促进三年行动的20条措施》",
    "按照第五条第（二）项的规定",
    "（川办发〔2023〕32号）",
    "紧扣“一个项目、一名领导、一个班子、一套方案”",
    "12月18日晚8时40分和19日晚8时35分",
    "省、市、县三级行政许可基本清单( 2023 年)版",
    "培育亿元级外贸龙头企业",
    "招用2023届毕业生",
    "生育二孩、三孩",
    "五项社会保险费",
    "向第二个百年奋斗目标进军的第一个五年",
    "十几年来",
    "损失数百万元",
]


KNOWN_GAPS: list[tuple[str, list[ParameterRow]]] = [
    ("湖北、河南两省各15万左右", [("15万左右", "eq", 150000, 150000, "person")]),
]


@pytest.mark.parametrize("text", NOT_A_PARAMETER)
def test_what_is_no_parameter(text: str) -> None:
    assert parameter_rows(text) == []


@pytest.mark.parametrize("text", ["近100家企业", "增长8.5%左右", "约3600户", "500余人"])
def test_approximate_numbers_keep_their_value(text: str) -> None:
    row = read_parameters(text)[0]
    assert row.approximate and row.comparator == "eq"


@pytest.mark.parametrize(("text", "expected"), KNOWN_GAPS)
@pytest.mark.xfail(strict=True)
def test_known_gaps(text: str, expected: list[ParameterRow]) -> None:
    assert parameter_rows(text) == expected


@pytest.mark.parametrize(
    "piece",
    ["5万元、", "1、", "百分之", "1/", "5%以上", "一", "7", "（", "（含", "不超过", "最高给予", "每人", "1,000,"],
)
def test_hostile_text_ends(piece: str) -> None:
    find_parameters([ClauseText("d#1", "clause", None, piece * (100_000 // len(piece)), 0)], Document())


@pytest.mark.parametrize(
    "number", ["5", "5 ", "3余", "5万", "两", "三多", "半", "一个半", "百分之三 ", "two ", "RMB 5", "2023"]
)
def test_the_sign_passes_over_no_quantity(number: str) -> None:
    """The quick test that lets most passages go unread must let none go that holds a quantity with a unit."""
    for printed in measure_units():
        text = number + printed
        if any(quantity.measure_unit for quantity in find_quantities(text)):
            assert quantity_hint().search(text), text


def test_a_shared_reader_changes_nothing() -> None:
    passages = clause_texts([text for text, _ in [*SAMPLED, *IN_TIME]])
    reader = DateReader(Document())
    assert find_dates(passages, Document(), reader) == find_dates(passages, Document())
    assert find_parameters(passages, Document(), reader) == find_parameters(passages, Document())


def test_a_long_s_is_no_s() -> None:
    (row,) = find_parameters([ClauseText("d#1", "clause", None, "not leſs than 5 years, ſix months", 0)], Document())
    assert (row.mention, row.comparator) == ("5 years", "eq")
