"""Sentences as policy texts of every level print them, each with the rows of one kind that it gives."""

from __future__ import annotations

from datetime import date

import pytest

from etl.extract.citations import find_citations
from etl.extract.compact_text import compact
from etl.extract.dates import find_dates
from etl.extract.parameters import find_parameters
from etl.extract.responsible_units import find_responsible_units
from etl.extract.responsible_units.lists import split_list
from etl.records import ClauseText, Document

SIGNED = Document(title="关于做好工作的通知", signed_date=date(2024, 3, 5))

UNITS = [  # role and name of each
    ("抓紧建立政府领导、部门负责、社会参与的工作机制。", ""),
    ("形成党委领导、政府负责、社会协同、公众参与的社会治理体制。", ""),
    ("坚持政府主导、部门负责的原则。", ""),
    ("由市财政局负责、各县配合推进。", "subject 市财政局"),
    ("各乡镇要成立机构。", ""),
    ("村（居）委会应当配合水行政主管部门做好纠纷排查。", "subject 村（居）委会"),
    ("县安委会要加强督查，国家防总应当会商。", "subject 县安委会、subject 国家防总"),
    ("业委会应当配合。", ""),
    ("责任单位为市财政局、市工信局。", "responsible 市财政局、responsible 市工信局"),
    ("牵头单位为高新区管委会，配合单位为市工信局、市财政局。", "lead 高新区管委会、support 市工信局、support 市财政局"),
    ("区科技局（以下简称“区科局”）为本办法的主管部门，负责编制年度预算。", "subject 区科技局"),
    ("市商务局为牵头部门，负责日常工作。", "subject 市商务局"),
    ("1.市财政局负责资金；2.市社科联负责指导。", "subject 市财政局、subject 市社科联"),
    ("C2. 区委宣传部会同区融媒体中心开展宣传。", "subject 区委宣传部"),
    ("市政府研究室要加强研究。", "subject 市政府研究室"),
    ("市供销社要做好农资供应，专业合作联合社应当登记。", "subject 市供销社"),
    ("建设项目。（责任单位：县农业农村局、相关乡镇、县农商行）", "responsible 县农业农村局、responsible 县农商行"),
    ("相关区人民政府应当编制方案。", "subject 相关区人民政府"),
    ("（职责分工）市大数据局负责统筹协调工作。", "subject 市大数据局"),
    ("以“三中心”（商业中心、工业中心、休闲中心）为重点，推进建设。", ""),
    ("推行“一网通办”。（市政府办公室）", "responsible 市政府办公室"),
    ("市发改委（牵头）、市财政局负责项目审核。", "subject 市发改委、subject 市财政局"),
    ("市政府决定成立治理欠薪领导小组（以下简称领导小组）。\n领导小组负责研究重大问题。", "subject 领导小组"),
    ("责任单位：市商务局（牵头），市财政局、市税务局（配合）", "lead 市商务局、support 市财政局、support 市税务局"),
    ("责任单位：市商务局（牵头）、市财政局、市税务局", "lead 市商务局、responsible 市财政局、responsible 市税务局"),
    ("责任部门为负责该项工作的科室。", ""),
    ("行业主管部门为第一责任人。", ""),
    ("行政监督部门应当受理，行政管理部门应当检查，监督管理部门不得拖延。", ""),
    ("管委会及其所属各部门应当依法履职，药品监督管理部门应当检查。", "subject 管委会、subject 药品监督管理部门"),
    ("责任部门：发展改革委 财政局  完成时间：2024年12月", "responsible 发展改革委、responsible 财政局"),
    ("牵头部门：省财政厅 配合部门：省商务厅 郑州海关", "lead 省财政厅、support 省商务厅、support 郑州海关"),
    ("责任领导：张三  责任单位：市政府 办公室 市司法局", "responsible 市政府办公室、responsible 市司法局"),
    (
        "责任单位：财政部 商务部 各乡镇人民政府 街道办事处",
        "responsible 财政部、responsible 商务部、responsible 各乡镇人民政府、responsible 街道办事处",
    ),
    (
        "市交通部门与浦东新区、闵行区、崇明区交通部门负责航道的管理。",
        "subject 市交通部门、subject 浦东新区交通部门、subject 闵行区交通部门、subject 崇明区交通部门",
    ),
    (
        "浦东新区、宝山、崇明等区交通部门应当负责航道管理。",
        "subject 浦东新区交通部门、subject 宝山区交通部门、subject 崇明区交通部门",
    ),
    (
        "周村、博山、张店区人民政府应当配合，广州、深圳市财政局应当配合。",
        "subject 周村区人民政府、subject 博山区人民政府、subject 张店区人民政府、subject 广州市财政局、subject 深圳市财政局",
    ),
    (
        "责任单位：滨海县、响水县、亭湖区教育局，北京市、河北省商务厅",
        "responsible 滨海县教育局、responsible 响水县教育局、responsible 亭湖区教育局、responsible 北京市、responsible 河北省商务厅",
    ),
]

