"""Every price of the numbering model, with the shortest lines of a real document on which it decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest

from etl.notation.markers import find_readings
from etl.segment.costs import COSTS, Costs
from etl.segment.explanations import Candidate
from etl.segment.tree import find_tree

Place = tuple[str, str, bool, str | None, str | None]  # a line, and what `Candidate` says of it

# The price, another value for it, places where clauses may begin, and their levels; with the other value they differ
DECIDES: list[tuple[str, float, list[Place], list[int | None]]] = [
    (
        "continues",
        1.0,
        [
            ("一是对标国际国内指标体系。《创新任务》重点围绕国", "text", False, None, None),
            ("二是突出自贸港建设特色。《创新任务》坚持以制度集", "text", False, None, None),
        ],
        [1, 1],
    ),
    (
        "gap",
        0.0,
        [
            ("（一）减轻或者免除银行、支付机构造成金融消费者财", "text", False, None, None),
            ("（二）规定金融消 费者承担超过法定限额的违约金或", "text", False, None, None),
            ("（三） 排除或者限制金融消费者依法对其金融信息进", "text", False, None, None),
        ],
        [1, 1, 1],
    ),
    (
        "restart",
        0.0,
        [
            ("2. 场地布局", "title", False, None, None),
            ("1.营造一流营商环境。 率先推进“数字政府”建设", "text", False, None, None),
            ("4. Guarantee mechanism", "title", False, None, None),
        ],
        [1, 2, 1],
    ),
    (
        "backward",
        0.0,
        [
            ("（五）指导村（居）民委员会制定防火安全公约，做好", "text", False, "lost", None),
            ("（六）全国和省级重点镇、历史文化名镇应成立政府专", "text", False, "lost", None),
            ("（七）法律、法规、规章规定的其他消防工作职责。街", "text", False, "lost", None),
            ("（四）", "title", True, "lost", None),
        ],
        [None, None, None, None],
    ),
    (
        "shape_change",
        1.2,
        [
            ("（一）年度消防工作考核不合格的。", "text", False, "lost", None),
            ("（二）未按要求完成政府挂牌督办的重大火灾隐患整治", "text", False, "lost", None),
            ("（三）依照本办法", "title", True, "lost", None),
        ],
        [1, 1, 1],
    ),
    (
        "childless",
        0.0,
        [
            ("（十）开展信用风险柔性管理。依法降低新设立OPC", "text", False, None, None),
            ("五、优化执法监管，维护公平竞争", "title", True, None, None),
            ("（十一）推行包容审慎执法监管模式。对OPC 实施", "text", False, None, None),
        ],
        [2, 1, 2],
    ),
    (
        "level_skip",
        1.2,
        [
            ("第一节 一般规定", "title", True, None, None),
            ("第七十八条 公安机关交通管理部门应当加强对交通警", "text", False, None, None),
            ("第七章 法律责任", "title", True, None, None),
            ("第七十九条 违反道路交通安全法律、行政法规和本办", "text", False, None, None),
        ],
        [1, 2, 1, 2],
    ),
    (
        "new_level",
        1.6,
        [
            ("一是对标国际国内指标体系。《创新任务》重点围绕国", "text", False, None, None),
            ("二是突出自贸港建设特色。《创新任务》坚持以制度集", "text", False, None, None),
        ],
        [1, 1],
    ),
    (
        "twin_level",
        0.0,
        [
            ("（七）中国人民银行和中国证券监督管理委员会规定的", "text", False, None, None),
            ("（二）中国人民银行规定的其他情形。", "text", False, None, None),
        ],
        [1, 1],
    ),
    (
        "new_above",
        0.0,
        [
            ("3. 坚持生态优先、低碳发展。 推动重大生态环保", "text", False, None, None),
            ("六、提高贸易便利化水平。 加快中国(新疆)国际贸", "text", False, None, None),
        ],
        [1, 2],
    ),
    (
        "unusual_order",
        1.6,
        [
            ("18. 推动内陆港口经济创新发展。 支持乌鲁木齐", "text", False, None, None),
            ("(7) Deepen exchanges and", "title", True, None, None),
            ("21。 Improve internationa", "text", False, None, None),
            ("(8) Deepen the reform of", "title", True, None, None),
            ("23。 Gather high-level an", "text", False, None, None),
        ],
        [2, 1, 2, 1, 2],
    ),
    (
        "orphan",
        0.0,
        [
            ("1.推行5G 基站建设审批“一件事”集成改革。整", "text", False, None, None),
            ("2.5G 基站建设（不包括发射装置）环保审批手续", "text", False, None, None),
        ],
        [1, 1],
    ),
    (
        "doubted",
        4.0,
        [
            ("1.推行5G 基站建设审批“一件事”集成改革。整", "text", False, None, None),
            ("2.5G 基站建设（不包括发射装置）环保审批手续", "text", False, None, None),
        ],
        [1, 1],
    ),
    ("rejected", 0.0, [("（十七）优化外商投资促进评价。建立健全外商投资促", "text", False, None, None)], [1]),
    (
        "rejected_inside",
        0.0,
        [
            ("一是对标国际国内指标体系。《创新任务》重点围绕国", "text", False, None, None),
            ("二是突出自贸港建设特色。《创新任务》坚持以制度集", "text", False, None, None),
        ],
        [1, 1],
    ),
    ("rejected_lost", 0.0, [("（一）火灾事故等级分为一般火灾事故、较大火灾事故", "text", False, "lost", None)], [1]),
    (
        "filler",
        3.2,
        [
            ("第十五条 市人民代表大会会议公开举行。根据主席团", "text", False, None, None),
            ("第十六条市人民代表大会会议设立秘书处，由秘书长和", "text", False, "filler", None),
            ("第十七条 市人民代表大会全体会议听取市人民代表大", "text", False, None, None),
        ],
        [1, 1, 1],
    ),
    (
        "style_change",
        4.8,
        [
            ("第一节 业主和业主大会", "title", True, None, None),
            ("（二）未按照规定指导业主成立业主大会，进行换届选举的", "text", False, None, None),
        ],
        [1, 1],
    ),
    (
        "numeral_change",
        0.0,
        [
            ("二、工作定位和原则", "title", True, "lost", None),
            ("（一）工作定位。坚守政府性融资担保机构的准公共定位，", "text", False, "lost", None),
            ("三、工作措施和保障", "title", True, "lost", None),
            ("（一）简化担保要求，降低企业融资门槛。推动政府性融资", "text", False, "lost", None),
            ("2.建立担保费补贴机制。对政府性融资担保公司年化担保", "text", False, "lost", None),
            ("3.建立担保业务奖补机制。对与国家融资担保基金业务合", "text", False, "lost", None),
            ("四、绩效管理和考核政府性融资担保公司切实做好降费让利", "text", False, "lost", None),
        ],
        [1, 2, 1, 2, 2, 2, 1],
    ),
    (
        "foreign_style",
        0.0,
        [
            ("第一节 业主和业主大会", "title", True, None, None),
            ("（二）制定和修改管理规约；", "text", False, None, None),
            ("（二）未向全体业主公布车位、车库处分情况或者公布情况", "text", False, None, None),
            ("（三）以出售为由拒绝向业主出租车位、车库，造成车位、", "text", False, None, None),
        ],
        [1, 2, 1, 2],
    ),
    ("gap_step", 0.4, [("第三十八条 本条例中下列用语的含义是：", "text", False, None, None)], [1]),
    (
        "leaves",
        0.0,
        [
            ("（四）民用无人驾驶航空器在民用运输机场管制地带内执行", "text", False, None, None),
            ("（一）通过通信基站或者互联网进行无人驾驶航空器中继飞", "text", False, None, None),
            ("（一）空中交通管理机构，是指军队和民用航空管理部门内", "text", False, None, None),
            ("（二）微型无人驾驶航空器，是指空机重量小于0.25千", "text", False, None, None),
        ],
        [2, 1, 2, 2],
    ),
    (
        "rejected_doubted",
        0.0,
        [
            ("（一）机关、群团组织、国有企业事业单位形成的档案；", "text", False, None, None),
            ("（二）第一项所列单位之外的其他单位，经法律法规授权或", "text", False, None, None),
            ("（三）第一项所列单位之外的其他单位或者个人，由国家资", "text", False, None, None),
            ("（四）国家档案馆保管的前三项以外的其他档案。", "text", False, None, None),
        ],
        [1, 1, 1, 1],
    ),
]


def levels_of(places: Sequence[Place], costs: Costs = COSTS) -> list[int | None]:
    candidates = [Candidate(find_readings(line, 0, len(line)), *rest) for line, *rest in places]
    return [decision.level if decision else None for decision in find_tree(candidates, costs)]


@pytest.mark.parametrize(("price", "other", "places", "levels"), DECIDES, ids=[row[0] for row in DECIDES])
def test_each_price_decides(price: str, other: float, places: Sequence[Place], levels: Sequence[int | None]) -> None:
    assert levels_of(places) == levels
    assert levels_of(places, replace(COSTS, **{price: other})) != levels


def test_no_price_without_its_row() -> None:
    assert {row[0] for row in DECIDES} == {field.name for field in fields(Costs)}
