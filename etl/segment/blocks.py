"""Blocks: the places where something may begin. Mostly paragraphs; in a text that lost its breaks, also inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from etl.markers import find_readings
from etl.records import Paragraph, Source

_LONG = 400  # characters in the longest paragraph of a text that may have lost its breaks
_SHARE = 0.4  # … and its share of the text
_FEW = 2  # … and markers at the starts of its paragraphs
_MANY = 2  # … or that many times as many markers inside them

_DATE = r"(?:19|20)\d\d[ ]?年[ ]?\d{1,2}[ ]?月[ ]?\d{1,2}[ ]?日|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_HAN_PAREN = r"[（(][一二三四五六七八九十]{1,3}[）)]"
_ORDINAL = r"第[一二三四五六七八九十百零〇]{1,7}[ ]?"
_HAN_MARKER = rf"(?:[一二三四五六七八九十]{{1,3}}[、.．]|{_HAN_PAREN}|{_ORDINAL}[章节条](?![件例约款第]))"
_DECIMAL = r"(?<!\d)\d{1,2}(?:[.．]\d{1,2}){1,3}(?![\d.．])(?=[ ]?\p{Han})(?![ ]?(?:[万亿元倍米年月日个级版]|%))"
_MARKER = rf"(?:{_HAN_MARKER}|{_DECIMAL}|\d{{1,2}}[.．、](?!\d))"
_SENTENCE_END = r"(?<=[。！？；;”）〕】])"
_BODY_NAME = r"[\p{Han}（）]{2,40}?(?:政府|办公室|办公厅|委员会|管委会|总局|局|厅|部|院|行|会|集团|公司)"

# What begins a new line in print and is still recognizable without the line break. Each alternative is one such place.
_INSIDE = regex.compile(
    rf"""
      {_SENTENCE_END}[ ]?(?P<marker>{_MARKER})
    | (?<=。)[ ]?(?P<counted>[（(]\d{{1,2}}[）)])
    | (?P<first>(?:第一[编章]|(?<!\d)1[.．、]?|一、)[ ]?总[ ]?(?:则|体要求)|第一条[ ]?(?:【|为|根据|依据|在中华人民共和国|本))
    | (?<=[：:])(?<!附件[：:])[ ]?(?P<item>[（(]一[）)]|1[.．、](?!\d)|一、)
    | (?:{_SENTENCE_END}|(?<=日))[ ]?(?P<signature>{_BODY_NAME})[ ]?(?P<date>{_DATE})
    | (?P<note>[（(](?:此件|本文)[^（）()]{{2,12}}[）)])
    | {_SENTENCE_END}[ ]?(?P<closing>(?:本|以上)[\p{{Han}}]{{2,8}}自[^。]{{2,30}}起[施执实]行)
    | (?:{_SENTENCE_END}|(?<=日))[ ]?(?P<attachment>(?:相关)?附件[ ]?\d{{0,2}}[：:])
    """,
    regex.VERBOSE,
)
# A marker may also follow a heading that has no sentence end: 二、主要任务（一）…, （二）核心技术攻关5.…, 第一章总则第一条
_AFTER_HEADING = regex.compile(
    rf"""
    {_MARKER}
    (?: [^。；：，,]{{1,30}}? (?P<marker> {_HAN_PAREN} | [（(]1[）)] | {_DECIMAL} | (?<!\d)\d{{1,2}}[.．、](?!\d) | {_ORDINAL}[节条] )
      | [^。；：]{{1,50}}? (?P<marker> {_HAN_PAREN} ) (?![项款]) )
    """,
    regex.VERBOSE,
)
# Inside a paragraph of a text that has its breaks, a marker can only fill a gap in a series
_FILLER = regex.compile(rf"(?<=[。；;])[ ]?(?P<marker>{_HAN_MARKER}|\d{{1,2}}[.．](?!\d))")
_ADDRESSEES = regex.compile(r"[^。：:]{4,300}(?:政府|部门|单位|机构|委员会|管委会|公司|企业|院校|局|厅|办|会)：")
_FORWARDED = regex.compile(r"《(?P<title>[^《》]{4,80}(?:《[^《》]{1,60}》[^《》]{0,40})?)》")


@dataclass(frozen=True, slots=True)
class Block:
    """A place where something may begin, up to the next such place.

    ``inside`` tells it from a printed paragraph: ``lost`` in a text that lost its breaks, ``filler`` in one that has them.
    """

    start: int
    end: int
    page: int | None
    kind: str
    inside: str | None = None


def find_blocks(source: Source) -> tuple[Block, ...]:
    """Blocks of a source's text, in order.

    Offsets are code points of ``source.text``. A long paragraph that holds a large share of the text is cut where
    print would begin a line: addressees, signature and date, a forwarded title, markers after a sentence end.
    """
    blocks: list[Block] = []
    marked = sum(bool(find_readings(source.text, p.start_char, p.end_char)) for p in source.paragraphs)
    lost = marked <= _FEW or len(_FILLER.findall(source.text)) > _MANY * marked
    for paragraph in source.paragraphs:
        length = paragraph.end_char - paragraph.start_char
        if lost and length >= _LONG and (marked > _FEW or length >= _SHARE * len(source.text)):
            blocks.extend(_cut(source.text, paragraph))
        elif length:
            blocks.append(Block(paragraph.start_char, paragraph.end_char, paragraph.page, paragraph.kind))
    return tuple(blocks)


def find_fillers(text: str, block: Block) -> tuple[Block, ...]:
    """A paragraph cut where a marker follows a sentence end; the tree search takes a cut only where it fills a gap."""
    if block.inside or block.kind == "cell":
        return (block,)
    cuts = [block.start, *(match.start("marker") for match in _FILLER.finditer(text, block.start, block.end))]
    return tuple(
        Block(left, right, block.page, block.kind, "filler" if left != block.start else None)
        for left, right in zip(cuts, [*cuts[1:], block.end], strict=True)
    )


def _cut(text: str, paragraph: Paragraph) -> Sequence[Block]:
    start, end = paragraph.start_char, paragraph.end_char
    cuts = {start}
    if addressees := _ADDRESSEES.match(text, start, end):
        cuts.add(addressees.end())
    for match in _INSIDE.finditer(text, start, end):
        cuts.update(match.start(name) for name in match.groupdict() if match.group(name) is not None)
        if match.lastgroup == "note" or match.group("date") is not None:
            cuts.add(match.end())
    cuts.update(_forwarded_titles(text, start, end))
    for left, right in zip(sorted(cuts), [*sorted(cuts)[1:], end], strict=True):
        while heading := _AFTER_HEADING.match(text, left, right):
            left = heading.start("marker")
            cuts.add(left)
    ordered = sorted(cut for cut in cuts if cut < end)
    return [
        Block(left, right, paragraph.page, paragraph.kind, inside="lost" if left != start else None)
        for left, right in zip(ordered, [*ordered[1:], end], strict=True)
    ]


def _forwarded_titles(text: str, start: int, end: int) -> list[int]:
    """Where a title named in 《》 before is printed again without them, with its end: the forwarded document's title."""
    cuts: list[int] = []
    for match in _FORWARDED.finditer(text, start, min(end, start + 3000)):
        title = match.group("title")
        for name in (title, title[max(0, title.find("关于")) :]):
            at = text.find(name, match.end(), end)
            while at > 0 and text[max(0, at - 3) : at].rstrip(" ")[-1:] not in tuple("日）)。"):
                at = text.find(name, at + 1, end)
            if at > 0:
                cuts += [at, at + len(name)]
                break
    return cuts
