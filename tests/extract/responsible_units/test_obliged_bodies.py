"""Subjects of obligations by what made them hard: lists, laws, and sentences in which somebody else must act."""

from __future__ import annotations

import pytest

from etl.extract.responsible_units.obligations import find_obliged_bodies
from etl.extract.responsible_units.obliged_lists import read_list

SUBJECTS = [
    (
        "省商务厅、省贸促会、省外办要进一步将有效的境外合作资源为市（州）、国家级开发区所用。",
        "省商务厅 省贸促会 省外办",
    ),
    (
        "各地、各有关部门和单位要充分认识重要意义，自治区发改委、商务厅要会同有关部门加强督促检查。",
        "自治区发改委 自治区商务厅",
    ),
    (
        "各省、自治区、直辖市人民政府作为综合保税区的规划建设和运行管理主体，要切实落实主体责任。",
        "各省、自治区、直辖市人民政府",
    ),
    ("省工业和信息化厅会同省工商联协调推动制造业项目招引；省国资委协调推动国有投资项目招引；", "省工业和信息化厅"),
    ("由罗湖区科技和工业信息化局会同OPC社区组织开展认定。", "罗湖区科技和工业信息化局"),
    ("加强统筹推进，由市科委牵头，优化部门协同工作模式。", "市科委"),
    (
        "县级以上人民政府及其商务、市场监督管理等部门应当支持行业协会。",
        "县级以上人民政府 县级以上人民政府商务部门 县级以上人民政府市场监督管理部门",
    ),
    (
        "市人民政府住房城乡建设、交通运输等部门应当制定风险划分标准。",
        "市人民政府住房城乡建设部门 市人民政府交通运输部门",
    ),
    (
        "国务院专利行政部门和省、自治区、直辖市人民政府管理专利工作的部门应当加强监督。",
        "国务院专利行政部门 省、自治区、直辖市人民政府管理专利工作的部门",
    ),
    ("海关发现进出口货物有侵犯备案知识产权嫌疑的，应当立即书面通知知识产权权利人。", "海关"),
    ("区政务服务局加强统筹协调，会同相关部门共同推动有关工作。", "区政务服务局"),
    ("市财政局、市公共资源交易中心等部门，要按照本意见要求做好工作。", "市财政局 市公共资源交易中心"),
    ("公安机关交通管理部门处理道路交通事故应当使用全国统一的交通管理信息系统。", "公安机关交通管理部门"),
    ("第五十四条【政府诚信履约】市人民政府及其有关部门应当保持政策的稳定性。", "市人民政府"),
    (
        "The Xinjiang Uygur Autonomous Region, Xinjiang Production and Construction Corps and relevant departments must promptly delegate authority.",
        "Xinjiang Uygur Autonomous Region|Xinjiang Production and Construction Corps",
    ),
    (
        "The Xinjiang Uygur Autonomous Region and the Xinjiang Production and Construction Corps must fulfill their responsibilities.",
        "Xinjiang Uygur Autonomous Region|Xinjiang Production and Construction Corps",
    ),
]


NOT_OBLIGED = [
    "省发展改革委协调推动重大招商引资项目的落地实施。",
    "各地、各有关部门要强化招商服务意识。",
    "金融机构应当履行大额交易报告义务。",
    "任何单位和个人不得有下列行为。",
    "建设单位应当自变更事项发生之日起十五个工作日内提出变更申请。",
    "银行、支付机构应当配合中国人民银行及其分支机构的检查。",
    "中国人民银行要求关注的其他因素。",
    "具体的报告格式由中国人民银行另行规定。",
    "省商务厅作为牵头单位，统筹招商引资工作。",
    "主要负责同志要亲自抓招商。",
    "市级财政部门将应承担的奖励资金及时拨付。",
    "要加大统筹协调力度，会同有关部门建立协调机制。",
    "由牵头部门负责、有关部门配合，在次年足额落实。",
    "行政机关应当建立健全对行政处罚的监督制度。",
    "政府投资项目应当按照规定办理。",
    "省、市、县级党委和政府负责同志都要确定联系点。",
    "违法行为构成犯罪，人民法院判处罚金时，行政机关已经给予当事人罚款的，应当折抵相应罚金。",
    "支持各地向市财政局申请需要的资金，企业应积极配合。",
    "对涉及知识产权纠纷的产品，有关部门要加强沟通会商。",
    "市商务局应急处置预案另行印发。",
    "We should give full play to the tourism industry's advantages.",
    "The inter-ministerial joint meeting mechanism for the pilot zone work must play a coordinating role.",
    "The State Council's decision on regulations shall be uniformly applicable.",
]


