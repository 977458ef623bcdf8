"""Random trees of clauses, printed as policy texts print them: the ground for the property test of the tree search."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from etl.notation.numerals import ENGLISH_ONES, ENGLISH_TENS, format_han, format_roman
from etl.records import Paragraph, Source

# Outermost to innermost: a document picks some of these, in this order (GB/T 9704-2012, 7.3.3; Legislation Law)
NESTING = (
    "chapter",
    "section",
    "article",
    "han_comma",
    "han_paren",
    "arabic_dot",
    "arabic_paren",
    "circled",
    "latin_paren",
)
LIMITS = {"circled": 20, "latin_paren": 26, "chapter": 99, "section": 99, "english": 100}
# How machine translation and careless typing restyle a marker in the middle of a series
RESTYLED = {
    "arabic_dot": ("han_comma", "ideographic_stop", "english"),
    "han_paren": ("arabic_paren",),
    "han_comma": ("arabic_dot",),
}
WORDS = "加强组织领导 完善优惠政策 优化营商环境 推进数字政府建设 强化金融支撑 落实用地保障 规范涉企检查 提升服务能力 健全工作机制 畅通投诉渠道".split()
SENTENCES = (
    "支持各地在法定权限范围内制定优惠政策，2023年底前完成。",
    "对投资1.5亿元以上的项目，给予不超过10%的补助。",
    "按照第五条第（二）项的规定办理，一是压实责任；二是加强督查。",
    "包括：（1）设立企业；（2）变更登记。",
    "We will support 3 pilot zones and 25.5 percent of the projects.",
    "力争到2025年达到100家，增长10%。",
)


@dataclass(frozen=True, slots=True)
class Node:
    """A printed clause: its level (1 = outermost), number, marker, and the index of its parent among the printed."""

    level: int
    number: int
    marker: str
    line: str
    parent: int | None


def print_marker(style: str, number: int, wide: bool) -> str:
    """A number as a style prints it, with half or full width brackets."""
    han = format_han(number)
    left, right = ("（", "）") if wide else ("(", ")")
    if style == "english":
        tens, ones = divmod(number, 10)
        word = (
            ENGLISH_ONES[number] if number < 20 else ENGLISH_TENS[tens - 2] + (f" {ENGLISH_ONES[ones]}" if ones else "")
        )
        return f"{word}."
    return {
        "chapter": f"第{han}章 ",
        "section": f"第{han}节 ",
        "article": f"第{han}条 ",
        "han_comma": f"{han}、",
        "han_paren": f"{left}{han}{right}",
        "arabic_dot": f"{number}．" if wide else f"{number}.",
        "arabic_paren": f"{left}{number}{right}",
        "circled": chr(0x2460 + number - 1) if number <= 20 else f"{number}.",
        "latin_paren": f"({chr(96 + number)})" if number <= 26 else f"{number}.",
        "ideographic_stop": f"{number}。",
        "roman": f"{format_roman(number)}. ",
    }[style]


@st.composite
def printed_trees(draw: st.DrawFn) -> list[Node]:
    """A document's clauses in reading order: one to five levels, series that restart or run on, styles that change."""
    depth = draw(st.integers(1, 5))
    styles = sorted(
        draw(st.lists(st.sampled_from(NESTING), min_size=depth, max_size=depth, unique=True)), key=NESTING.index
    )
    run_on = [False] + [draw(st.booleans()) for _ in styles[1:]]
    last = [0] * depth
    nodes: list[Node] = []

    def grow(level: int, parent: int | None) -> None:
        if not run_on[level]:
            last[level] = 0
        count = draw(st.integers(2, 5))
        for _ in range(count):
            number = last[level] + 1
            if number > LIMITS.get(styles[level], 300):
                return
            last[level] = number
            style = styles[level]
            others = [o for o in RESTYLED.get(style, ()) if o not in styles and number < LIMITS.get(o, 300)]
            if others and number > 1 and draw(st.integers(0, 9)) == 0:
                style = draw(st.sampled_from(others))
            room = level + 1 < depth and (not run_on[level + 1] or last[level + 1] < LIMITS.get(styles[level + 1], 300))
            has_children = room and draw(st.integers(0, 3)) > 0
            heading = draw(st.sampled_from(WORDS))
            text = heading if has_children else f"{heading}。{draw(st.sampled_from(SENTENCES))}"
            marker = print_marker(style, number, draw(st.booleans()))
            nodes.append(Node(level + 1, number, marker.strip(), marker + text, parent))
            own = len(nodes) - 1
            if has_children:
                grow(level + 1, own)

    grow(0, None)
    return nodes


def as_source(lines: list[str]) -> Source:
    """Lines as the read stage would give them, a paragraph each."""
    paragraphs, at = [], 0
    for line in lines:
        paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return Source("printed", "printed.txt", "txt", "0" * 64, "\n".join(lines), tuple(paragraphs))
