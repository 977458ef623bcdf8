"""Numbered policy text drawn from a grammar of all marker styles, Chinese and English, with the tree that was meant."""

from __future__ import annotations

import random
from typing import NamedTuple

from etl.notation.numerals import format_han, format_roman

# Outermost to innermost. Styles of one group are never told apart in one text by their print alone, so a tree has one of each.
CHINESE = (
    ("第{han}编 ", 20),
    ("第{han}章 ", 40),
    ("第{han}节 ", 20),
    ("第{han}条 ", 99),
    ("{han}、", 40),
    ("（{han}）", 40),
    ("{n}.", 60),
    ("（{n}）", 60),
    ("{circled}", 20),
)
ENGLISH = (
    ("Part {roman} ", 10),
    ("Chapter {roman} ", 20),
    ("Section {n} ", 30),
    ("Article {n} ", 99),
    ("{n}. ", 60),
    ("({n}) ", 60),
    ("({letter}) ", 20),
)
HEADINGS = {
    "zh": (
        "加强组织领导",
        "完善优惠政策",
        "优化营商环境",
        "强化金融支撑",
        "落实用地保障",
        "规范涉企检查",
        "健全工作机制",
    ),
    "en": ("General provisions", "Support for enterprises", "Supervision", "Legal liability", "Use of funds"),
}
SENTENCES = {
    "zh": (
        "支持各地在法定权限范围内制定优惠政策，2023年底前完成。",
        "对投资1.5亿元以上的项目，给予不超过10%的补助。",
        "按照第五条第（二）项的规定办理，一是压实责任；二是加强督查。",
        "由市财政局、商务局负责，自受理之日起20个工作日内办结。（责任单位：市财政局）",
        "根据《优化营商环境条例》（国令第722号）的规定执行。",
    ),
    "en": (
        "The Ministry of Commerce shall complete the review within 30 days as of the date of receipt.",
        "The subsidy shall not exceed 10 percent of the investment or CNY 5 million.",
        "Local governments shall support 3 pilot zones by the end of 2025.",
        "The provisions of Article 5 and paragraph (2) shall apply.",
    ),
}


class Node(NamedTuple):
    """A printed clause: its depth in the tree, number, marker without blanks around it, line, and the index of its parent."""

    depth: int
    number: int
    marker: str
    line: str
    parent: int | None


def print_marker(form: str, number: int) -> str:
    """A number as a form prints it."""
    return form.format(
        n=number,
        han=format_han(number),
        roman=format_roman(number),
        circled=chr(0x2460 + number - 1) if number <= 20 else "",
        letter=chr(96 + number) if number <= 26 else "",
    )


def draw_tree(chance: random.Random) -> list[Node]:
    """The clauses of a document in reading order: one to five levels, series that restart or run on below a new parent."""
    language = chance.choice(("zh", "zh", "en"))
    forms = CHINESE if language == "zh" else ENGLISH
    chosen = sorted(chance.sample(range(len(forms)), chance.randint(1, 5)))
    runs_on = [False, *(chance.random() < 0.3 for _ in chosen[1:])]
    last = [0] * len(chosen)
    nodes: list[Node] = []

    def grow(depth: int, parent: int | None) -> None:
        form, most = forms[chosen[depth]]
        last[depth] = last[depth] if runs_on[depth] else 0
        for _ in range(chance.randint(2, 4)):
            if last[depth] == most:
                return
            last[depth] += 1
            deeper = depth + 1 < len(chosen) and last[depth + 1] + 4 < forms[chosen[depth + 1]][1]
            has_children = deeper and chance.random() < 0.75
            heading = chance.choice(HEADINGS[language])
            text = heading if has_children else chance.choice(SENTENCES[language])
            marker = print_marker(form, last[depth])
            nodes.append(Node(depth + 1, last[depth], marker.strip(), marker + text, parent))
            if has_children:
                grow(depth + 1, len(nodes) - 1)

    grow(0, None)
    return nodes