BUGS_CAUGHT = [  # sentences of laws and regulations, where these were missed or read past the body
    (
        "流动人口计划生育工作由流动人口户籍所在地和现居住地的人民政府共同负责。",
        "流动人口户籍所在地和现居住地的人民政府",
    ),  # an empty list ended the program
    (
        "国务院教育行政部门、人力资源社会保障行政部门和其他有关部门在职责范围内，分别负责有关的职业教育工作。",
        "国务院教育行政部门 国务院人力资源社会保障行政部门",
    ),
    (
        "国务院自由贸易试验区工作部际联席会议办公室要加强督促检查，对督查中发现的问题要明确责任。",
        "国务院自由贸易试验区工作部际联席会议办公室",
    ),
    ("设区的市人民政府水行政主管部门应当根据国家和省有关规定建立水平衡测试制度。", "设区的市人民政府水行政主管部门"),
    (
        "被征收人选择房屋产权调换的，设区的市、县（市、区）人民政府应当提供符合建筑工程质量安全标准的房屋。",
        "设区的市、县（市、区）人民政府",
    ),
    ("本市各级人民政府应当加强对优化营商环境工作的组织领导。", "本市各级人民政府"),
    ("区县（自治县）体育行政管理部门按职责分工负责本地区体育经营活动的管理和监督。", "区县（自治县）体育行政管理部门"),
    (
        "各级气象主管机构应当按照气象资料共享、共用的原则，与其他从事气象工作的机构交换有关气象信息资料。",
        "各级气象主管机构",
    ),
    (
        "县级以上人民政府林业主管部门和气象主管机构应当根据森林防火需要，建设森林火险监测和预报台站。",
        "县级以上人民政府林业主管部门 气象主管机构",
    ),
    ("最先发现或者最先接到报警的公安机关交通管理部门应当先行处理。", "公安机关交通管理部门"),
    ("承接行政处罚权的乡镇人民政府、街道办事处应当加强执法能力建设。", "乡镇人民政府 街道办事处"),
    (
        "县级以上人民政府食品药品监督管理、质量监督部门实施监督检查时，应当出示行政执法证件。",
        "县级以上人民政府食品药品监督管理部门 县级以上人民政府质量监督部门",
    ),
    (
        "国务院司法行政部门和省、自治区、直辖市人民政府司法行政部门依据职责，负责对代表机构及其代表的监督管理。",
        "国务院司法行政部门 省、自治区、直辖市人民政府司法行政部门",
    ),
    (
        "县级以上人民政府负责政府法制工作的部门依照法定职责，负责本级人民政府行政执法监督的具体工作。",
        "县级以上人民政府负责政府法制工作的部门",
    ),
    (
        "市和区、县人民政府及财政、物价部门应当定期组织收费事项清理，取消不合法、不合理的收费项目。",
        "市和区、县人民政府 市和区、县人民政府财政部门 市和区、县人民政府物价部门",
    ),
    ("反洗钱监测分析机构应当健全监测分析体系。", "反洗钱监测分析机构"),
    ("国务院证券监督管理机构与当事人签署承诺认可协议后，应当中止案件调查。", "国务院证券监督管理机构"),
    ("人民检察院通知公安机关立案或者撤销案件的，应当依法对执行情况进行监督。", "人民检察院"),
    (
        "市、区县（自治县）人民政府环保、市政、食品药品监管等部门依据各自职责，负责有关的动物防疫工作。",
        "市、区县（自治县）人民政府环保部门 市、区县（自治县）人民政府市政部门 市、区县（自治县）人民政府食品药品监管部门",
    ),
]


NOT_A_SUBJECT = [  # a body is named, and somebody or something else must act
    "县级以上人民政府有关主管部门在各自的职责范围内，负责有关促进畜牧业发展的工作。",
    "县级以上人民政府信访工作机构发现有关行政机关有下列情形之一的，应当及时督办，并提出改进建议：",
    "常务委员会组成人员在会议举行前，应当阅读会议文件，准备审议意见。",
    "道路运输管理机构工作人员在执行检查任务时，应当持有效执法证件，按照规定着装，佩戴标志，文明执法。",
    "乡镇人民代表大会举行会议时，应当邀请本行政区域内上级人民代表大会代表列席。",
    "未经市邮电管理部门批准及工商行政管理部门登记，不得对外营业、出租。",
    "依照规定须经海事管理机构批准的，还应当报海事管理机构批准。",
    "残疾人参加各级人民政府、有关部门或者残疾人联合会组织的集训期间，在职职工所在单位不得解除劳动合同。",
    "国家工作人员有前款所列行为的，还应当依法给予行政处分。",
    "因特殊情况在限期内不能办结的，应当以书面形式向有关代表说明情况和理由。",
    "负责组织调查处理的人民政府应当自收到火灾事故调查报告之日起15日内做出批复。",
    "发生重大事故，由国务院负责特种设备安全监督管理的部门及时委托安全技术咨询机构进行技术评审。",
    "除法律、行政法规、国务院规定或者国家有关部门授权作出的规定准许外，不得开展保税维修业务。",
]


def names(text: str) -> list[str]:
    return [body.name for body in find_obliged_bodies(text, [])]


@pytest.mark.parametrize(("text", "expected"), [*SUBJECTS, *BUGS_CAUGHT])
def test_subjects(text: str, expected: str) -> None:
    assert names(text) == (expected.split("|") if text.isascii() else expected.split())


@pytest.mark.parametrize("text", [*NOT_OBLIGED, *NOT_A_SUBJECT])
def test_no_subject(text: str) -> None:
    assert names(text) == []


def test_blanks_before_a_bracket_have_no_short_name() -> None:
    assert names("市财政局应当公布。\u3000\u3000（以下简称市局）") == ["市财政局"]


def test_a_list_of_nothing_has_no_bodies() -> None:
    """Before the 和 of 户籍所在地和现居住地的人民政府 stands no list."""
    assert read_list("") == ()


def test_one_row_a_body_and_sentence() -> None:
    text = "商务部要会同有关部门，商务部要加强指导。商务部应当总结。"
    assert [(b.start, text[b.start : b.end]) for b in find_obliged_bodies(text, [])] == [(0, "商务部"), (20, "商务部")]


def test_a_phrase_with_an_obligation_of_its_own_is_no_part_of_a_list() -> None:
    assert names("供电、供气等企业应当于每年3月底前报送建设行政主管部门，市城管局应当组织审计。") == ["市城管局"]


@pytest.mark.parametrize(
    "hostile",
    ["应当", "市财政局要", "（", "、", "由", "Region must ", "在市财政局内应当", "公安局等应当，", "由市政府负责，"],
)
def test_hostile_text_ends(hostile: str) -> None:
    find_obliged_bodies(hostile * (20_000 // len(hostile)), [])
