"""Pages that OCR read: punctuation set right by context, rows and sizes, what is doubtful, pages of both kinds in one PDF."""

from __future__ import annotations

import pytest

from etl.read.formats.recognized import set_right
from etl.read.prepared import Prepared, RecognizedLine, RecognizedPage
from etl.read.reading import UnreadableSource
from etl.read.source import read_source
from etl.read.unreadable_pages import find_fault
from tests.read.document_files import make_pdf

# what OCR read, and what print has
SET_RIGHT = [
    ("改革委、市财政局配合组织落实)", "改革委、市财政局配合组织落实）"),
    ("(一)加强领导", "（一）加强领导"),
    ("附件:1.任务清单", "附件：1.任务清单"),
    ("各市、县(区)人民政府:", "各市、县（区）人民政府："),
    ("新政办发(2021)12号", "新政办发〔2021〕12号"),
    ("国发[2017]5号文件", "国发〔2017〕5号文件"),
    ("一.总体要求", "一、总体要求"),
    ("十二,保障措施", "十二、保障措施"),
    ("认真贯彻执行.", "认真贯彻执行。"),
    ("安排 资金", "安排资金"),
    ("(二)）非自然人客户银行账户", "（二）非自然人客户银行账户"),
    ("[2021〕721号）等相关政策执行。", "〔2021〕721号）等相关政策执行。"),  # a number that a line break cut
    ("粤办函〔2023]45 号", "粤办函〔2023〕45 号"),
    ("落实，不再单独列出]", "落实，不再单独列出〕"),
    ("[责任单位：市商务局]七、", "〔责任单位：市商务局〕七、"),
    ("（2026一2027年）", "（2026—2027年）"),
    ("2024年3月一5月", "2024年3月—5月"),
    ("修改〈四川省政府投资建设项目审计条例>的决定", "修改〈四川省政府投资建设项目审计条例〉的决定"),
    ("政府投资建设项目审计条例>的决定》和", "政府投资建设项目审计条例〉的决定》和"),
    # what is right stays
    ("2024年一季度，5月一日", "2024年一季度，5月一日"),
    ("数值<50，排放>30", "数值<50，排放>30"),
    ("3.5%", "3.5%"),
    ("1,000万元", "1,000万元"),
    ("1.优化服务", "1.优化服务"),
    ("http://www.gov.cn (English, only)", "http://www.gov.cn (English, only)"),
    ("GB/T 9704(2012)", "GB/T 9704(2012)"),
    ("2024年(含)", "2024年（含）"),
    ("GB[2003]", "GB[2003]"),
    ("see [3] and [4]", "see [3] and [4]"),
    ("（含（二））", "（含（二））"),
]


@pytest.mark.parametrize(("text", "expected"), SET_RIGHT)
def test_set_right(text: str, expected: str) -> None:
    assert set_right(text) == expected


def page_of(*lines: tuple[float, float, str], confidence: float = 0.99, size: float = 16) -> RecognizedPage:
    """A page with lines at (left, top), their boxes a little uneven."""
    boxes = [
        RecognizedLine(x, top + i % 3, x + size * len(text) + i % 2, top + size + 2, text, confidence)
        for i, (x, top, text) in enumerate(lines)
    ]
    return RecognizedPage(595, 842, tuple(boxes))


BODY = [
    (112, 100, "一、总体要求"),
    (112, 128, "深入贯彻落实党的二十大精神，全面加强基层治理体系建设，"),
    (80, 156, "提高服务水平，到二〇二五年基本建成便民服务网络，覆盖全部"),
    (80, 184, "乡镇和街道。"),
    (112, 212, "二、重点任务"),
]


def test_lines_of_a_picture_become_paragraphs() -> None:
    source = read_source("scan.jpg", b"\xff\xd8", Prepared(pages={1: page_of(*BODY)}))
    assert source.text.split("\n") == [
        "一、总体要求",
        "深入贯彻落实党的二十大精神，全面加强基层治理体系建设，提高服务水平，到二〇二五年基本建成便民服务网络，覆盖全部乡镇和街道。",
        "二、重点任务",
    ]
    assert (source.text_source, source.source_format, source.page_count) == ("ocr", "jpg", 1)
    assert [d.message for d in source.diagnostics if d.code == "recognized"] == [
        "page 1 was read by OCR, mean confidence 0.990"
    ]


