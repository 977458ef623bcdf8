"""Zones: which blocks are front, body, back and attachment (GB/T 9704-2012: 版头, 主体, 附件, 版记)."""

from __future__ import annotations

from collections.abc import Sequence

from etl.notation import english_lines
from etl.notation.addressees import is_addressees
from etl.notation.attachments import heads_attachment, lists_attachments
from etl.notation.document_numbers import is_number_line
from etl.notation.markers import Reading
from etl.notation.official_lines import is_date_line, is_public_note
from etl.notation.title_marks import find_titles
from etl.notation.title_words import fold_title, without_brackets
from etl.segment import cues
from etl.segment.blocks import TABLE, Block
from etl.segment.title_lines import LEAST_TITLE, is_compiled_heading, is_title, is_unnumbered_heading

FRONT, NOTICE, BODY, BACK, ATTACHMENT = "front", "notice", "body", "back", "attachment"
HEADING = "heading"
_A_TABLE = "。"  # it is read like a sentence: no title, no signature, part of the body
TITLE = "title"  # a heading over a text of its own: one of several plans in a notice
_SHORT = 60  # characters of a line that is no paragraph of running text, for Latin ones thrice as many
_LEAST_ENTRIES = 3  # of a table of contents that has no heading of its own
_PREAMBLE_REACH = 6  # blocks between the title of one of several texts and its first number
_NOTICE_REACH = 80  # blocks in which a forwarding notice must end

_HEAD_LINES = (
    cues.PAGE_FACT,
    cues.DRAFT_LABEL,
    cues.BANNER,
    cues.CONTENTS,
    cues.ADOPTION,
    cues.ENACTMENT,
)


def find_zones(text: str, blocks: Sequence[Block]) -> list[str]:
    """One zone for every block.

    ``notice`` marks the blocks of a forwarding notice that may hold numbered points of its own; whatever of it is not
    numbered is front matter.
    """
    lines = [_A_TABLE if block.kind == TABLE else text[block.start : block.end] for block in blocks]
    readings = [block.readings for block in blocks]
    zones = [BODY] * len(lines)
    start = _find_body(lines, readings, zones)
    first_attachment = _find_attachments(lines, start)
    for index in range(first_attachment, len(lines)):
        zones[index] = ATTACHMENT
    back = _find_back(lines, start, first_attachment)
    for index in range(back, first_attachment):
        zones[index] = BACK
    _mark_titles(lines, readings, zones, start, back)
    if start < back and cues.FOREWORD.fullmatch(lines[start]) and cues.STANDARD_SECTION in lines:
        zones[start] = HEADING
    for index in range(start + (not _is_addressed(lines, start)), back):
        if zones[index] == BODY and not readings[index] and is_unnumbered_heading(lines, blocks, readings, index):
            zones[index] = HEADING
    for index in range(len(lines) - 1, first_attachment - 1, -1):
        if not _closes_file(lines[index]):
            break
        zones[index] = BACK
    return zones


def _mark_titles(
    lines: Sequence[str], readings: Sequence[tuple[Reading, ...]], zones: list[str], start: int, back: int
) -> None:
    """Mark the titles of several texts that one notice issues: those that it names, and a title over a numbering that starts
    again."""
    if not any(cues.forwards(line) for line in lines[:start]):
        return
    named = {title for line in lines[:start] for title in _fold_titles(line)}
    marked = [index for index in range(start, back) if readings[index]]
    first = readings[marked[0]][0] if marked else None
    titles = []
    for index in range(start + 1, back):
        line = lines[index]
        if (
            readings[index]
            or len(line) < LEAST_TITLE
            or line.startswith("《")
            or not (fold_title(line) in named or is_title(line))
        ):
            continue
        following = next((at for at in marked if at > index), back)
        again = following < back and any(
            first and (r.series, r.number) == (first.series, 1) for r in readings[following]
        )
        if fold_title(line) in named or (again and following <= index + _PREAMBLE_REACH and marked[0] < index):
            titles.append(index)
    if titles and (fold_title(lines[start - 1]) in named or is_title(lines[start - 1])) and zones[start - 1] == FRONT:
        titles.append(start - 1)
    for index in titles:
        zones[index] = TITLE


