"""What comes back every year, quarter or month, and in a law every month without a year."""

from __future__ import annotations

from datetime import date

import pytest

from etl.records import Document
from tests.extract.reading import DateRow, date_rows, read_dates

SAMPLED: list[tuple[str, list[DateRow]]] = [
    ("第九条 每年3月第一周为本省新时代文明实践推动周", [("每年3月", "recurring", "", "")]),
    ("于每年8月31日前报国务院西部开发工作机构、林", [("每年8月31日前", "recurring", "", "")]),
    ("第十条 每年3月10日为焦作市北山生态环境保护宣传日", [("每年3月10日", "recurring", "", "")]),
    ("第三十九条 企业应当在每年年底前预报下一年度融资计划", [("每年年底前", "recurring", "", "")]),
    ("应当在取得所得的次月十五日内向税务机关报送纳税申报表", [("次月十五日", "recurring", "", "")]),
    ("市人大常委会每年第三季度听取和审议市人民政府关于上半", [("每年第三季度", "recurring", "", "")]),
    ("第十三条 每年10月底前应将次年履行植树义务公民的人", [("每年10月底前", "recurring", "", "")]),
    ("项目所在县区、白银高新区经济合作部门在每年1 月底前", [("每年1 月底前", "recurring", "", "")]),
    ("并于下一年度3月底前将董事会审议通过的年度投资计", [("下一年度3月底前", "recurring", "", "")]),
    ("在取得所得的次年三月三十一日前办理汇算清缴", [("次年三月三十一日前", "recurring", "", "")]),
    ("应当在取得所得的次年三月一日至六月三十日内办理汇算清缴", [("次年三月一日至六月三十日", "recurring", "", "")]),
    ("在每年的2月底以前确定本年度组织出国旅游的人数安排总量", [("每年的2月底以前", "recurring", "", "")]),
    ("可以征集当年12月31日以前年满17岁未满18岁的男女公民服现役", [("当年12月31日以前", "recurring", "", "")]),
    ("第十六条 乡镇人民代表大会会议一般每年年初和年中各举行一次", [("每年年初", "recurring", "", "")]),
    ("每月2 日前将工作进展报厅优化营商环境领导小组办公室", [("每月2 日前", "recurring", "", "")]),
    ("第三条 每年12月31日以前年满18岁的男性公民", [("每年12月31日以前", "recurring", "", "")]),
    ("第九条 用人单位应于每月十五日前向失业保险经办机构申报应缴纳", [("每月十五日前", "recurring", "", "")]),
    ("跨部门综合监管事项牵头单位于每年一季度前制定跨部门综合监管工作计划", [("每年一季度前", "recurring", "", "")]),
    ("（四）险情发生在十一月至次年三月", [("十一月至次年三月", "recurring", "", "")]),
    ("第十二条 每年的7月15日为绍兴古城保护日", [("每年的7月15日", "recurring", "", "")]),
    ("第十一条 每年3月6日至12日为重庆义务植树周", [("每年3月6日至12日", "recurring", "", "")]),
    ("每年十月一日至次年四月三十日为森林特别防护期", [("每年十月一日至次年四月三十日", "recurring", "", "")]),
    ("第三十二条 合伙企业应当于每年1月1日至6月30日", [("每年1月1日至6月30日", "recurring", "", "")]),
    ("第八条 采矿权人应当于每年的7月31日前缴纳上半年的矿产资源补偿费", [("每年的7月31日前", "recurring", "", "")]),
    ("自公历一月一日起至十二月三十一日止", [("公历一月一日起至十二月三十一日", "recurring", "", "")]),
    (
        "第十一条 军区级单位政治机关干部部门和后勤(联勤)机关卫生部门应当于每年十二月底以前向总政治部干部部、总后勤部卫",
        [("每年十二月底以前", "recurring", "", "")],
    ),
    ("并于次年 1月31日前向中国人民银行或其分支机构报送自评估报告", [("次年 1月31日前", "recurring", "", "")]),
    ("于下一年度1月31日前缴纳上一年度下半年的矿产资源补偿费", [("下一年度1月31日前", "recurring", "", "")]),
]


BUGS_CAUGHT: list[tuple[str, list[DateRow]]] = [
    ("次年3月底前足额落实", [("次年3月底前", "recurring", "", "")]),
    (
        "在每年1 月底前，将符合奖励条件的申请提交审核，于2 月底前给出意见",
        [("每年1 月底前", "recurring", "", ""), ("2 月底前", "recurring", "", "")],
    ),
    ("于每季度第一个月10日前报送", [("每季度第一个月10日前", "recurring", "", "")]),
    ("标准时点为普查年份的12月31日", [("年份的12月31日", "recurring", "", "")]),
]


KNOWN_GAPS: list[tuple[str, list[DateRow]]] = [
    ("每周一至周五", [("每周一至周五", "recurring", "", "")]),
]


@pytest.mark.parametrize(("text", "expected"), [*SAMPLED, *BUGS_CAUGHT])
def test_dates_of_a_sentence(text: str, expected: list[DateRow]) -> None:
    assert date_rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), KNOWN_GAPS)
@pytest.mark.xfail(strict=True)
def test_known_gaps(text: str, expected: list[DateRow]) -> None:
    assert date_rows(text) == expected


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("每月底前", "month"),
        ("每季度末前", "quarter"),
        ("每月15日前", "day"),
        ("每年3月底前", "month"),
        ("每季度首月15日前", "day"),
    ],
)
def test_what_recurs_says_how_exact_it_is(text: str, precision: str) -> None:
    (row,) = read_dates(text)
    assert (row.kind, row.precision) == ("recurring", precision)


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("退耕还林条例", "由国务院发展计划部门会同有关部门于10月31日前联合下达", "recurring"),
        ("威海市海上交通安全条例", "险情发生在四月至十月，海上搜寻时间超过一百二十小时", "recurring"),
        ("威海市海上交通安全条例", "本条例自10月1日起施行", "start"),
        ("包头市2022年数字政府建设考评办法", "（6月底完成，牵头考核单位：市工信局）", "deadline"),
        ("持续优化营商环境实施方案", "于10月31日前报送", "deadline"),
    ],
)
def test_in_a_law_a_month_is_that_of_every_year(title: str, text: str, kind: str) -> None:
    (row,) = read_dates(text, Document(title=title, signed_date=date(2022, 5, 20)))
    assert row.kind == kind
    assert (row.start_date is None and row.end_date is None) == (kind == "recurring")
