"""Texts made for measuring: a document of so many clauses in mixed numbering, and pieces that patterns choke on."""

from __future__ import annotations

from itertools import product

from etl.notation.numerals import format_han

SENTENCES = (
    "支持各地在法定权限范围内制定优惠政策，2023年底前完成。（责任单位：省发展改革委、财政厅）",
    "对投资1.5亿元以上的项目，给予不超过10%的补助。",
    "按照《外商投资法》第五条第（二）项的规定办理，一是压实责任；二是加强督查。",
    "力争到2025年达到100家，年均增长10%。",
)
PARTS, POINTS = 9, 10  # of a section, of a part

# what a hostile text repeats
HOSTILE = {
    "opening brackets": "（",
    "Chinese numerals": "一二三四五",
    "digits": "1234567890",
    "pauses": "、",
    "opening titles": "《",
    "Han text": "加强组织领导完善工作机制",
    "months": "1月",
    "responsibility notes": "（责任单位：市财政局）",
    "document numbers": "国发〔2017〕5号",
    "lines of one number": "7\n",
    "lines without a stop": "加强组织领导和工作机制建设\n",
    "markers on one line": "（一）加强组织领导。",
    "obligations in one sentence": "公安局等应当，",
    "labels on their own lines": "责任部门：\n市财政局\n",
    "facts of a page on one line": "|发文机关：市财政局",
    "titles named again and again": "《外商投资法》的",
}


def make_clauses(number: int) -> str:
    """A document of about ``number`` clauses on three levels, a clause a line.

    Every fifth marker is restyled as machine translation does: ``（七）`` as ``(7)``, ``3.`` as ``三、``, ``6.`` as ``6。``.
    """
    sections = max(1, round(number / (1 + PARTS * (1 + POINTS))))
    lines = ["关于加强招商引资工作的若干意见", "为进一步扩大开放，现提出如下意见。"]
    for section, part, point in product(range(1, sections + 1), range(PARTS + 1), range(POINTS + 1)):
        restyled = (section * 3 + part * 7 + point) % 5 == 0
        if not part:
            if not point:
                lines.append(f"{format_han(section)}、完善优惠政策")
        elif not point:
            lines.append(f"({part})优化营商环境" if restyled else f"（{format_han(part)}）优化营商环境")
        else:
            marker = (f"{format_han(point)}、" if point % 2 else f"{point}。") if restyled else f"{point}."
            lines.append(f"{marker}健全工作机制。{SENTENCES[(part + point) % len(SENTENCES)]}")
    return "\n".join(lines)


def make_hostile(piece: str, size: int) -> str:
    """A piece repeated to about ``size`` bytes of UTF-8."""
    return piece * (size // len(piece.encode()))