def _find_body(lines: Sequence[str], readings: Sequence[tuple[Reading, ...]], zones: list[str]) -> int:
    """Mark the front matter and give the index of the first block of the body."""
    start = _skip_head(lines, readings, 0)
    while start < len(lines):
        forwarded = _find_forwarded(lines, readings, start)
        if forwarded is None:
            break
        zones[start:forwarded] = [NOTICE] * (forwarded - start)
        zones[forwarded] = FRONT
        start = _skip_head(lines, readings, forwarded + 1)
    for index in range(start):
        if zones[index] != NOTICE:
            zones[index] = FRONT
    return start


def _skip_head(lines: Sequence[str], readings: Sequence[tuple[Reading, ...]], start: int) -> int:
    """Index of the first block from ``start`` on that is running text or a numbered clause."""
    index = start
    while index < len(lines):
        line = lines[index]
        if cues.CONTENTS.fullmatch(line):
            index = _skip_contents(lines, index + 1)
            continue
        if cues.FOREWORD.fullmatch(line) and cues.STANDARD_SECTION in lines:
            return index
        if readings[index] and not (index < 2 and is_compiled_heading(line)):
            after = _skip_contents(lines, index)
            if after <= index + _LEAST_ENTRIES:
                return index
            # an entry that lost its number stands above: 总则, and in the body 1 总则
            named = readings[after - 1] and index and lines[after - 1].endswith(lines[index - 1])
            return after - 1 if named else after
        known = readings[index] or _is_head_line(line) or (index < 3 and heads_attachment(line))
        if not known:
            if cues.SENTENCE_END.search(line) or not _is_short(line) or line.endswith(("：", ":")):
                return index
            in_head = any(_is_head_line(later) for later in lines[index + 1 : index + 4])
            if _is_addressed(lines, index) or not (in_head or _opens_text(lines, readings, index)):
                return index
        index += 1
    return len(lines)


def _skip_contents(lines: Sequence[str], start: int) -> int:
    """Index of the first block after a table of contents: there its first entry is printed again."""
    if start < len(lines):
        first = fold_title(cues.LEADERS.sub("", lines[start])) or fold_title(lines[start])
        for index in range(start + 1, min(len(lines), start + 200)):
            if not _is_short(lines[index][_SHORT:]) or cues.SENTENCE_END.search(cues.LEADERS.sub("", lines[index])):
                break
            if fold_title(lines[index]) == first:
                return index
    while start < len(lines) and cues.CONTENTS_ENTRY.search(lines[start]):
        start += 1
    return start


def _is_short(line: str) -> bool:
    return len(line) <= _SHORT or (len(line) <= 3 * _SHORT and english_lines.is_english(line))


def _is_head_line(line: str) -> bool:
    if is_date_line(line) or is_number_line(line) or is_public_note(line):
        return True
    if any(pattern.fullmatch(line) for pattern in _HEAD_LINES) or english_lines.stands_in_head(line):
        return True
    return is_title(line) or is_addressees(line) or bool(cues.CHROME.match(line))


def _is_addressed(lines: Sequence[str], index: int) -> bool:
    """True for a line right behind the addressees, whatever is printed there is text."""
    return index > 0 and is_addressees(lines[index - 1])


def _opens_text(lines: Sequence[str], readings: Sequence[tuple[Reading, ...]], index: int) -> bool:
    """True for a short line right before the text begins: a title's last line, an issuer's name."""
    following = index + 1
    return following < len(lines) and (bool(readings[following]) or bool(cues.SENTENCE_END.search(lines[following])))


