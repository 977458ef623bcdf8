"""Documents that are tables, from bytes to rows: the same rows in every format, and what headers say of cells."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
import xlsxwriter

from etl.pipeline import rows_of
from etl.records import DocumentRows

# A list of tasks as grids: a merged cell is (text, rows, columns), None what it covers.
Grid = list[list[Any]]
TASKS: Grid = [
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限", "资金（万元）"],
    [("一、优化政务服务", 1, 6), None, None, None, None, None],
    ["1", "推行一网通办，办理时限压减30%。", ("市行政审批局", 2, 1), "市财政局、人社局", "2025年6月", "35.5"],
    ["2", "建设自助终端20个。", None, "各县（区）政府", "长期坚持", "1,200"],
]


def as_html(grid: Grid) -> bytes:
    rows = ""
    for row in grid:
        rows += "<tr>"
        for cell in row:
            text, height, width = cell if isinstance(cell, tuple) else (cell, 1, 1)
            rows += "" if cell is None else f"<td rowspan={height} colspan={width}>{text}</td>"
        rows += "</tr>"
    return f"<html><body><h1>2025年重点任务清单</h1><table>{rows}</table></body></html>".encode()


def as_docx(grid: Grid) -> bytes:
    document = docx.Document()
    document.add_paragraph("2025年重点任务清单")
    table = document.add_table(len(grid), len(grid[0]))
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            text, height, width = cell if isinstance(cell, tuple) else (cell, 1, 1)
            if cell is None:
                continue
            if (height, width) != (1, 1):
                table.cell(r, c).merge(table.cell(r + height - 1, c + width - 1))
            table.cell(r, c).text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_xlsx(grid: Grid) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, len(grid[0]) - 1, "2025年重点任务清单")
    for r, row in enumerate(grid, 1):
        for c, cell in enumerate(row):
            text, height, width = cell if isinstance(cell, tuple) else (cell, 1, 1)
            if cell is not None and (height, width) != (1, 1):
                sheet.merge_range(r, c, r + height - 1, c + width - 1, text)
            elif cell is not None:
                sheet.write_string(r, c, text)
    book.close()
    return file.getvalue()


def in_each_format(grid: Grid) -> pytest.MarkDecorator:
    """Give a test the name and content of a document of each format that the table is made in."""
    made = {"html": as_html(grid), "docx": as_docx(grid), "xlsx": as_xlsx(grid)}
    files = [(f"tasks.{ending}", content) for ending, content in made.items()]
    return pytest.mark.parametrize(("name", "content"), files, ids=made.keys())


def read(name: str, content: bytes) -> DocumentRows:
    rows = rows_of(name, content, None)
    assert isinstance(rows, DocumentRows), rows
    return rows


@in_each_format(TASKS)
def test_a_list_of_tasks(name: str, content: bytes) -> None:
    rows = read(name, content)
    text = rows.source.text
    (section,) = [clause for clause in rows.clauses if clause.kind == "clause"]
    first, second = [clause for clause in rows.clauses if clause.kind == "row"]
    assert rows.document.title == "2025年重点任务清单"
    assert (section.marker, section.heading) == ("一、", "优化政务服务")
    assert [(row.marker, row.number, row.style, row.parent_id) for row in (first, second)] == [
        ("1", 1, "bare", section.clause_id),
        ("2", 2, "bare", section.clause_id),
    ]
    units = [(unit.clause_id, unit.role, unit.name) for unit in rows.responsible_units]
    assert units == [
        (first.clause_id, "lead", "市行政审批局"),
        (first.clause_id, "support", "市财政局"),
        (first.clause_id, "support", "市人社局"),
        (second.clause_id, "lead", "市行政审批局"),  # the merged cell holds for both rows
        (second.clause_id, "support", "各县（区）政府"),
    ]
    assert [(d.mention, d.kind, str(d.end_date)) for d in rows.dates if d.clause_id == first.clause_id] == [
        ("2025年6月", "deadline", "2025-06-30")
    ]
    inferred = [(p.mention, p.low, p.unit, p.subject) for p in rows.parameters if p.unit_inferred]
    assert inferred == [("35.5", 355_000.0, "CNY", "资金"), ("1,200", 12_000_000.0, "CNY", "资金")]
    for cell in rows.cells:
        assert text[cell.start_char : cell.end_char] == cell.text
        assert text.count("市行政审批局") == 1


INDICATORS = """# 指标

