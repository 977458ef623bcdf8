"""Lines to paragraphs: excerpts of real documents, as they were broken, and the paragraphs they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.notation.markers import find_marker
from etl.notation.numbering_styles import STYLES
from etl.read.brackets import find_brackets, find_enclosed, has_open_brackets
from etl.read.paragraphs.breaks import read_openings
from etl.read.paragraphs.joining import join_parts
from etl.read.paragraphs.openings import is_bare_marker
from etl.read.reading import Line
from etl.read.source import read_source
from etl.records import Source


def read(text: str, name: str = "document.txt") -> Source:
    return read_source(name, text.encode())


def paragraphs(text: str, name: str = "document.txt") -> list[str]:
    return read(text, name).text.split("\n")


# Text of PDFs whose runs of type became lines: a visual line holds 40 full-width characters.
FRAGMENTS = """\
1. 江苏省政府办公厅印发关于促进个体工商户高质量发展若干
政策措施的通知（2023 年3 月18 日）
苏政办规〔2023〕3 号
各市、县（市、区）人民政府，省各委办厅局，省各直属单位：
《关于促进个体工商户高质量发展的若干政策措施》
已经省人民政府同意，
现印发给你
们，请认真贯彻实施。
江苏省人民政府办公厅
2023 年3 月18 日
（此件公开发布）
关于促进个体工商户高质量发展的若干政策措施
个体工商户的发展事关经济繁荣和社会稳定。
为深入贯彻党的二十大精神和习近平总书
记关于扶持个体工商户发展的重要指示精神，全面落实《促进个体工商户发展条例》
《省政
府印发关于推动经济运行率先整体好转若干政策措施的通知》（苏政规〔2023〕1 号），更
大力度促进个体工商户高质量发展，特制定如下政策措施。
一、降低经营成本
（一）减半收取部分检验检测费用。减半收取住宿餐饮业的电梯、锅炉、压力容器定期
检验和监督检验费用。
全省市场监管部门直属检验检测机构，
对省内个体工商户委托的产品
质量检验、
计量检测和特种设备检验费用减半收取。
执行期限从2023 年1 月16 日起至2023
年12 月31 日。
〔责任单位：省市场监管局、省发展改革委、省财政厅，各市、县（市、区）
人民政府，以下政策均需市、县（市、区）人民政府落实，不再单独列出〕

# Page 465:
（二）
给予社会保险补贴。
对以单位方式参保的个体工商户吸纳就业困难人员并为其缴
纳社会保险费的，
按照为其实际缴纳的五项保险费给予补贴。
（八）保障公平参与竞争。在市场准入、资质许可、项目申报、政府采购、招标投标、
政府资金安排等方面存在歧视个体工商户政策措施的，
依法予以纠正。
落实公平竞争审查制
度，破除地方保护和区域壁垒，打破行政性垄断。畅通12345“一企来”服务热线渠道，开

