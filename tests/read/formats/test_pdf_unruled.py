"""Tables in PDF whose columns nothing but gaps parts, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from etl.pipeline import rows_of
from etl.read.formats.pdf_gap_grid import cut_column
from etl.read.formats.pdf_gap_rows import GapColumn
from etl.read.formats.pdf_lines import find_lines
from etl.read.formats.pdf_objects import make_char
from etl.records import DocumentRows
from tests.read.document_files import Box, Placed, make_pdf

SIZE = 10.0
LEFTS = (60.0, 100.0, 280.0, 400.0, 480.0)
RIGHT = 550.0
HEAD = ["序号", "重点任务", "牵头单位", "责任单位", "完成时限"]
BODY = [
    ["1", "取消制造业领域外资准入限制", "市发展改革委", "市商务局", "2025年6月底前"],
    ["2", "建立重点外资项目专班服务机\n制，每季度调度一次", "市商务局", "各县人民\n政府", "2025年9月底前"],
    ["3", "安排专项资金500万元", "市财政局", "市商务局", "2025年12月底前"],
    ["4", "办理外籍人才来华工作许可", "市人力资源社会\n保障局", "市公安局", "持续推进"],
]
TABLE = [HEAD, *BODY]
PLAIN = [[text.replace("\n", "") for text in row] for row in TABLE]
AFTER = "各责任单位要加强组织领导，按月报送工作进展情况，市政府办公室将适时开展督查并予以通报。"
BEFORE = "现将重点任务分解如下，请各有关单位认真抓好落实，确保各项工作按时完成，重要情况及时报告。"


def set_rows(
    rows: Sequence[Sequence[str]], top: float = 120.0, padding: float = 8.0, middle: bool = True, leading: float = 14.0
) -> tuple[list[Placed], list[float]]:
    """Lines of type of a table's cells, and the heights where its rows meet."""
    placed: list[Placed] = []
    meets = [top]
    for row in rows:
        depth = max(text.count("\n") + 1 for text in row)
        for left, text in zip(LEFTS, row, strict=False):
            lines = text.split("\n")
            lower = (depth - len(lines)) * leading / 2 if middle else 0.0
            y = meets[-1] + padding / 2 + (leading - SIZE) / 2 + lower
            placed += [(left, y + i * leading, SIZE, line) for i, line in enumerate(lines) if line]
        meets.append(meets[-1] + padding + depth * leading)
    return placed, meets


def level(heights: Sequence[float], left: float = 55.0, right: float = RIGHT) -> list[Box]:
    return [(left, y, right, y) for y in heights]


def read(pages: Sequence[Sequence[Placed]], rules: Sequence[Box] = (), bands: Sequence[Box] = ()) -> DocumentRows:
    rows = rows_of("a.pdf", make_pdf(pages, rules, bands), None)
    assert isinstance(rows, DocumentRows)
    return rows


def cells(rows: DocumentRows) -> list[list[str]]:
    """The texts of the cells of the first table, row by row."""
    found: dict[int, list[str]] = {}
    for cell in rows.cells:
        if cell.table == 1:
            found.setdefault(cell.row, []).append(cell.text.replace("\n", ""))
    return list(found.values())


def prose(text: str, y: float, size: float = 12.0) -> Placed:
    return (60.0, y, size, text[:40])


PLACED, MEETS = set_rows(TABLE)
ON_TOP, TOPS = set_rows(TABLE, middle=False)
DENSE, DENSE_MEETS = set_rows(TABLE, padding=0.0)
DRAWN: list[tuple[str, list[Placed], list[Box], list[Box]]] = [
    ("three rules", PLACED, level([MEETS[0], MEETS[1], MEETS[-1]]), []),
    ("a rule under every row", PLACED, level(MEETS), []),
    ("a rule under every row, no white between rows", DENSE, level(DENSE_MEETS), []),
    ("nothing drawn, cells in the middle", PLACED, [], []),
    ("nothing drawn, cells on top", ON_TOP, [], []),
    ("bars for rules", PLACED, [], [(55.0, y, RIGHT, y + 0.5) for y in MEETS]),
    ("every second row coloured", PLACED, [], [(55.0, MEETS[row], RIGHT, MEETS[row + 1]) for row in (0, 2, 4)]),
    (
        "every second row coloured cell by cell",
        PLACED,
        [],
        [
            (left - 5, MEETS[row], right - 5, MEETS[row + 1])
            for row in (0, 2, 4)
            for left, right in zip(LEFTS, (*LEFTS[1:], RIGHT), strict=True)
        ],
    ),
    (
        "no sides",
        PLACED,
        [*level(MEETS), *((x - 5, MEETS[0], x - 5, MEETS[-1]) for x in LEFTS[1:])],
        [],
    ),
    (
        "broken rules",
        PLACED,
        [(x, y, x + 4, y) for y in MEETS for x in range(55, 547, 6)],
        [],
    ),
]