PARAMETERS = [  # comparator, number and unit of each, with the anchor of a duration
    ("对1类新药给予奖励，3类、4类仿制药减半，支持2类产业。", "eq 2 item"),
    ("降水较常年同期偏多6成。", "eq 60 percent"),
    ("应当在有效期届满30日前提出申请。", "eq 30 day @有效期届满"),
    ("医护比达到1:1.2，床护比不低于1:0.6，车桩比不高于2.5:1。", "eq 0.833333 ratio、ge 1.66667 ratio、le 2.5 ratio"),
    ("投资期限满2年的，给予奖励。", "ge 2 year"),
    ("公示期限为15个交易日。", "eq 15 workday"),
    ("由市财政局会同机场公司于会后10个工作日内拨付。", "le 10 workday @会"),
    ("They get up to RMB 2 million per project and RMB 500,000 per enterprise.", "le 2e+06 CNY、le 500000 CNY"),
    ("More than 3,000 companies and over 20,000 people benefited.", "gt 3000 enterprise、gt 20000 person"),
    ("Firms with 300 employees and over are covered.", "ge 300 person"),
]

DATES = [  # kind and days of each
    ("每季度末报送进展。", "recurring"),
    ("每月底调度一次，每月末通报。", "recurring、recurring"),
    (
        "2022年3月，启动起草工作；4月15日至5月15日，公开征求意见。",
        "point 2022-03-01…2022-03-31、period 2022-04-15…2022-05-15",
    ),
    ("2022年3月，启动起草工作；6月底前完成。", "point 2022-03-01…2022-03-31、deadline …2024-06-30"),
    ("各单位于2024年9月30日前提交材料，每年6月底前提出计划。", "deadline …2024-09-30、recurring"),
    ("6月30日前提前完成，不以6月30日前提条件为准。", "deadline …2024-06-30、point 2024-06-30…2024-06-30"),
    ("不迟于2024年8月完成，最迟不超过2024年8月31日。", "deadline …2024-08-31、deadline …2024-08-31"),
    ("报名8月31日截止。", "deadline …2024-08-31"),
    ("施行日期：2024年5月1日", "point 2024-05-01…2024-05-01"),
    ("完成时间：2024年5月1日", "deadline …2024-05-01"),
    ("时间：2024年5月底", "deadline …2024-05-31"),
    ("时间：2024年5月20日（星期一）上午9：30", "point 2024-05-20…2024-05-20"),
    ("截止时间：2024年5月20日17:00", "deadline …2024-05-20"),
    ("2026—2028年每年安排，2026–2028年完成。", "period 2026-01-01…2028-12-31、period 2026-01-01…2028-12-31"),
    (
        "By National Day 2025 or before New Year’s Day of 2026 it ends, not on National Day.",
        "deadline …2025-10-01、deadline …2026-01-01",
    ),
    ("Around the 2025 National Day holiday prices rise.", "point 2025-10-01…2025-10-01"),
    ("在途资金每月末余额不得增加。", ""),
]