| 指标 | 单位 | 目标值 |  | 属性 |
| --- | --- | --- | --- | --- |
|  |  | 2024年 | 2025年 |  |
| 地区生产总值 | 亿元 | 35 | ≥40 | 预期性 |
| 城镇化率 | % | 60.5 | 65 | 预期性 |
"""


def test_indicators_take_their_unit_from_the_column_of_units_and_their_subject_from_row_and_column() -> None:
    rows = read("indicators.md", INDICATORS.encode())
    found = [(p.mention, p.comparator, p.low, p.unit, p.subject) for p in rows.parameters]
    assert found == [
        ("35", "eq", 3.5e9, "CNY", "地区生产总值 目标值 2024年"),
        ("≥40", "ge", 4e9, "CNY", "地区生产总值 目标值 2025年"),
        ("60.5", "eq", 60.5, "percent", "城镇化率 目标值 2024年"),
        ("65", "eq", 65.0, "percent", "城镇化率 目标值 2025年"),
    ]
    assert rows.dates == ()  # years that label columns say no date
    headers = {cell.text: cell.header for cell in rows.cells if not cell.is_header}
    assert headers["≥40"] == "目标值 / 2025年"


LABELLED = """# 指标

| 指标 | 2024年 | 2025年 |
| --- | --- | --- |
| 利用率（%） | 50 | 55以上 |
| 月人均补助标准（元） | 1040 | 1080 |
"""


def test_a_row_label_states_the_unit_of_its_row() -> None:
    rows = read("indicators.md", LABELLED.encode())
    assert [(p.mention, p.comparator, p.low, p.unit, p.unit_inferred) for p in rows.parameters] == [
        ("50", "eq", 50.0, "percent", True),
        ("55以上", "ge", 55.0, "percent", True),
        ("1040", "eq", 1040.0, "CNY", True),
        ("1080", "eq", 1080.0, "CNY", True),
    ]


LIMITS = """# 2025年任务清单

| 序号 | 任务 | 责任部门及电话 | 完成时限 | 预算（万元） | 增速（%） |
| --- | --- | --- | --- | --- | --- |
| 1 | 修路 | 县交通局 0735-1234567 | 第三季度 | 0 | 6左右 |
| 2 | 建校 | 县教育局、县财政局 13800001111 | 上半年 | 35 | 8以上 |
"""


def test_cells_of_limits_sums_and_telephones() -> None:
    rows = read("limits.md", LIMITS.encode())
    assert [(d.mention, d.kind, str(d.end_date)) for d in rows.dates] == [
        ("第三季度", "deadline", "2025-09-30"),
        ("上半年", "deadline", "2025-06-30"),
    ]
    assert [u.name for u in rows.responsible_units] == ["县交通局", "县教育局", "县财政局"]
    assert [(p.mention, p.comparator, p.low, p.approximate) for p in rows.parameters] == [
        ("0", "eq", 0.0, False),
        ("6左右", "eq", 6.0, True),
        ("35", "eq", 350_000.0, False),
        ("8以上", "ge", 8.0, False),
    ]


SUBSIDIES = """一、补贴标准如下。

单位：元

| 序号 | 补贴对象 | 补贴标准（元/人·月） | 上限 |
| --- | --- | --- | --- |
| 1 | 在校学生 | 800 | 5000 |
| 2 | 登记失业人员 | 600 | 4000 |

以上标准自2025年1月1日起执行。
"""


def test_units_in_a_header_and_above_a_table_and_the_text_behind_it() -> None:
    rows = read("subsidies.md", SUBSIDIES.encode())
    assert [(p.mention, p.low, p.unit, p.per) for p in rows.parameters] == [
        ("800", 800.0, "CNY", "person/month"),
        ("5000", 5000.0, "CNY", None),
        ("600", 600.0, "CNY", "person/month"),
        ("4000", 4000.0, "CNY", None),
    ]
    assert [(c.kind, c.path) for c in rows.clauses] == [
        ("clause", "1"),
        ("row", "1.t1r2"),
        ("row", "1.t1r3"),
        ("closing", "closing1"),
    ]


def test_a_header_says_who_leads_years_are_no_sums_and_numbers_stand_among_sections() -> None:
    grid: Grid = [
        ["任务", "项目", "建设年限", "总投资", "责任单位（排首位的为牵头单位）"],
        [("（一）产业项目", 1, 5), None, None, None, None],
        ["1", "电池产业园", "2023-2025", "200000", "市工信局、市财政局"],
        [("（二）交通项目", 1, 5), None, None, None, None],
        ["2", "道路改扩建", "2024", "90000", "市交通运输局\n市住建局"],
    ]
    html = as_html(grid).decode().replace("<table>", "<p>单位：万元</p><table>").replace("\n", "<br>")
    rows = rows_of("a.html", html.encode(), None)
    assert isinstance(rows, DocumentRows)
    assert [(clause.marker, clause.number) for clause in rows.clauses if clause.kind == "row"] == [("1", 1), ("2", 2)]
    units = [(unit.role, unit.name) for unit in rows.facts["responsible_units"]]
    assert units == [
        ("lead", "市工信局"),
        ("responsible", "市财政局"),
        ("lead", "市交通运输局"),
        ("responsible", "市住建局"),
    ]
    assert [row.low for row in rows.facts["parameters"]] == [2e9, 9e8]
