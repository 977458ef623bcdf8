"""Title lines: a title over several centred lines is one paragraph, and signature lines stay their own.

A title sets no stop at its end (GB/T 9704-2012, 7.3.1), so the width of a line says nothing of it. What does: the same
title stands in 《》 elsewhere in the text or in the file's own metadata; or a line with 关于 waits for the word that ends a title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from etl.notation.days import DAY
from etl.notation.document_numbers import is_number_line
from etl.notation.late_patterns import compile_late
from etl.notation.markers import find_marker
from etl.notation.official_lines import find_line_day, may_end_day
from etl.notation.title_marks import find_titles
from etl.notation.title_words import ends_as_title, fold_title
from etl.read.reading import Line

MOST_LINES = 6
LEAST_TITLE, LONGEST_TITLE = 7, 150  # characters, title marks included
HEAD = 40  # lines of the head, in which an unquoted title may stand
TAKEN_AWAY = frozenset("“”\"'‘’ \u2028\u2029")  # quotation marks, and the white space that normalization leaves
RUNNING_NUMBER = re.compile(r"[0-9]{1,3} ?[.．]")
HEADING_DATE = compile_late(rf"[（(] ?{DAY} ?[）)]$")
SENTENCE_MARK = re.compile(r"[。；：，？！,;:?!]")


def find_title_spans(lines: Sequence[Line], known_titles: Collection[str] = ()) -> list[tuple[int, int]]:
    """Spans of lines [start, end) that make one title each, in order and without overlap."""
    text = "".join([line.text for line in lines])
    quoted = {fold_title(text[start:end]) for start, end in find_titles(text) if end - start > LEAST_TITLE}
    quoted |= set(map(fold_title, known_titles))
    quoted.discard("")
    heads = {title[:2] for title in quoted}
    firsts = {title[0] for title in quoted} | TAKEN_AWAY if quoted else set()
    at = find_compiled_heading(lines)
    spans = [(0, at)] if at else []
    for i in [i for i, line in enumerate(lines) if line.text[0] in firsts or i < HEAD]:
        if i < at:
            continue
        end = find_quoted_title(lines, i, quoted) if opens_like(lines[i].text, heads) else 0
        end = end or (find_open_title(lines, i) if i < HEAD else 0)
        if end:
            spans.append((i, end))
            at = end
    return spans


def find_compiled_heading(lines: Sequence[Line]) -> int:
    """End of the heading that a compilation sets over a document: its running number, its title, its date in brackets."""
    if not lines or not RUNNING_NUMBER.match(lines[0].text):
        return 0
    heading = ""
    for end in range(1, min(MOST_LINES, len(lines)) + 1):
        text = lines[end - 1].text
        if "。" in text or text.endswith(("：", ":")) or is_number_line(text):
            return 0
        heading += text
        if HEADING_DATE.search(heading):
            return end
    return 0


def opens_like(text: str, heads: Collection[str]) -> bool:
    """True unless a line's first two characters tell that none of the titles with these heads begins with it."""
    head = text[:2]
    return head in heads or len(head) < 2 or not TAKEN_AWAY.isdisjoint(head)


def find_quoted_title(lines: Sequence[Line], start: int, quoted: Collection[str]) -> int:
    """End of the lines from ``start`` that together are a title which the text quotes elsewhere, 0 if none are."""
    text = ""
    for end in range(start, min(start + MOST_LINES, len(lines))):
        text += fold_title(lines[end].text)
        if len(text) > LONGEST_TITLE:
            return 0
        if text in quoted:
            return end + 1
    return 0


def find_open_title(lines: Sequence[Line], start: int) -> int:
    """End of a title in several lines that no other place confirms: 关于 …, and the last line ends as titles end."""
    text = lines[start].text
    about = text.find("关于")
    if about < 0 or "《" in text[:about] or not is_title_part(lines[start]) or ends_as_title(text):
        return 0
    for end in range(start + 1, min(start + 4, len(lines))):
        line = lines[end]
        if not is_title_part(line) or find_marker(line.text) or line.page != lines[start].page:
            return 0
        if ends_as_title(line.text):
            return end + 1
    return 0


def is_title_part(line: Line) -> bool:
    return (
        line.kind != "cell"
        and len(line.text) <= 45
        and not SENTENCE_MARK.search(line.text)
        and find_line_day(line.text) is None
    )


def find_signatures(lines: Sequence[Line]) -> set[int]:
    """Lines that sign: short, without any mark, right above a date that stands alone, under a finished sentence."""
    signing: set[int] = set()
    for i in [i for i, line in enumerate(lines) if may_end_day(line.text)]:
        if find_line_day(lines[i].text) is None:
            continue
        at = i - 1
        group = []
        while at >= 0 and i - at <= 12 and is_title_part(lines[at]) and len(lines[at].text) <= 30:
            if find_marker(lines[at].text) or find_line_day(lines[at].text):
                break
            group.append(at)
            at -= 1
        if group:
            signing |= {*group, i}
    return signing
