"""Lists of bodies: items as printed, and their names with what the list shares."""

from __future__ import annotations

import pytest

from etl.extract.responsible_units.lists import read_name, split_list
from etl.extract.responsible_units.shared_names import write_out

SPLIT = [
    ("自治区科技厅、人力资源和社会保障厅、外（侨）办、公安厅", "自治区科技厅|人力资源和社会保障厅|外（侨）办|公安厅"),
    ("各地（州、市）人民政府（行政公署）、自治区商务厅", "各地（州、市）人民政府（行政公署）|自治区商务厅"),
    ("省市场监管局，各市、县（市、区）人民政府", "省市场监管局|各市、县（市、区）人民政府"),
    ("县、区政府，金昌经开区管委会", "县、区政府|金昌经开区管委会"),
    ("各镇（街道），区发展改革局、经济和信息化局", "各镇（街道）|区发展改革局|经济和信息化局"),
    ("市科技局和市财政局", "市科技局|市财政局"),
    ("市工业和信息化局、文化和旅游局", "市工业和信息化局|文化和旅游局"),
    ("市自然资源和规划局", "市自然资源和规划局"),
    ("市政务服务和大数据管理局", "市政务服务和大数据管理局"),
    ("省司法厅及省级行业主管部门、各市（区）", "省司法厅|省级行业主管部门|各市（区）"),
    ("国务院专利行政部门和省、自治区、直辖市人民政府", "国务院专利行政部门|省、自治区、直辖市人民政府"),
    ("市市场监管局（知识产权局），市直各部门", "市市场监管局（知识产权局）|市直各部门"),
]

WRITTEN_OUT = [  # prefixes
    ("自治区商务厅、工业和信息化厅、发展改革委", "自治区商务厅 自治区工业和信息化厅 自治区发展改革委"),
    ("自治区财政厅、国资委，新疆证监局、粮食局", "自治区财政厅 自治区国资委 新疆证监局 自治区粮食局"),
    ("河南证监局、银保监局、省地方金融监管局", "河南证监局 河南银保监局 省地方金融监管局"),
    (
        "省科技厅、工业和信息化厅，省税务局、海关总署广东分署，各地级以上市人民政府",
        "省科技厅 省工业和信息化厅 省税务局 海关总署广东分署 各地级以上市人民政府",
    ),
    ("发展改革委、商务部、海关总署", "发展改革委 商务部 海关总署"),
    (
        "吉林省商务厅、财政厅，长春海关，中国人民银行吉林省分行",
        "吉林省商务厅 吉林省财政厅 长春海关 中国人民银行吉林省分行",
    ),
    ("市市场监管局、发展改革委、政务服务局", "市市场监管局 市发展改革委 市政务服务局"),
    ("省委组织部、宣传部，省发展改革委、财政厅", "省委组织部 省委宣传部 省发展改革委 省财政厅"),
    (
        "自治区党委宣传部、网信办，自治区公安厅、通信管理局",
        "自治区党委宣传部 自治区党委网信办 自治区公安厅 自治区通信管理局",
    ),
    ("厅法规处、综规处、执法监督局，省运输发展中心", "厅法规处 厅综规处 厅执法监督局 省运输发展中心"),
    (
        "市场监管厅登记注册局、信息中心，各市、县〔区〕市场监管局、审批服务管理局",
        "市场监管厅登记注册局 市场监管厅信息中心 各市、县〔区〕市场监管局 各市、县〔区〕审批服务管理局",
    ),
    ("市大数据委、行政服务中心管委会", "市大数据委 市行政服务中心管委会"),
    ("人行乌鲁木齐中心支行、外汇管理局新疆分局", "人行乌鲁木齐中心支行 外汇管理局新疆分局"),
    ("各市州党委和政府，省人才集团", "各市州党委 各市州政府 省人才集团"),
    (
        "国家税务总局广东省税务局、原省物价局、水利部珠江水利委员会、国家能源局南方监管局、审计署驻广州特派办、水利厅",
        "国家税务总局广东省税务局 原省物价局 水利部珠江水利委员会 国家能源局南方监管局 审计署驻广州特派办 原省水利厅",
    ),
    ("省委组织部、省委宣传部，江北军分区", "省委组织部 省委宣传部 江北军分区"),
    ("经开区管委会财政局、规划处，各镇", "经开区管委会财政局 经开区管委会规划处 各镇"),
    # endings
    ("郑州市、开封市、洛阳市政府", "郑州市政府 开封市政府 洛阳市政府"),
    ("广州、深圳、东莞等市人民政府", "广州市人民政府 深圳市人民政府 东莞市人民政府"),
    (
        "各县（市、区）人民政府，广安经开区、川渝高竹新区管委会",
        "各县（市、区）人民政府 广安经开区管委会 川渝高竹新区管委会",
    ),
    ("各县区政府、白银高新区", "各县区政府 白银高新区"),
    ("科技厅、成都市、经济和信息化厅", "科技厅 成都市 经济和信息化厅"),
    ("杭州、宁波海关", "杭州海关 宁波海关"),
    ("公安、发展改革、财政等部门", "公安部门 发展改革部门 财政部门"),
    ("市规划和自然资源、建设、城管等部门", "市规划和自然资源部门 市建设部门 市城管部门"),
    ("省市场监管局、省知识产权局等有关部门", "省市场监管局 省知识产权局"),
]

