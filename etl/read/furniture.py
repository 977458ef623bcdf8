"""Page furniture: page numbers, running heads and words of the website around a text. It is removed and reported."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late
from etl.notation.markers import find_marker
from etl.read.page_numbers import find_number_sequence
from etl.read.reading import Line

PAGE_NUMBER = compile_late(
    rf"""
    [-—–－―─‐‑﹣•·]{{1,3}} [ ]? [0-9]{{1,4}} [ ]? [-—–－―─‐‑﹣•·]{{1,3}}        # — 4 —
    | 第 [ ]? [0-9]{{1,4}} [ ]? 页 (?: [ ,，/]{{0,3}} [共总] [ ]? (?:计|有)? [ ]? [0-9]{{1,4}} [ ]? 页 )?   # 第 4 页 共 9 页
    | [=_—―─\-*·…]{{5,}}                                                   # a ruled line
    | 【法宝引证码】.{{0,60}}
    | {any_of("page_origins")}?{any_of("page_addresses")} ?[:：] ?(?:https?://|www\.)[!-~]+
    | (?i:page) [ ]? [0-9]{{1,4}} (?: [ ]? (?: of | / ) [ ]? [0-9]{{1,4}} )?
    """,
    re.VERBOSE,
)
# The address that a page or a crawler prints of a text: 原文链接：https://…
SOURCE_LINE = compile_late(
    rf"{any_of('page_origins')}?{any_of('page_addresses')} ?[:：] ?(?P<url>https?://[!-~]{{4,2000}})"
)
PAGE_NUMBER_STARTS = frozenset("-—–－―─‐‑﹣•·=_*…第【原本文来链网地:：hwPp")  # what `PAGE_NUMBER` can begin with
ORDINAL, PAGE = "第", "页"  # 第四条 opens as 第 4 页 does
SITE_LINE = compile_late(
    rf"""
    (?:您?(?:现在|当前)的?位置|您?所在(?:的)?位置) [ ]? [:：] .{{0,120}}                        # breadcrumb
    | [^，。；]{{0,60}} (?: 【? 字 [ ]? [体号] [:：]? [ ]? [【\[]? [ ]? 大 [ ]? 中 [ ]? 小 [ ]? [】\]]? ) [^，。；]{{0,30}}    # text size
    | [^，。；：]{{2,20}} 政府信息公开 {any_of("page_places")}?
    | (?:(?:You[ ]are[ ]here|(?:Your[ ])?(?:[Cc]urrent[ ])?(?:[Pp]osition|[Ll]ocation))[ ]?:[ ]?)? Home (?:[ ]?[>»/›][ ]?[^.>»›]{{2,60}}){{1,6}}   # Home > Policies
    | (?: 浏览 | 访问 | 阅读 | 点击 ) (?:次数|量|数) [ ]? [:：] [ ]? [0-9]*
    | [•·] [ ]? [红黄绿蓝]色高亮 [ ]? [（(] 评分 .{{0,20}}
    """,
    re.VERBOSE,
)
SITE_WORD = re.compile(
    "Home ?[>»/›]|位置|字体|字号|字 体|字 号|政府信息公开|浏览|访问|阅读|点击|色高亮"
)  # `SITE_LINE` needs one
FOOTER = re.compile(r"ICP备|公网安备|网站标识码|版权所有|Copyright|©")
TAIL_HEADING = compile_late(
    rf"(?:相关(?:政策)?{any_of('tail_headings')}|友情链接|隐私声明.{{0,30}}|(?i:related (?:articles|links|news|stories|documents|reading)|most popular|editor's picks?))[:：]?"
)
LONGEST_TAIL = 30
LONGEST_SITE_LINE = 200
TRAILING_CHROME = compile_late(
    r"(?:相关附件[:：])?(?:二维码开始)?扫一扫(?:在)?手机打开当前页.{0,40}$"
)  # the page on one line
TRAILING_WORD = "手机打开当前页"
LINK_TARGET = compile_late(r"[（(](?:https?:/)?(?:/[\w.~%+-]{1,200}){1,12}\.[a-z0-9]{2,5}[)）]", re.ASCII)
PAGE_OF_PAGES = compile_late(r"(?P<page>[0-9]{1,4}) ?/ ?(?P<pages>[0-9]{1,4})$")
BARE_NUMBER = compile_late(r"(?P<page>[0-9]{1,4})$")
LEADING_NUMBER = compile_late(r"(?P<page>[0-9]{1,4})(?=[（《“\u3400-\u9fff])(?![年月日个项家人万亿元])")
GLUED_PAGE_NUMBER = compile_late(r"(?P<page>[—－―─] ?[0-9]{1,4} ?[—－―─]) ?(?=[^0-9 ])")
DASHES = frozenset("—－―─")
DIGITS = compile_late("[0-9]+")
FRAME = "|<>←→»«"  # what a site draws around its words
COLONS = "：:"
LEAST_REPEATED = 3
HEAD_LINES = 3


@cache
def chrome_words() -> frozenset[str]:
    return frozenset("".join(row["words"].split()) for row in read_lexicon("page_chrome"))


@cache
def chrome_edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that a line of such words can start with, and those that it can end with."""
    around = f"{FRAME}{COLONS}\u2028\u2029"
    words = chrome_words()
    return frozenset(around).union(word[0] for word in words), frozenset(around).union(word[-1] for word in words)


def is_chrome(text: str) -> bool:
    """True if a line holds only words of the website around the document."""
    return "".join(text.split()).strip(FRAME).rstrip(COLONS) in chrome_words() | {""}


def find_source_url(text: str) -> str | None:
    """Return the address in a line that states the source of the text, or None if there is none."""
    found = SOURCE_LINE.fullmatch(text)
    return found["url"] if found else None


def mark_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Mark page numbers, running heads and words of the website among the lines."""
    text = "\n".join([line.text for line in lines])
    marked = name_single_lines(lines, find_lines(SITE_WORD, text, lines))
    for i in find_tail(marked):
        marked[i] = replace(marked[i], removed=marked[i].removed or "page chrome")
    firsts = [line.text[0] for line in lines]
    numbered = [i for i, first in enumerate(firsts) if "0" <= first <= "9"]
    counted = find_number_sequence(marked, numbered, PAGE_OF_PAGES)
    for i in counted | find_number_sequence(marked, numbered, BARE_NUMBER):
        marked[i] = replace(marked[i], removed="page number")
    for i in find_running_heads(marked):
        marked[i] = replace(marked[i], removed="running head")
    glued = find_number_sequence(marked, numbered, LEADING_NUMBER, least=4)
    has_target = "/" in text and LINK_TARGET.search(text)
    if glued or has_target or TRAILING_WORD in text or not DASHES.isdisjoint(firsts):
        return tuple(split_glued(marked, glued))
    return tuple(marked)


def find_lines(word: re.Pattern[str], text: str, lines: Sequence[Line]) -> set[int]:
    """Return the indices of the lines in which a pattern is found."""
    starts: list[int] = []
    found = set()
    for match in word.finditer(text):
        starts = starts or [0, *accumulate(len(line.text) + 1 for line in lines)]
        found.add(bisect(starts, match.start()) - 1)
    return found


def name_single_lines(lines: Sequence[Line], with_site_words: Collection[int]) -> list[Line]:
    """Mark lines that consist of a page number or of words of the website. Table cells are exempt from the latter."""
    starts, ends = chrome_edges()
    suspect = starts | PAGE_NUMBER_STARTS - {ORDINAL}
    marked = list(lines)
    for i in [
        i
        for i, line in enumerate(lines)
        if (first := line.text[0]) in suspect or (first == ORDINAL and PAGE in line.text) or i in with_site_words
    ]:
        line, text = lines[i], lines[i].text
        if text[0] in PAGE_NUMBER_STARTS and not (line.removed or line.cell) and PAGE_NUMBER.fullmatch(text):
            marked[i] = replace(line, removed="page number")
            continue
        is_site = text[0] in starts and text[-1] in ends and is_chrome(text)
        is_site = is_site or (i in with_site_words and bool(SITE_LINE.fullmatch(text)))
        if is_site and not line.removed and line.kind != "cell" and len(text) <= LONGEST_SITE_LINE:
            marked[i] = replace(line, removed="page chrome")
    return marked


def find_tail(lines: Sequence[Line]) -> range:
    """Find the first line of the website's footer (links, copyright, licence) at the end of a page."""
    first = max(0, len(lines) - LONGEST_TAIL)
    footer = next((i for i in range(first, len(lines)) if is_footer(lines[i])), None)
    if footer is None:
        return range(0)
    heading = next((i for i in range(first, footer) if TAIL_HEADING.fullmatch(lines[i].text)), footer)
    return range(heading, len(lines))


def is_footer(line: Line) -> bool:
    return (
        not (line.removed or line.cell)
        and len(line.text) <= 80
        and "。" not in line.text
        and bool(FOOTER.search(line.text))
    )


def find_running_heads(lines: Sequence[Line]) -> set[int]:
    """Find lines that repeat at the same edge of page after page, digits aside. Needs pages; sentences do not count."""
    pages = len({line.page for line in lines})
    if pages < LEAST_REPEATED:
        return set()
    edges: dict[int, tuple[str, str]] = {}
    first = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and lines[i].page == lines[first].page:
            continue
        body = [j for j in range(first, i) if not lines[j].removed]
        for side, near in (("head", body[:HEAD_LINES]), ("foot", body[-HEAD_LINES:])):
            edges |= {
                j: (side, DIGITS.sub("#", lines[j].text))
                for j in near
                if not lines[j].cell and can_repeat(lines[j].text)
            }
        first = i
    seen = Counter(key for key, _ in {(key, lines[j].page) for j, key in edges.items()})
    return {j for j, key in edges.items() if seen[key] >= max(LEAST_REPEATED, 0.4 * pages)}


def can_repeat(text: str) -> bool:
    return len(text) <= 60 and text[-1] not in "。；：，、）" and not find_marker(text)


def split_glued(lines: Sequence[Line], numbered: Collection[int]) -> list[Line]:
    """Split off page numbers and words of the website that run into text because a line break was lost."""
    parted: list[Line] = []
    for i, line in enumerate(lines):
        if line.cell:
            parted.append(line)
            continue
        if not line.removed and (tail := TRAILING_CHROME.search(line.text)) and tail.start():
            parted += part_targets(replace(line, text=line.text[: tail.start()]))
            parted.append(replace(line, text=tail[0], removed="page chrome"))
            continue
        if not line.removed and LINK_TARGET.search(line.text):
            parted += part_targets(line)
            continue
        pattern = LEADING_NUMBER if i in numbered else GLUED_PAGE_NUMBER
        match = None if line.removed else pattern.match(line.text)
        if match:
            parted.append(replace(line, text=match["page"], removed="page number"))
            line = replace(line, text=line.text[match.end() :])
        parted.append(line)
    return parted


def part_targets(line: Line) -> list[Line]:
    """Split the targets of links off a line; they come first, marked as removed."""
    targets = [replace(line, text=match[0], removed="link target") for match in LINK_TARGET.finditer(line.text)]
    text = LINK_TARGET.sub("", line.text)
    return [*targets, replace(line, text=text)] if text.strip() else targets