@pytest.mark.parametrize(("name", "placed", "rules", "bands"), DRAWN, ids=[name for name, *_ in DRAWN])
def test_cells(name: str, placed: list[Placed], rules: list[Box], bands: list[Box]) -> None:
    page = [prose(BEFORE, 80), *placed, prose(AFTER, 330)]
    rows = read([page], rules, bands)
    assert cells(rows) == PLAIN
    assert rows.source.text.startswith(BEFORE[:40]) and rows.source.text.endswith(AFTER[:40])
    units = [(unit.name, unit.role) for unit in rows.responsible_units if unit.clause_id.endswith("t1r2")]
    assert units == [("市发展改革委", "lead"), ("市商务局", "responsible")]


def test_a_table_goes_on_over_pages() -> None:
    first, _ = set_rows(TABLE, top=600.0)
    more = [[str(i + 5), *row[1:]] for i, row in enumerate(BODY)]
    number: Placed = (290.0, 790.0, 14.0, "— 1 —")
    for repeated, body in (("without its header", more), ("with its header", [HEAD, *more])):
        second, _ = set_rows(body, top=60.0)
        found = cells(read([[*first, number], [*second, prose(AFTER, 400)]]))
        assert found == PLAIN + [[text.replace("\n", "") for text in row] for row in more], repeated


def test_a_row_that_the_page_cuts() -> None:
    first, _ = set_rows(
        [*TABLE[:2], ["2", "建立重点外资项目专班服务机制，每季", "市商务局", "各县", "持续推进"]], top=700.0
    )
    rest = ["", "度调度一次", "", "", ""]
    second, _ = set_rows([rest, *BODY[2:]], top=60.0)
    found = cells(read([first, second]))
    assert found[2] == ["2", "建立重点外资项目专班服务机制，每季度调度一次", "市商务局", "各县", "持续推进"]
    assert [row[0] for row in found] == ["序号", "1", "2", "3", "4"]


def test_a_rule_that_leaves_out_a_column_merges_its_cells() -> None:
    body = [["一", "甲项任务", "市商务局", "县政府", "6月底"], ["", "乙项任务", "市财政局", "县政府", "7月底"]]
    placed, meets = set_rows([["类别", *HEAD[1:]], *body, *body])
    rules = [*level([meets[0], meets[1], meets[3], meets[5]]), *level([meets[2], meets[4]], left=95.0)]
    spans = [(cell.row, cell.row_span) for cell in read([placed], rules).cells if cell.column == 1]
    assert spans == [(1, 1), (2, 2), (4, 2)]


def test_labels_broken_in_narrow_columns() -> None:
    head = ["序号", "重点任务", "牵头\n单位", "责任\n单位", "完成\n时限"]
    assert cells(read([set_rows([head, *BODY])[0]])) == PLAIN


def test_two_tables_on_a_page() -> None:
    first, _ = set_rows(TABLE)
    second, _ = set_rows(TABLE, top=400.0)
    page = [
        *first,
        (60.0, 370.0, 12.0, "二、下面各项任务由市政府督查室督促检查，每季度通报一次进展情况，年底考核。"),
        *second,
    ]
    found = read([page]).cells
    assert {cell.table for cell in found} == {1, 2} and len(found) == 50


def test_a_line_over_all_columns_heads_the_rows_below() -> None:
    first, meets = set_rows(TABLE[:3])
    second, _ = set_rows(BODY[2:], top=meets[-1] + 22)
    page = [*first, (60.0, meets[-1] + 6, SIZE, "一、外资企业服务保障和要素支撑方面"), *second]
    rows = read([page])
    assert [cell.column_span for cell in rows.cells if cell.text.startswith("一、")] == [5]


def test_a_label_over_the_middle_of_cells_that_begin_at_its_left() -> None:
    head: list[Placed] = [
        (x, 120.0, SIZE, text) for x, text in ((60, "序号"), (160, "单位"), (300, "联系人"), (460, "联系电话"))
    ]
    body = [["1", "市商务局", "王某", "0991-1234567"], ["2", "市财政局", "李某", "0991-7654321"]]
    lefts = (65.0, 95.0, 240.0, 400.0)
    placed = [(x, 140.0 + 20 * i, SIZE, text) for i, row in enumerate(body) for x, text in zip(lefts, row, strict=True)]
    assert cells(read([[*head, *placed]]))[1:] == body