CITATIONS = [  # relation, title and number of each
    ("本规划根据《某市发展纲要》编制。", "basis 某市发展纲要|"),
    ("本办法根据《价格法》《某省定价目录》和有关规定，结合本市实际制定。", "basis 价格法|、basis 某省定价目录|"),
    (
        "按《甲意见》（青发〔2021〕1号）和省政府令第302号执行。",
        "follows 甲意见|青发〔2021〕1号、follows |省政府令第302号",
    ),
    (
        "按《甲办法》（青发〔2021〕1号）和和平区人民政府令第2号执行。",
        "follows 甲办法|青发〔2021〕1号、follows |和平区人民政府令第2号",
    ),
    ("各单位根据《某市发展纲要》编制方案。", "follows 某市发展纲要|"),
    ("本办法未尽事宜，根据《价格法》执行。", "follows 价格法|"),
    (
        "按照GB 50016-2014《建筑设计防火规范》、 DB65/T 3950—2016《棉花》和ISO 9001《质量管理体系》执行。",
        "follows 建筑设计防火规范|GB 50016-2014、follows 棉花|DB65/T 3950—2016、follows 质量管理体系|ISO 9001",
    ),
    ("监测PM 2.5《空气质量标准》中的项目。", "refers 空气质量标准|"),
    (
        "海关总署公告2018年第60号（关于修订《填制规范》的公告）同时废止。",
        "repeals 关于修订《填制规范》的公告|海关总署公告2018年第60号",
    ),
    ("执行国发〔2017〕5号(关于扩大对外开放的通知)的规定。", "follows 关于扩大对外开放的通知|国发〔2017〕5号"),
]


LINES = [  # lines of a cell, and the bodies that they are
    ("建设交通局\n财政局", "建设交通局 财政局"),
    ("市公安局\n县财政局\n各镇人民政府", "市公安局 县财政局 各镇人民政府"),
    ("市政府\n办公室", "市政府办公室"),
    ("市文化广播电视\n和旅游局", "市文化广播电视和旅游局"),
    ("市市场监管局\n执法支队", "市市场监管局执法支队"),
]


def texts_of(text: str) -> list[ClauseText]:
    return [ClauseText("d#1", "clause", None, text, 0)]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_responsible_units(text: str, expected: str) -> None:
    units = find_responsible_units(texts_of(text), SIGNED)
    assert "、".join(f"{unit.role} {''.join(unit.name.split())}" for unit in units) == expected


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_lines_of_a_cell(lines: str, expected: str) -> None:
    cell = compact(lines, 0, len(lines))
    assert " ".join(item.text for item in split_list(cell.text, cell.gaps)) == expected


@pytest.mark.parametrize(("text", "expected"), PARAMETERS)
def test_parameters(text: str, expected: str) -> None:
    found = []
    for row in find_parameters(texts_of(text), SIGNED):
        numbers = dict.fromkeys(f"{number:g}" for number in (row.low, row.high) if number is not None)
        found.append(f"{row.comparator} {'-'.join(numbers)} {row.unit}" + (f" @{row.anchor}" if row.anchor else ""))
    assert "、".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: str) -> None:
    found = []
    for row in find_dates(texts_of(text), SIGNED):
        days = "…".join(str(day or "") for day in (row.start_date, row.end_date))
        found.append(row.kind if row.kind == "recurring" else f"{row.kind} {days}")
    assert "、".join(found) == expected


def test_a_range_of_years_holds_its_last_word() -> None:
    for text in ("力争2026—2028年完成。", "2026–2028年完成。", "2026～2028年完成。"):
        (row,) = find_dates(texts_of(text), SIGNED)
        assert row.mention.endswith("2028年")


def test_minutes_take_the_year_of_the_day_they_were_printed() -> None:
    minutes = Document(title="某市人民政府会议纪要", printed_date=date(2023, 8, 21))
    (row,) = find_dates(texts_of("确保9月30日前完成。"), minutes)
    assert row.end_date == date(2023, 9, 30)


@pytest.mark.parametrize(("text", "expected"), CITATIONS)
def test_citations(text: str, expected: str) -> None:
    rows = find_citations(texts_of(text), SIGNED)
    assert "、".join(f"{row.relation} {row.title or ''}|{row.document_number or ''}" for row in rows) == expected
