"""The tree search: markers of a document in, levels out. Rows are ``level marker`` in reading order."""

from __future__ import annotations

import dataclasses
import math
import random

import pytest

from etl.segment import segment, tree
from etl.segment.costs import COSTS
from tests.segment.printed_trees import as_source


def outline(*lines: str) -> list[str]:
    """``level marker`` for every numbered row of a document of these lines."""
    clauses, *_ = segment(as_source(list(lines)))
    return [f"{clause.level} {clause.marker}" for clause in clauses if clause.marker]


TEXT = "支持各地制定优惠政策，完善工作机制，加强监督管理。"

# Taken from real documents, shortened to their markers
SAMPLED = {
    "run on across parents": "1 一、|2 （一）|2 （二）|1 二、|2 （三）|2 （四）",
    "restart under each parent": "1 一、|2 （一）|2 （二）|1 二、|2 （一）|2 （二）",
    "one series in many styles": "1 1.|1 2.|1 3.|1 四、|1 五、|1 六、|1 7.|1 八、|1 九、|1 10.|1 11.",
    "chapters, then sections between": "1 第一章|3 第一条|3 第二条|1 第二章|2 第一节|3 第三条|2 第二节|3 第四条",
    "items of articles": "1 第一条|2 （一）|2 （二）|3 1.|3 2.|1 第二条|2 （一）",
    "decimal numbers": "1 1.|2 1.1|2 1.2|1 2.|2 2.1|2 2.2",
    "two levels that never meet": "1 一、|2 1.|2 2.|1 二、|2 （一）|2 （二）|1 三、|2 1.",
    "a jump in the source": "1 一、|2 （一）|2 （四）|2 （五）|1 二、|2 （六）",
    "an article after the article": "1 第九条|1 第十条|1 第十条之一|1 第十条之二|1 第十一条",
}

# What random printed trees once brought to light
BUGS_CAUGHT = {
    "a numeral in words goes on with the innermost": "1 第一章|2 一、|2 二、|2 三、|2 四、|3 1.|3 2.|3 3.|3 4.|3 five.",
    "leaf groups beside nested groups": "|".join(
        f"1 {han}、|2 1.|3 (1)|3 (2)|2 2.|3 (1)|3 (2)|2 3." if turn % 2 else f"1 {han}、|2 1.|2 2.|2 3.|2 4."
        for turn, han in enumerate("一二三四五六七八九十")
    ),
}


@pytest.mark.parametrize("rows", [*SAMPLED.values(), *BUGS_CAUGHT.values()], ids=[*SAMPLED, *BUGS_CAUGHT])
def test_the_outline_is_read_from_the_sequence(rows: str) -> None:
    expected = rows.split("|")
    lines = [f"{row.split(' ', 1)[1]} 加强领导。{TEXT}" for row in expected]
    assert outline(*lines) == expected


def test_a_title_line_is_read_as_the_parent_of_what_follows() -> None:
    lines = [f"{n}. Strengthen cooperation. We will support the zone." for n in range(17, 20)]
    lines[2:2] = ["(7) Deepen exchanges in opening up to the west"]
    lines += ["(8) Deepen the reform of talent development", "20. Reform. We will support it."]
    assert outline(*lines) == ["2 17.", "2 18.", "1 (7)", "2 19.", "1 (8)", "2 20."]


NOT_CLAUSES = [
    ["一、总体要求", TEXT, "二、任务", "按照第五条第", "（二）项的规定办理。", "三、保障"],
    ["一、任务", "投资额为", "1.5亿元以上的项目给予补助。", "二、保障", TEXT],
    ["一、任务。一是压实责任；二是加强督查。", "二、要求。包括：（1）设立；（2）变更。", "三、保障。" + TEXT],
]


@pytest.mark.parametrize("lines", NOT_CLAUSES)
def test_numbers_in_running_text_are_text(lines: list[str]) -> None:
    assert {row.split()[1] for row in outline(*lines)} <= {"一、", "二、", "三、"}


def test_a_marker_inside_a_paragraph_fills_a_gap() -> None:
    lines = ["第一条 为规范管理，制定本办法。", f"第二条 {TEXT} 第三条 {TEXT}", f"第四条 {TEXT}", f"第五条 {TEXT}"]
    assert outline(*lines) == ["1 第一条", "1 第二条", "1 第三条", "1 第四条", "1 第五条"]


def test_gaps_and_repeats_are_named() -> None:
    *_, diagnostics = segment(
        as_source([f"{marker}加强领导。{TEXT}" for marker in ("（一）", "（二）", "（二）", "（五）")])
    )
    assert [(d.code, d.message.split()[0]) for d in diagnostics] == [
        ("numbering_repeat", "（二）"),
        ("numbering_gap", "（五）"),
    ]


def test_a_limit_on_the_cost_leaves_the_decisions_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(5)
    documents = []
    for _ in range(60):
        markers = "一、 （一） 二、 （二） 1. 2. 3. 第一条 第二条 （1） 2.1 五、 一是 IV.".split()
        lines = [f"{draw.choice(markers)}加强领导{draw.choice(['', '。', f'。{TEXT}'])}" for _ in range(40)]
        documents.append(lines)
    limited = [outline(*lines) for lines in documents]
    monkeypatch.setattr(tree, "_SURPLUSES", (math.inf,))
    assert [outline(*lines) for lines in documents] == limited


def test_prices_are_multiples_of_the_unit_that_the_limits_lie_between() -> None:
    for price in dataclasses.astuple(COSTS):
        assert round(price / 0.05) == pytest.approx(price / 0.05)
