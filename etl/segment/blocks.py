"""Blocks: places where a clause may begin. Mostly paragraphs; in a text that lost its line breaks, also places inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from etl.lexicon.alternations import any_of
from etl.notation.addressees import find_addressees_end
from etl.notation.attachments import LIST_INSIDE
from etl.notation.days import DAY
from etl.notation.english_lines import is_english
from etl.notation.late_patterns import compile_late
from etl.notation.markers import MarkerReading, find_readings
from etl.notation.official_lines import PUBLIC_NOTE, find_signed_end
from etl.notation.title_marks import find_titles
from etl.records import Source
from etl.segment.english_breaks import find_english_breaks
from etl.segment.tables import SourceTable, TableRow

TABLE = "table"
_LONG = 400  # characters in the longest paragraph of a text that may have lost its breaks
_LEAST_FORWARDED = 4  # characters of a forwarded document's title
_SHARE = 0.4  # … and its share of the text
_NEARLY_ALL = 0.9  # … that all its long paragraphs have together, where pages break it
_FEW = 2  # … and markers at the starts of its paragraphs
_MANY = 2  # … or that many times as many markers inside them

_HAN_PAREN = r"[（(][一二三四五六七八九十]{1,3}[）)]"
_ORDINAL = r"第[一二三四五六七八九十百零〇]{1,7}[ ]?"
_HAN_MARKER = rf"(?:[一二三四五六七八九十]{{1,3}}[、.．]|{_HAN_PAREN}|{_ORDINAL}[章节条](?![件例约款第]))"
_DECIMAL = r"(?<!\d)\d{1,2}(?:[.．]\d{1,2}){1,3}(?![\d.．])(?=[ ]?\p{Han})(?![ ]?(?:[万亿元倍米年月日个级版]|%))"
_MARKER = rf"(?:{_HAN_MARKER}|{_DECIMAL}|\d{{1,2}}[.．、](?!\d))"
_SENTENCE_END = r"(?<=[。！？；;”）〕】])"
_BODY_NAME = rf"[\p{{Han}}（）]{{2,40}}?{any_of('signing_bodies')}"

# What begins a new line in print and is still recognizable without the line break. Each alternative is one such place.
_INSIDE = compile_late(
    rf"""
      {_SENTENCE_END}[ ]?(?P<marker>{_MARKER})
    | (?<=。)[ ]?(?P<counted>[（(]\d{{1,2}}[）)])
    | (?P<first>(?:第一[编章]|(?<!\d)1[.．、]?|一、)[ ]?总[ ]?(?:则|体要求)|第一条[ ]?(?:【|为|根据|依据|在中华人民共和国|本))
    | (?<=[：:])(?<!附件[：:])[ ]?(?P<item>[（(]一[）)]|1[.．、](?!\d)|一、)
    | (?:{_SENTENCE_END}|(?<=日))[ ]?(?P<signature>{_BODY_NAME})[ ]?(?P<date>{DAY})
    | (?P<note>{PUBLIC_NOTE})
    | {_SENTENCE_END}[ ]?(?P<closing>(?:本|以上)[\p{{Han}}]{{2,8}}自[^。]{{2,30}}起[施执实]行)
    | (?:{_SENTENCE_END}|(?<=日))[ ]?(?P<attachment>{LIST_INSIDE})
    """,
    regex.VERBOSE,
    library=regex,
)
# … and where any of them may begin: most of a text is neither behind such a sign nor at such a character
_MAY_BREAK = compile_late(r"[。！？；;”）〕】：:日]|(?=[第1一（(【\[])")
# A marker may also follow a heading that has no sentence end: 二、主要任务（一）…, （二）核心技术攻关5.…, 第一章总则第一条
_AFTER_HEADING = compile_late(
    rf"""
    {_MARKER}
    (?: [^。；：，,]{{1,30}}? (?P<marker> {_HAN_PAREN} | [（(]1[）)] | {_DECIMAL} | (?<!\d)\d{{1,2}}[.．、](?!\d) | {_ORDINAL}[节条] )
      | [^。；：]{{1,50}}? (?P<marker> {_HAN_PAREN} ) (?![项款]) )
    """,
    regex.VERBOSE,
    library=regex,
)
# Inside a paragraph of a text that has its breaks, a marker can only fill a gap in a series
_FILLER = compile_late(rf"[。；;][ ]?(?P<marker>{_HAN_MARKER}|\d{{1,2}}[.．](?!\d))")
_BEFORE_FILLER = "。；;"
MAY_FILL = re.compile(r"[。；;][ ]?[第（(\d一二三四五六七八九十]")  # how each of them begins, whatever follows


class Block(NamedTuple):
    """A place where something may begin, up to the next such place, with its readings as a marker.

    ``inside`` tells it from a printed paragraph: ``lost`` in a text that lost its breaks, ``filler`` in one that has them.
    ``kind`` is that of the paragraph, or ``table`` for header and body of a table in one; ``row`` is a row of such a body.
    """

    start: int
    end: int
    page: int | None
    kind: str
    readings: tuple[MarkerReading, ...]
    inside: str | None = None
    row: TableRow | None = None


def find_blocks(source: Source, tables: Mapping[int, SourceTable]) -> list[Block]:
    """Return the blocks of the text of a source, in order.

    Offsets are code points of ``source.text``. A long paragraph that holds a large share of the text is cut where
    print would begin a line: addressees, signature and date, a forwarded title, markers after a sentence end.
    """
    text = source.text
    blocks: list[Block] = []
    for start, end, page, kind, cell in source.paragraphs:
        if cell is None or cell.part == "title":
            if end > start:
                blocks.append(Block(start, end, page, kind, find_readings(text, start, end)))
        elif (table := tables[cell.table]).start == start:
            blocks.append(Block(start, table.end, page, TABLE, ()))
    marked = sum(1 for block in blocks if block.readings)
    if marked > _FEW and not _holds_fillers(text, _MANY * marked):
        for index in [index for index, block in enumerate(blocks) if text[block.end - 1] == "日"][::-1]:
            blocks[index : index + 1] = _part_signature(text, blocks[index])
        return blocks
    in_long = sum(block.end - block.start for block in blocks if block.end - block.start >= _LONG)
    is_unbroken = marked > _FEW or in_long >= _NEARLY_ALL * len(text)
    least = _LONG if is_unbroken else max(_LONG, _SHARE * len(text))
    return [
        piece
        for block in blocks
        for piece in (
            _cut(text, block)
            if block.end - block.start >= least and block.kind != TABLE
            else _part_signature(text, block)
        )
    ]


def find_fillers(text: str, block: Block) -> Sequence[Block]:
    """Cut a paragraph where a marker follows the end of a sentence. The tree search accepts a cut only if it fills a gap."""
    if block.inside or block.kind in ("cell", TABLE):
        return (block,)
    cuts = [match.start("marker") for match in _FILLER.finditer(text, block.start, block.end)]
    return _split(text, block, cuts, "filler") if cuts else (block,)


def _holds_fillers(text: str, number: int) -> bool:
    """True if more than that many markers follow a sentence end."""
    return sum(map(text.count, _BEFORE_FILLER)) > number and len(_FILLER.findall(text)) > number


def _part_signature(text: str, block: Block) -> Sequence[Block]:
    """Split the signature after the last sentence off a paragraph."""
    signature = None if block.kind == TABLE else find_signed_end(text, block.start, block.end)
    return (block,) if signature is None else _split(text, block, [signature], "lost")


def _split(text: str, block: Block, cuts: Sequence[int], inside: str) -> list[Block]:
    """Cut a block at offsets inside it and yield the pieces in order."""
    return [
        Block(
            left,
            right,
            block.page,
            block.kind,
            find_readings(text, left, right),
            inside if left > block.start else None,
        )
        for left, right in zip([block.start, *cuts], [*cuts, block.end], strict=True)
    ]


def _cut(text: str, block: Block) -> list[Block]:
    """Cut a paragraph that lost its line breaks where print would begin a line."""
    start, end = block.start, block.end
    if is_english(text[start:end]):
        markers = [at for at in find_english_breaks(text, start, end) if at > start]
        return _split(text, block, markers, "lost")
    cuts = {start}
    if addressees_end := find_addressees_end(text, start, end):
        cuts.add(addressees_end)
    for match in _find_breaks(text, start, end):
        groups = match.groupdict()
        cuts.update(match.start(name) for name, found in groups.items() if found is not None)
        if groups["note"] or groups["date"]:
            cuts.add(match.end())
    cuts.update(_forwarded_titles(text, start, end))
    for left, right in zip(sorted(cuts), [*sorted(cuts)[1:], end], strict=True):
        while heading := _AFTER_HEADING.match(text, left, right):
            left = heading.start("marker")
            cuts.add(left)
    return _split(text, block, sorted(cut for cut in cuts if start < cut < end), "lost")


def _find_breaks(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Find what begins a new line in print."""
    done = start
    for place in _MAY_BREAK.finditer(text, start, end):
        if place.end() >= done and (match := _INSIDE.match(text, place.end(), end)):
            yield match
            done = match.end()


def _forwarded_titles(text: str, start: int, end: int) -> list[int]:
    """Where a title named in 《》 before is printed again without them, with its end: the forwarded document's title."""
    cuts: list[int] = []
    printed: dict[str, int] = {}  # where each name is printed again, ``end`` where it is not
    for opened, closed in find_titles(text[start : min(end, start + 3000)]):
        title, behind = text[start + opened + 1 : start + closed - 1], start + closed
        if len(title) < _LEAST_FORWARDED:
            continue
        for name in (title, title[max(0, title.find("关于")) :]):
            if (at := printed.get(name, 0)) < behind:
                at = printed[name] = _find_printed(name, text, behind, end)
            if at < end:
                cuts += [at, at + len(name)]
                break
    return cuts


def _find_printed(name: str, text: str, start: int, end: int) -> int:
    """Return where a name follows something that ends a line, or ``end``."""
    at = text.find(name, start, end)
    while at > 0 and text[max(0, at - 3) : at].rstrip(" ")[-1:] not in tuple("日）)。"):
        at = text.find(name, at + 1, end)
    return at if at > 0 else end
