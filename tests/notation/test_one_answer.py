"""What an official text prints is read by one rule: each stage gives the same answer for a line.

The stages are asked through their own doors, not through the rule that they should share: how the lines are joined, in
which row they come to stand, what the metadata say.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract.metadata.addressees import find_addressees
from etl.extract.metadata.signature import find_lone_day
from etl.extract.metadata.title_lines import find_title_runs
from etl.notation.addressees import is_addressees
from etl.notation.attachments import heads_attachment, lists_attachments, opens_attachment
from etl.notation.document_numbers import is_number_line, normalize_document_number
from etl.notation.official_lines import find_line_day, is_date_line, is_public_note
from etl.notation.title_words import ends_as_title, fold_title
from etl.pipeline import rows_of
from etl.read.paragraphs.breaks import stands_alone
from etl.read.paragraphs.titles import find_title_spans
from etl.read.reading import Line
from etl.read.source import read_source
from etl.records import DocumentRows
from etl.segment.title_lines import is_title

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"

ADDRESSEES = [
    "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
    "各县（市、区）人民政府，综改示范区、中北高新区、西山示范区管委会，市直各委、局、办，各有关单位：",
    "各功能区、各部委办局、各派驻机构、各公司、各直属单位、各街道，苏相合作区：",
    "各县级市（区）人民政府，苏州工业园区、苏州高新区、太仓港口管委会；市各委办局，各直属单位：",
    "省政务服务中心，各市州、县市区行政审批服务局（政务服务中心）：",
    "厅机关有关处室局：",
    "湖北省人民政府：",
    "国务院：",
    "各县(市、区)人民政府，市政府有关部门、有关直属机构，有关单位:",
]
NO_ADDRESSEES = [
    "现将有关事项通知如下：",
    "农村土地承包经营纠纷包括：",
    "申请书应当载明下列事项：",
    "第三条 古城保护的对象：",
    "第二条 本办法适用于在中华人民共和国境内依法设立的下列金融机构：",
    "第十四条 价格鉴证按照下列程序进行：",
    "第十七条 除因下列情形之一外，对信托财产不得强制执行：",
    "第七条 有下列情形之一的，不得任用为驻外外交人员：",
    "责任单位：",
    "（二）机动车整车出厂合格证明：",
]
NUMBER_LINES = [
    "国发〔2023〕5号",
    "国发[2023]5号",
    "国发﹝2023﹞5号",
    "国发{2023}5号",
    "新政办发〔2021〕 12 号",
    "（浙政办发〔2024〕3号）",
    "中国人民银行令〔 2021〕第 3号",
    "国务院令第722号",
    "2023年第5号公告",
    "第707号",
    "（第三十八号）",
    "中华人民共和国主席令",
]
NO_NUMBER_LINES = ["136 号）", "由县级以上人民政府责令", "人民法院可以发出人身安全保护令", "三号线"]
DATE_LINES = [
    "2023年5月1日",
    "1998 年 5 月 1 日",
    "二〇二三年五月一日",
    "二○二三年五月一日",
    "一九九九年五月一日",
    "二零二三年十二月廿九日",
    "二Ｏ二三年元月一日",
    "2023-05-01",
    "（2023年5月1日）",
    "2023年5月1日（此件公开发布）",
]
NO_DATE_LINES = ["自2023年5月1日起施行", "2023年5月", "5月1日", "2023年5月1日前完成"]
PUBLIC_NOTES = ["（此件公开发布）", "(此件主动公开)", "（本文有删减）", "（此件依申请公开）", "（此页无正文）"]
NO_PUBLIC_NOTES = ["（本文所称企业）", "（此件已于2019年废止）", "（见附件）"]
ATTACHMENTS = [
    "附件",
    "附件1",
    "附 件：",
    "附1",
    "附表2",
    "附图3",
    "附录",
    "附件2：常州市自然资源和规划局领导小组成员名单",
]
NO_ATTACHMENTS = [
    "附带服务不由销售商品的经营者提供的，应当以显著方式区分标记或者说明。",
    "附则",
    "附图中除必需的词语外，不应当含有其他注释。",
]


HEAD, BODY = (
    "某市人民政府关于做好防汛工作的通知",
    "一、加强值守。\n落实责任，及时上报。\n二、报送信息。\n每日报送汛情。",
)


LONG = f"一、防汛。{'落实责任，及时上报汛情，' * 9}确保安全。"

TITLES = [
    "关于做好防汛工作的通知",
    "某市防汛管理办法（试行）",
    "促进民营经济发展的若干措施",
    "促进就业若干措施二十条",
    "某市人民政府关于印发《某市防汛方案》的通知（征求意见稿）",
    "《某市防汛方案》",
    "中华人民共和国防洪法",
]
NO_TITLES = ["总则", "防汛值守", "某市人民政府", "第一章", "任务分工"]
SAME_TITLES = [
    ("关于“一网通办”的《实施 方案》", "关于一网通办的实施方案"),
    ("《Foreign Investment Law》", "FOREIGN INVESTMENT LAW"),
]


def kind_of(line: str, text: str) -> str:
    """The kind of the row in which a line of a text stands."""
    rows = rows_of("notice.txt", text.encode(), None)
    assert isinstance(rows, DocumentRows)
    printed = rows.source.text
    at = next(at for at in range(len(printed)) if printed[:at].count("\n") == text[: text.index(line)].count("\n"))
    return next(clause.kind for clause in rows.clauses if clause.start_char <= at < clause.end_char)


def under_the_title(line: str) -> str:
    return kind_of(line, f"{HEAD}\n{line}\n{BODY}")


def at_the_end(line: str) -> str:
    return kind_of(line, f"{HEAD}\n{BODY}\n{line}")


@pytest.mark.parametrize("line", ADDRESSEES)
def test_addressees(line: str) -> None:
    assert is_addressees(line)
    assert find_addressees([line]) is not None
    assert under_the_title(line) == "front"


@pytest.mark.parametrize("line", NO_ADDRESSEES)
def test_no_addressees(line: str) -> None:
    assert not is_addressees(line)
    assert find_addressees([line]) is None
    assert under_the_title(line) != "front"


@pytest.mark.parametrize("line", NUMBER_LINES)
def test_document_number_lines(line: str) -> None:
    assert is_number_line(line) and stands_alone(line)
    assert under_the_title(line) == "front"


@pytest.mark.parametrize("line", NO_NUMBER_LINES)
def test_no_document_number_lines(line: str) -> None:
    assert not is_number_line(line) and not stands_alone(line)
    assert normalize_document_number(line) is None


@pytest.mark.parametrize("line", DATE_LINES)
def test_date_lines(line: str) -> None:
    assert find_line_day(line) and is_date_line(line) and stands_alone(line)
    assert under_the_title(line) == "front" and at_the_end(line) == "back"
    assert "日" not in line or find_lone_day([line]) is not None


@pytest.mark.parametrize("line", NO_DATE_LINES)
def test_no_date_lines(line: str) -> None:
    assert find_line_day(line) is None and not stands_alone(line)
    assert find_lone_day([line]) is None


@pytest.mark.parametrize("line", PUBLIC_NOTES)
def test_public_notes(line: str) -> None:
    assert is_public_note(line) and stands_alone(line)
    assert at_the_end(line) == "back"


@pytest.mark.parametrize("line", NO_PUBLIC_NOTES)
def test_no_public_notes(line: str) -> None:
    assert not is_public_note(line) and not stands_alone(line)


@pytest.mark.parametrize("line", TITLES)
def test_titles(line: str) -> None:
    assert ends_as_title(line) and is_title(line)
    assert [run.text for run in find_title_runs([line])] == [line]
    assert find_title_spans([Line("某市人民政府"), Line("关于防汛工作"), Line(line), Line("各县人民政府：")])[-1:] == [
        (1, 3)
    ]


@pytest.mark.parametrize("line", NO_TITLES)
def test_no_titles(line: str) -> None:
    assert not ends_as_title(line) and not is_title(line) and not find_title_runs([line])


@pytest.mark.parametrize(("one", "other"), SAME_TITLES)
def test_titles_compared(one: str, other: str) -> None:
    assert fold_title(one) == fold_title(other)


@pytest.mark.parametrize("line", ATTACHMENTS)
def test_attachment_heads(line: str) -> None:
    assert heads_attachment(line) and opens_attachment(line)
    assert kind_of(line, f"{HEAD}\n{BODY}\n某市人民政府\n2023年5月1日\n{line}\n任务清单\n{LONG}") == "attachment"


@pytest.mark.parametrize("line", NO_ATTACHMENTS)
def test_no_attachment_heads(line: str) -> None:
    assert not heads_attachment(line) and not opens_attachment(line) and not lists_attachments(line)


def test_wide_digits_are_read_as_digits() -> None:
    assert find_line_day(read_source("notice.txt", "２０２３年５月１日".encode()).text) == "2023年5月1日"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_every_line_of_the_corpus_has_one_answer() -> None:
    """On real lines: what the head's rule calls addressees the metadata take, and nothing else of one line alone."""
    for path in sorted([*CORPUS.glob("raw/*.txt"), *CORPUS.glob("laws/*.txt")])[::4]:
        source = read_source(path.name, path.read_bytes())
        for start, end, *_ in source.paragraphs:
            line = source.text[start:end]
            if line.endswith(("：", ":")) and len(line) <= 160:
                assert is_addressees(line) == (find_addressees([line]) is not None), line
            if find_line_day(line) or is_number_line(line) or is_public_note(line):
                assert stands_alone(line), line