def _find_forwarded(lines: Sequence[str], readings: Sequence[tuple[Reading, ...]], start: int) -> int | None:
    """Index of the last block of a forwarding notice or promulgating order that begins at ``start``, or None if it is not one.

    That is the title of the forwarded document, or, where it stands above already, the date of the order.
    """
    forwards = signed = False
    titles: set[str] = set()
    named = ""  # the sentences of an English notice, which may name a title without marks
    for index in range(start, min(len(lines), start + _NOTICE_REACH)):
        line = lines[index]
        forwards = forwards or cues.forwards(line)
        titles.update(_fold_titles(line))
        named += fold_title(line) if english_lines.is_english(line) and cues.SENTENCE_END.search(line) else ""
        if not forwards:
            if index > start + 3:
                return None
            continue
        if index > start and (last := _match_title(lines, index, titles)) is not None:
            return last
        if index > start and english_lines.is_title(line) and fold_title(line) in named:
            return index
        if is_date_line(line):
            signed = True
        elif signed:
            if is_public_note(line) or cues.CHROME.match(line):
                continue
            if heads_attachment(line) and len(line) < 8:
                continue
            if any(reading.number == 1 for reading in readings[index]):
                return index - 1
            if is_title(line):
                return index
            joined = line + lines[index + 1] if index + 1 < len(lines) else line
            return index + 1 if not cues.SENTENCE_END.search(line) and is_title(joined) else None
    return None


def _fold_titles(line: str) -> set[str]:
    """The titles that a line names in 《》, folded; also without the issuer's name before 关于."""
    titles: set[str] = set()
    if "《" not in line:
        return titles
    for start, end in find_titles(line):
        title = fold_title(line[start:end])
        titles.add(title)
        if (about := title.find("关于")) > 0:
            titles.add(title[about:])
    return titles


def _match_title(lines: Sequence[str], index: int, titles: set[str]) -> int | None:
    """Index of the last of one to three blocks from ``index`` on that together are one of the titles."""
    joined = ""
    for last in range(index, min(index + 3, len(lines) - 2)):
        joined += fold_title(lines[last])
        if joined in titles or without_brackets(joined) in titles:
            return last
    return None


def _find_attachments(lines: Sequence[str], start: int) -> int:
    """Index of the first block of the first attachment, the number of blocks where there is none."""
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if heads_attachment(line) and not _is_attachment_list(lines, index):
            return index
    return len(lines)


def _is_attachment_list(lines: Sequence[str], index: int) -> bool:
    """True if ``附件…`` at ``index`` lists attachments instead of beginning one."""
    rest = lines[index + 1 : index + 16]
    if len(rest) == 0:
        return True
    if any(is_date_line(line) for line in rest[:12]) and all(_is_short(line) for line in rest[:2]):
        return True
    if lines[index].endswith(("：", ":")):  # 附件： and titles on the lines below, up to the attachment itself
        listed = next((at for at, line in enumerate(rest) if heads_attachment(line)), 0)
        if listed and not any(cues.SENTENCE_END.search(line) for line in rest[:listed]):
            return True
    titles_alone = all(len(line) <= 80 and not line.endswith(("。", ".")) for line in rest)
    if lists_attachments(lines[index]) and len(rest) <= 12 and titles_alone:
        return True
    return lists_attachments(lines[index]) and any(heads_attachment(line) for line in rest)


def _find_back(lines: Sequence[str], start: int, end: int) -> int:
    """Index of the first block of the back matter of ``lines[start:end]``."""
    back = end
    dated = False  # a date stands on a line of the back matter
    while back > start and _closes_text(lines, back - 1, dated):
        back -= 1
        dated = dated or is_date_line(lines[back])
    for index in range(max(start, back - 25), back):  # a list of attachments, numbered or not, right before it
        if lists_attachments(lines[index]) or heads_attachment(lines[index]):
            items = lines[index + 1 : back]
            if all(len(line) <= 90 and not cues.SENTENCE_END.search(line[:-1]) for line in items):
                return index
    return back


def _closes_text(lines: Sequence[str], index: int, dated: bool) -> bool:
    line = lines[index]
    if _closes_file(line) or is_date_line(line) or lists_attachments(line):
        return True
    if heads_attachment(line) and index > 0:
        return True
    return dated and _is_short(line) and cues.signs(line)


def _closes_file(line: str) -> bool:
    return (
        is_public_note(line)
        or any(pattern.match(line) for pattern in (cues.COPIES, cues.CHROME))
        or any(pattern.fullmatch(line) for pattern in (cues.PRINTED, cues.ISSUED_LINE))
    )