# Page 466:
通“热线百科”和“政务问答台”，为个体工商户提供政策咨询和服务。（责任单位：省市
场监管局、省政务办等有关部门）
（九）
支持参与政府采购。符合中小企业划分标准的个体工商户，
在政府采购活动中视
同中小企业，享受政府采购支持中小企业发展政策。
（责任单位：省财政厅、省工业和信息
化厅）
（十）
实施涉个体工商户价费整治。严格规范行政审批中介服务，
依法查处中介服务机
构违法违规收费行为。
本政策措施自印发之日起实施，
各项政策措施除有明确规定时限或者另有规定以外，
有
效期至2025 年12 月31 日。
"""

FRAGMENTS_BEGIN = [
    "1. 江苏省政府办公厅印发关于促进个体工商户高质量发展若干政策措施的通知（2023 年3 月18 日）",
    "苏政办规〔2023〕3 号",
    "各市、县（市、区）人民政府，省各委办厅局，省各直属单位：",
    "《关于促进个体工商户高质量发展的若干政策措施》已经省人民政府同意，现印发给你们，请认真贯彻实施。",
    "江苏省人民政府办公厅",
    "2023 年3 月18 日",
    "（此件公开发布）",
    "关于促进个体工商户高质量发展的若干政策措施",
    "个体工商户的发展事关经济繁荣和社会稳定。为深入贯彻党的二十大精神和习近平总书记关于",
    "一、降低经营成本",
    "（一）减半收取部分检验检测费用。减半收取住宿餐饮业的电梯",
    "（二）给予社会保险补贴。对以单位方式",
    "（八）保障公平参与竞争。",
    "（九）支持参与政府采购。符合中小企业",
    "（十）实施涉个体工商户价费整治。严格",
    "本政策措施自印发之日起实施，各项政策措施除有明确规定",
]


def test_fragments_become_paragraphs() -> None:
    source = read(FRAGMENTS)
    found = source.text.split("\n")
    assert len(found) == len(FRAGMENTS_BEGIN)
    assert all(paragraph.startswith(begin) for paragraph, begin in zip(found, FRAGMENTS_BEGIN, strict=True))
    assert "服务热线渠道，开通“热线百科”和“政务问答台”" in source.text
    assert found[10].endswith("至2023年12 月31 日。〔责任单位：省市场监管局、省发展改革委、省财政厅，各市、县（市、区）人民政府，"
                              "以下政策均需市、县（市、区）人民政府落实，不再单独列出〕")  # fmt: skip


# Lines that break off far from the column's edge, in sentences that are still open
RAGGED = """\
各区建设管理（交通）委、特定地区管委会，各有关单位：
现将《上海市建筑工程施工许可管理规定》印发给你们，请遵照执行。
建设单位或者施工单位发生变更的，建设单位应当向受监的工程质量安全监督机构报
告，并按照本管理规定第四条的要求，
向发证机关重新申领施工许可证，原施工许可证自行
废止。
第九条【延期情形】建设单位应当自施工许可证核发之
日起三个月内开工。因故不能按期开工的，应当在期满前向
发证机关申请延期，并说明理由；延期以两次为限，每次不超过三个月。既不开工又不
申请延期或者超过延期次数、时限的，施工许可证自行废止。
第十条【中止施工、复工核验情形】在建建筑工程因故中止施工的，建设单位应当自中
止施工之日起一个月内向受监的工程质量安全监督机构报告。
工程质量安全监督机构在收到
建设单位提交的书面《工程中止施工报告》后，应当对停工措施进行抽查，符合要求后出具
意见。
止手续。报告内容包括：中止施工的时间、原因、在施部位、维护管理措施等，报告内容应
当由建设单位、施工单位（或者工程总承包单位）、监理单位（如有）各方确认盖章。
"""


def test_an_open_sentence_goes_on_however_short_its_line() -> None:
    found = paragraphs(RAGGED)
    assert found[0] == "各区建设管理（交通）委、特定地区管委会，各有关单位："
    assert found[1].startswith("现将")
    (ninth,) = (paragraph for paragraph in found if paragraph.startswith("第九条"))
    assert "施工许可证核发之日起三个月内开工" in ninth and "应当在期满前向发证机关申请延期" in ninth
    assert not any(paragraph.startswith(("日起", "发证机关", "申请延期")) for paragraph in found)


def test_pages_are_those_that_the_marks_print() -> None:
    source = read(FRAGMENTS)
    pages = {source.text[p.start_char : p.start_char + 3]: p.page for p in source.paragraphs}
    assert pages["一、降"] == 464
    assert pages["（二）"] == pages["（八）"] == 465  # a paragraph over a page break stands on the page it starts on
    assert pages["（九）"] == 466
    assert source.page_count == 3


def test_what_was_removed_and_joined_is_listed() -> None:
    source = read(FRAGMENTS)
    removed = [d for d in source.diagnostics if d.code == "furniture_removed"]
    assert [d.message for d in removed] == ["page mark: # Page 465:", "page mark: # Page 466:"]
    assert source.text[removed[0].start_char or 0 :].startswith("（二）给予")
    joined = [d for d in source.diagnostics if d.code == "line_joined"]
    assert len(joined) == 1 and joined[0].message.startswith("39 line breaks joined at 29, ")
    assert all(d.stage == "read" and d.severity == "info" for d in source.diagnostics)


# (how the lines came, the paragraphs they are); one column of 26 full-width characters
WRAPPED = """\
第一条 为加强城市地下空间开发利用管理，合理开发
利用本市地下空间资源，促进土地节约集约利用，保障地下
空间权利人合法权益，结合本市实际，制定本办法。
第二条 本办法适用于本市地下空间的开发利用管理。
法律、法规对国防、人民防空、防灾、文物保护、矿产
资源等情形的地下空间开发利用另有规定的，从其规定。
第三条 本办法所称地下空间是指地表以下的空间，包
括结建地下空间和单建地下空间。
单建地下空间是指独立开发建设的地下空间。利用市政
道路、公共绿地、公共广场等公共用地开发的地下空间视为
单建地下空间。 第四条 地下空间开发利用管理应当贯彻统一规划、综
合开发、合理利用、安全使用、依法管理的原则，坚持社会
效益、经济效益和环境效益相结合。
"""


def test_wrapped_lines_become_paragraphs() -> None:
    assert [paragraph[:12] for paragraph in paragraphs(WRAPPED)] == [
        "第一条 为加强城市地下空",
        "第二条 本办法适用于本市",
        "法律、法规对国防、人民防",
        "第三条 本办法所称地下空",
        "单建地下空间是指独立开发",
        "第四条 地下空间开发利用",
    ]


# lines, and which of them open with a marker
LETTERED = [
    (["建强专门招商队", "伍、落实经费保障。"], [False, False], "a word that a line break cut"),
    (["对引进的", "S、A、B、C四类人才，给予奖励。"], [False, False], "a letter that is a name"),
    (["肆、任务", "伍、保障"], [True, True], "the one before it opens a line"),
    (["A.甲类", "B.乙类"], [True, True], "letters that count"),
    (["支持壮大。", "伍、保障"], [False, True], "behind a finished sentence"),
    (["甲、总则", "乙、分则"], [True, True], "stems that count"),
    (["由甲方和", "乙、丙两方签订。"], [False, False], "stems that are names"),
    (["序言", "V. Scope"], [False, True], "it may be a Roman number"),
]


@pytest.mark.parametrize(("texts", "opens", "why"), LETTERED, ids=[why for *_, why in LETTERED])
def test_letters_that_words_print_as_well(texts: list[str], opens: list[bool], why: str) -> None:
    assert [opening.marker is not None for opening in read_openings([Line(text) for text in texts])] == opens


# Documents with a paragraph on a line: (lines, how many paragraphs, why)
WHOLE_LINES = [
    (
        "一、总体要求\n\n坚持以习近平新时代中国特色社会主义思想为指导，全面贯\n\n彻党的十九大和十九届"
        "二中、三中、四中、五中全会精神，深入贯彻中央经济工作会议精神。\n",
        2,
        "a page broke the first sentence",
    ),
    (
        "（五）丰富招商引资方式。充分运用市场化手段，拓展委托招\n\n商、中介招商、以商招商。\n",
        1,
        "a page broke the word",
    ),
    ("四、优化环境，激发市场活力\n加快推进“证照分离”改革全覆盖。\n", 2, "a heading with a comma"),
    (
        "牵头单位：市商务局。配合单位：自治区发展改革委\n（十）用好会展平台。加快融合。\n",
        2,
        "a marker begins a paragraph",
    ),
    ("（二）\n建立健全工作机制。\n（三）\n强化督促检查。\n", 2, "a marker alone on its line"),
    ("第一章 总则\n第一条为进一步加大招商引资力度，制定本政策。\n", 2, "chapter and article"),
    ("各地要加强组织领导，\n\n明确责任分工。\n", 1, "a sentence does not end with a comma"),
    ("特此通知。\n广安市人民政府办公室\n2023年11月13日\n", 3, "signature and date"),
    (
        "Notice on Certain Work\n\n1. Tasks\n\nIt meets twice a year.\n\nMinistry of Commerce\nMarch 5, 2024\n",
        5,
        "an English signature and its day",
    ),
    (
        "PROVISIONAL REGULATIONS ON STAMP TAX\n\n    Important Notice: (注意事项)\n\nPROVISIONAL REGULATIONS ON STAMP TAX\n"
        "(Adopted at the Ninth Executive Meeting of the State Council on June 24,\n1988, and effective as of October 1, 1988)\n",
        4,
        "a title above who adopted it",
    ),
    (
        "Circular of the General Office of the State Council on Printing and Distributing the Plan for Payment\n"
        "Guo Ban Fa [2024] No. 10\nTo all departments:\n",
        3,
        "a number in pinyin",
    ),
]


@pytest.mark.parametrize(("text", "number", "why"), WHOLE_LINES, ids=[why for *_, why in WHOLE_LINES])
def test_whole_lines(text: str, number: int, why: str) -> None:
    assert len(paragraphs(text)) == number


TITLES = [
    (
        "附件\n\n吉林省关于进一步优化外商投资环境\n\n加大吸引外商投资力度的实施意见\n\n（征求意见稿）\n为深入贯彻讲话精神，制定本意见。\n",
        "吉林省关于进一步优化外商投资环境加大吸引外商投资力度的实施意见",
    ),
    (
        "网络预约出租汽车经营服务管理暂行办法\n\n为支持新业态，现公告如下：\n一、对商品免税。\n",
        "网络预约出租汽车经营服务管理暂行办法",
    ),
    (
        "现将《云浮市2023 年优化口岸营商环境提升跨境贸易便利化工作方案》印发给你们。\n云浮市商务局\n2023 年3 月15 日\n"
        "云浮市2023 年优化口岸营商环境提升跨境\n\n贸易便利化工作方案\n为全面贯彻落实党的二十大精神，制定本方案。\n",
        "云浮市2023 年优化口岸营商环境提升跨境贸易便利化工作方案",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title_over_several_lines(text: str, title: str) -> None:
    assert title in paragraphs(text)


def test_whole_document_on_one_line_stays_one_paragraph() -> None:
    text = "为落实部署，制定以下措施。一、足额落实市县投入。各级安排资金。二、落实税收优惠政策。自2023年1月1日起执行。"
    assert paragraphs(text) == [text]


JOINED = [
    ("shall report the", "progress every year", "shall report the progress every year"),
    ("增加新的 OPC", "社区", "增加新的 OPC社区"),
    ("有效期2 年", "以上", "有效期2 年以上"),
    ("不低于10", "00万元", "不低于1000万元"),
]


@pytest.mark.parametrize(("first", "second", "joined"), JOINED)
def test_only_latin_words_join_with_a_space(first: str, second: str, joined: str) -> None:
    assert join_parts([Line(first), Line(second)], []).text == joined


@pytest.mark.parametrize("example", [example for style in STYLES for example in style.examples])
def test_marker_alone_on_a_line_is_bare(example: str) -> None:
    assert is_bare_marker(example) == (find_marker(example) == example)


@given(st.lists(st.text("（）()《》〈〉【】甲", min_size=1, max_size=8), min_size=1, max_size=6))
def test_no_bracket_runs_over_a_line_end_where_none_is_left_open(texts: list[str]) -> None:
    lines = [Line(text) for text in texts]
    if not has_open_brackets(lines):
        assert not any(find_enclosed(lines, find_brackets(lines)))


def test_paragraphs_tile_the_text() -> None:
    source = read(FRAGMENTS)
    at = 0
    for paragraph in source.paragraphs:
        assert paragraph.start_char == at
        at = paragraph.end_char + 1
    assert at - 1 == len(source.text)
    assert source.document_id == "document" and source.source_format == "txt"
