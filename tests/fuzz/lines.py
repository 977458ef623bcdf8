"""Lines as policy texts have them, drawn by chance, and what typing, copying and malice make of them."""

from __future__ import annotations

import random
import re

from etl.notation.numbering_styles import STYLES
from tests.fuzz.grammar import draw_tree

LINES = (
    "关于促进招商引资工作的实施意见",
    "某政发〔2023〕12号",
    "各市、县人民政府，各有关部门：",
    "为贯彻落实《外商投资法》（国发〔2019〕23号），根据《优化营商环境条例》，制定本意见。",
    "一、总体要求",
    "（一）支持企业发展，每年安排资金1000万元。（责任单位：市财政局、商务局）",
    "（二）强化保障。到2025年6月底前，引进企业不少于30家，增长8.5%左右。",
    "1. 市发展改革委应当会同市市场监管局，自受理之日起20个工作日内办结。",
    "（1）对首次认定的企业，给予最高50万元奖励；②再次认定的，给予30%。",
    "第三条 【适用范围】县级以上人民政府商务、财政等部门负责本办法的实施。",
    "牵头单位：自治区商务厅；配合单位：各地（州、市）人民政府（行政公署）；完成时限：2024年底前",
    "附件：1.任务分工表",
    "# Page 2:",
    "Article 5 The Ministry of Commerce shall approve it within 30 days as of January 1, 2024.",
    "本意见自2023年5月1日起施行，有效期5年。《原意见》同时废止。",
    "某市人民政府",
    "2023年3月18日",
    "（此件公开发布）",
    "",
)
# characters that are not seen, turn what follows, join or stack: between the characters of markers and numbers
UNSEEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u202d\u2066\u2069\u061c\u180e\u0301\u20dd\ufe0f\U000e0100\u3000\u00a0"
)
HUGE = (
    "9" * 400,
    "1e308",
    "0." + "0" * 300 + "1",
    "一" * 200,
    "九千九百九十九万亿",
    "1" + ",000" * 60,
    "-0",
    "٣٤",
    "𝟗𝟗",
    "½",
    "Ⅻ",
)
NUMBER = re.compile(r"\d[\d.,]*|[一二三四五六七八九十百千万亿]+")
MARKERS = tuple(example for style in STYLES for example in style.examples)


def draw_lines(chance: random.Random) -> list[str]:
    """Some lines, mostly in the order of a document; a third of them a tree of clauses, a third twisted."""
    if chance.random() < 0.3:
        nodes = draw_tree(chance)
        return [*LINES[:4], *(node.line for node in nodes), *LINES[-5:]]
    lines = [line for line in LINES if chance.random() < 0.8]
    if chance.random() < 0.2:
        chance.shuffle(lines)
    if chance.random() < 0.4:
        twist = chance.choice(TWISTS)
        lines = [twist(line, chance) if chance.random() < 0.6 else line for line in lines]
    return lines or ["一、总体要求"]


def hide_characters(line: str, chance: random.Random) -> str:
    """Characters that are not seen, among the first of a line or anywhere in it."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, min(4, len(line)) if chance.random() < 0.5 else len(line))
        line = line[:at] + chance.choice(UNSEEN) + line[at:]
    return line


def swell_numbers(line: str, chance: random.Random) -> str:
    """Numbers far too large, too small, or in digits of other scripts."""
    return NUMBER.sub(lambda m: chance.choice(HUGE) if chance.random() < 0.5 else m[0], line)


def restyle_markers(line: str, chance: random.Random) -> str:
    """A marker of any style before the line, or a few."""
    return "".join(chance.choice(MARKERS) for _ in range(chance.choice((1, 1, 2, 5)))) + chance.choice(("", " ")) + line


def repeat_pieces(line: str, chance: random.Random) -> str:
    """A piece of a line again and again, as a copied cell has it."""
    at = chance.randint(0, len(line))
    return line[:at] + line[at : at + chance.randint(1, 6)] * chance.choice((3, 40, 300)) + line[at:]


def lose_breaks(line: str, chance: random.Random) -> str:
    """Several lines in one, with every kind of break and of mark between."""
    between = chance.choice(("", " ", "\t", "\u2028", "\x0b", "\x85", "；", "。", "\u3000"))
    return between.join(chance.choice(LINES) for _ in range(chance.randint(2, 5))) + line


TWISTS = (hide_characters, swell_numbers, restyle_markers, repeat_pieces, lose_breaks)