def test_a_single_row_on_the_last_page() -> None:
    first, _ = set_rows(TABLE, top=600.0)
    row = ["5", "保障要素供给并统筹推进项\n目用地用能用工需求及时\n解决企业困难", "市商务局", "市财政局", "长期"]
    for middle in (True, False):
        second, _ = set_rows([HEAD, row], top=60.0, middle=middle)
        assert cells(read([first, [*second, prose(AFTER, 300)]]))[-1] == [text.replace("\n", "") for text in row]


def test_narrow_blanks_between_words_of_a_cell_stay() -> None:
    chars, x = [], 60.0
    for character in "by end of June 2025":
        width = 2.0 if character == " " else 5.0
        chars.append(make_char(character, "Times", SIZE, (x, 100.0, x + width, 110.0)))
        x += width
    (line,) = find_lines(chars)
    edge = 60.0 + 5 * 5.0 + 2 * 2.0  # behind "by end "
    texts = [cut_column(line, GapColumn(*column, None))[0].text for column in ((0.0, edge - 1), (edge - 1, 500.0))]
    assert texts == ["by end", "of June 2025"]


def test_a_row_of_sums_has_no_number() -> None:
    rows = [["序号", "指标名称", "2024年", "2025年", "2026年"], ["1", "新增企业", "12", "15", "18"]]
    rows += [["2", "新增项目", "", "30", "40"], ["", "合计", "12", "45", "58"]]
    assert cells(read([set_rows(rows)[0]]))[3] == ["合计", "12", "45", "58"]


def test_two_columns_need_rules_around_their_header() -> None:
    two = [[row[0], row[1]] for row in ([HEAD[1], HEAD[2]], *([row[1], row[2]] for row in BODY))]
    placed, meets = set_rows([["", row[0], "", row[1]] for row in two])
    assert not read([placed]).cells
    found = cells(read([placed], level([meets[0], meets[1], meets[-1]])))
    assert found == [[text.replace("\n", "") for text in row] for row in two]


# what must stay text
LINES: dict[str, list[tuple[float, str]]] = {
    "contents": [
        (60.0, "第一章 总则 …………………………… 1"),
        (60.0, "第二章 职责 …………………………… 3"),
        (60.0, "第三章 附则 …………………………… 9"),
    ],
    "names": [(60.0, "张三 李四 王五"), (60.0, "赵六 钱七 孙八"), (60.0, "周九 吴十 郑一")],
    "signatures": [(400.0, "某市人民政府"), (410.0, "2024年3月1日")],
    "labels and values": [(60.0, "联系人：张三 电话：0991-2345678"), (60.0, "地址：某市某路1号 邮编：830000")],
}


@pytest.mark.parametrize("name", LINES)
def test_not_a_table(name: str) -> None:
    lines = [(x, 120.0 + 24 * i, 12.0, text) for i, (x, text) in enumerate(LINES[name])]
    assert not read([[prose(BEFORE, 80), *lines, prose(AFTER, 330)]]).cells


def columns_of(rows: Sequence[Sequence[str]]) -> list[Placed]:
    return set_rows(rows)[0]


REFUSED = {
    "two columns of prose": [["", "左栏正文一二三四五六七八", "", "右栏正文一二三四五六七八"]] * 8,
    "no header": BODY,
    "labels alone": [HEAD],
    "a list of contents": [
        ["序号", "文件名称", "页码"],
        ["1", "工作方案", "3"],
        ["2", "管理办法", "8"],
        ["3", "细则", "12"],
    ],
    "words in a gap": [
        HEAD,
        ["1", "取消制造业领域外资准入限制措施并且一直写到下一栏里面去", "", "", "持续推进"],
        *BODY[1:2],
    ],
    "names in columns": [["张三", "李四", "王五", "赵六", "钱七"]] * 4,
}


@pytest.mark.parametrize("name", REFUSED)
def test_columns_without_labels_or_rows_stay_text(name: str) -> None:
    rows = read([[prose(BEFORE, 80), *columns_of(REFUSED[name]), prose(AFTER, 500)]])
    assert not rows.cells
    assert all(text.split("\n")[0][:6] in rows.source.text for row in REFUSED[name] for text in row)


def test_rows_that_nothing_tells_apart_stay_text() -> None:
    """A line over a number in the middle of its row may end the row above as well."""
    row = ["2", "建立专班\n服务机制\n定期调度", "市商务局", "市财政局", "持续推进"]
    assert not read([set_rows([HEAD, BODY[0], row, BODY[2]], padding=0.0)[0]]).cells
    assert cells(read([set_rows([HEAD, BODY[0], row, BODY[2]], padding=6.0)[0]]))[2][1] == "建立专班服务机制定期调度"