JURISDICTIONS = [
    ("自治区商务厅", "shared", "自治区"),
    ("市市场监管局", "shared", "市"),
    ("市场监管局", "bare", ""),
    ("市政府金融办", "shared", "市"),
    ("市政园林局", "bare", ""),
    ("公安厅", "bare", ""),
    ("罗湖区科技和工业信息化局", "shared", "罗湖区"),
    ("新疆证监局", "field_office", "新疆"),
    ("银保监局", "field_office", ""),
    ("乌鲁木齐海关", "field_office", "乌鲁木齐"),
    ("商务部", "own", ""),
    ("省委宣传部", "shared", "省"),
    ("各区、县（市）政府", "own", ""),
    ("国网白银供电公司", "own", ""),
    ("白银高新区", "own", ""),
    ("乌鲁木齐市人民政府", "own", ""),
    ("水务集团", "bare", ""),
    ("福州港务集团", "own", ""),
    ("城市管理局", "bare", ""),
]

GENERIC = [
    "有关部门", "市直各部门", "市直有关部门（单位）", "省驻陇南有关单位", "市政府有关部门", "相关单位", "各部门", "省有关单位",
    "州级相关部门", "各省属企业", "市属国有企业", "市级各有关部门", "厅机关各处室（局）", "全市市政公用服务企业", "各县区各部门", "各有关单位",
]  # fmt: skip

BODIES = [
    "各园区管委会", "各县区政府", "各OPC社区", "各产业主管部门", "省级行业主管部门", "各市（区）", "各地级以上市人民政府", "云浮新港",
    "自治区社会信用体系建设联席会议成员单位", "省联合征信有限公司", "市审管办（市公资办）", "县委组织部（人才办）", "团市委机关",
    "自治区经信委", "市应急局", "广东省能源局", "市“放管服”改革协调小组办公室", "佛山中德工业服务区（三龙湾）管委会",
]  # fmt: skip

NOT_A_BODY = [
    "持续推进", "年底前", "负责归集、分析数据", "6月底完成", "按职责分工", "以下简称市国资委", "技工院校内由人力资源社会保障行政部门",
    "推动省商务厅", "建设单位承诺按合同约定期限缴交地价款", "张三",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_items(text: str, expected: str) -> None:
    items = split_list(text)
    assert [item.text for item in items] == expected.split("|")
    assert all(text[item.start : item.end] == item.text for item in items)


@pytest.mark.parametrize(("text", "expected"), WRITTEN_OUT)
def test_names_with_what_the_list_shares(text: str, expected: str) -> None:
    doers = write_out([split_list(text)])[0]
    assert [doer.name for doer in doers if not doer.item.name.is_generic] == expected.split()


@pytest.mark.parametrize(("name", "kind", "prefix"), JURISDICTIONS)
def test_jurisdictions(name: str, kind: str, prefix: str) -> None:
    found = read_name(name).jurisdiction
    assert (found.kind, found.prefix) == (kind, prefix)


@pytest.mark.parametrize("name", GENERIC)
def test_generic_doers_are_no_bodies(name: str) -> None:
    assert read_name(name).is_generic and not read_name(name).is_body


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    assert read_name(name).is_body and not read_name(name).is_generic


@pytest.mark.parametrize("name", NOT_A_BODY)
def test_no_bodies(name: str) -> None:
    assert not read_name(name).is_body


@pytest.mark.parametrize("hostile", ["、", "和", "各市、县", "市财政局和", "（", "等", "局"])
def test_hostile_lists_end(hostile: str) -> None:
    write_out([split_list(hostile * (20_000 // len(hostile)))])