def test_pieces_of_one_row_are_one_line() -> None:
    page = page_of((300, 101, "2024年5月7日"), (80, 100, "某某市人民政府"))
    assert read_source("a.png", b"x", Prepared(pages={1: page})).text.split() == ["某某市人民政府", "2024年5月7日"]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Boxes end where ink does: a line that ends in 、 leaves a wider gap, an indented one a gap further right."""
    left = [
        "一、各县应当压实责任",
        "组织力量对辖区内房屋",
        "道路、桥梁、隧道、",
        "水库等设施逐一排查并",
        "建立清单，明确责任人",
        "和整改时限，按月报送",
    ]
    right = [
        "二、各县应当强化保障",
        "统筹资金和人员，形成",
        "齐抓共管的工作格局、",
        "健全长效管理机制，并",
        "定期开展督促检查工作",
        "将结果纳入年度考核中",
    ]
    lines = [RecognizedLine(190, 60, 406, 80, "关于做好有关工作的通知书", 0.99)]
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        for x0, text in ((72, a), (314, b)):
            end = x0 + 200 - (10 if text[-1] in "、，" else 0)
            lines.append(RecognizedLine(x0 + (0 if i else 20), 110 + 28 * i, end, 130 + 28 * i, text, 0.99))
    source = read_source("a.png", b"x", Prepared(pages={1: RecognizedPage(595, 842, tuple(lines))}))
    assert source.text.replace("\n", "") == "关于做好有关工作的通知书" + "".join(left) + "".join(right)


def test_rules_make_a_table() -> None:
    cells = [(84, 104, "任务"), (284, 104, "责任单位"), (84, 134, "优化服务"), (284, 134, "市商务局")]
    rules = [(80.0, y, 480.0, y) for y in (100.0, 130.0, 160.0)] + [(x, 100.0, x, 160.0) for x in (80.0, 280.0, 480.0)]
    page = RecognizedPage(595, 842, page_of(*cells, size=14).lines, tuple(rules))
    source = read_source("a.tif", b"x", Prepared(pages={1: page}))
    assert [(p.kind, source.text[p.start_char : p.end_char]) for p in source.paragraphs] == [
        ("cell", text) for _, _, text in cells
    ]


def test_doubtful_lines_are_told() -> None:
    source = read_source("a.jpg", b"x", Prepared(pages={1: page_of(*BODY, confidence=0.6)}))
    (message,) = [d.message for d in source.diagnostics if d.code == "recognized_doubtfully"]
    assert message.startswith("page 1: 5 lines below 0.8: 一、总体要求 (0.60); ")


def test_lines_too_doubtful_for_a_text_are_told_and_left_out() -> None:
    page = RecognizedPage(595, 842, (*page_of(*BODY).lines, RecognizedLine(300, 240, 360, 300, "丿乀口", 0.31)))
    source = read_source("a.jpg", b"x", Prepared(pages={1: page}))
    assert "丿" not in source.text
    (message,) = [d.message for d in source.diagnostics if d.code == "recognized_doubtfully"]
    assert message == "page 1: 1 lines below 0.5, left out of the text: 丿乀口 (0.31)"


def test_what_was_set_right_is_told() -> None:
    page = page_of((112, 100, "(一)加强领导"), (112, 128, "（二）强化保障"))
    source = read_source("a.jpg", b"x", Prepared(pages={1: page}))
    (message,) = [d.message for d in source.diagnostics if d.code == "recognized_marks"]
    assert message == "page 1: marks set right in 1 lines: (一)加强领 → （一）加强领"


def test_ink_that_was_not_read_is_told() -> None:
    page = RecognizedPage(595, 842, page_of(*BODY).lines, unread=("ink between “管委会” and “七、实施” was not read",))
    source = read_source("a.jpg", b"x", Prepared(pages={1: page}))
    assert [d.message for d in source.diagnostics if d.code == "recognized_doubtfully"] == [
        "page 1: ink between “管委会” and “七、实施” was not read"
    ]


def test_a_justified_line_of_few_characters_is_no_title() -> None:
    """A word that cannot be parted goes to the next line, and this one is set wide: wide type that is no higher."""
    wide = RecognizedLine(80, 184, 545, 202, "分时电价机制的通知》（甘发改价格", 0.99)
    body = (*page_of(*BODY[:3]).lines, wide, *page_of((80, 212, "〔2021〕721号）等执行。")).lines)
    source = read_source("a.jpg", b"x", Prepared(pages={1: RecognizedPage(595, 842, body)}))
    assert source.text.endswith("（甘发改价格〔2021〕721号）等执行。")


def test_a_broken_page_of_a_long_scan() -> None:
    pages = {1: page_of(*BODY), 2: RecognizedPage(0, 0, fault="its picture is damaged"), 3: page_of(*BODY)}
    source = read_source("a.tif", b"x", Prepared(pages=pages))
    assert source.text.count("一、总体要求") == 2
    (warning,) = [d.message for d in source.diagnostics if d.severity == "warning"]
    assert warning == "page 2 holds no text: its picture is damaged"


def test_a_pdf_of_both_kinds_of_pages() -> None:
    content = make_pdf([[(80, 100 + 25 * i, 16, text) for i, (_, _, text) in enumerate(BODY)], []])
    source = read_source("a.pdf", content, Prepared(pages={2: page_of((112, 100, "三、保障措施"))}))
    assert source.text.endswith("二、重点任务\n三、保障措施") and source.text_source == "ocr"
    assert source.paragraphs[-1].page == 2


# files that were not recognized, and words of the sentence
REFUSED = [
    (Prepared(missing="pip install rapidocr onnxruntime and build again"), "read by OCR: pip install"),
    (Prepared(pages={1: RecognizedPage(0, 0, fault="its picture is damaged")}), "page 1 holds no text: its picture"),
    (Prepared(pages={1: RecognizedPage(595, 842)}), "OCR found no text on it"),
]


@pytest.mark.parametrize(("prepared", "words"), REFUSED)
def test_refused(prepared: Prepared, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read_source("a.jpg", b"x", prepared)


# a page's text, and whether it is of use
USELESS = ["(cid:144)(cid:12)(cid:7)", "GB/T 犐犆犛35.240", "\ue000\ue001\ue002 2023", "牥牭牰牱牴牶牷"]
OF_USE = [
    "",
    "一、总体要求",
    "臺灣地區與大陸地區人民關係條例",
    "喆、堃、𠮷是人名用字。" * 2 + "其余为常用字，数量远多于此。" * 4,
    "Article 1 This Law is enacted (cid) in order to",
    "犬牙交错，牛羊成群",
]


@pytest.mark.parametrize(("text", "useless"), [*((t, True) for t in USELESS), *((t, False) for t in OF_USE)])
def test_find_fault(text: str, useless: bool) -> None:
    assert bool(find_fault(text)) == useless
