"""Front matter (版头, GB/T 9704-2012 7.2): the lines above the text, a table of contents, a forwarding notice with its title."""

from __future__ import annotations

from collections.abc import Sequence

from etl.notation import english_lines
from etl.notation.addressees import is_addressees
from etl.notation.attachments import heads_attachment
from etl.notation.document_numbers import is_number_line
from etl.notation.markers import MarkerReading
from etl.notation.official_lines import is_date_line, is_public_note
from etl.notation.title_marks import find_titles
from etl.notation.title_words import fold_title, without_brackets
from etl.segment import cues
from etl.segment.title_lines import is_compiled_heading, is_title

FRONT, NOTICE = "front", "notice"
SHORT = 60  # characters of a line that is no paragraph of running text, for Latin ones thrice as many
_LABEL_ALONE = 8  # characters of 附件1： without a title; of Attachment 1: twice as many
_LEAST_ENTRIES = 3  # of a table of contents that has no heading of its own
_LEAD_IN = 15  # blocks of a report before it says that the full text follows
_NOTICE_REACH = 80  # blocks in which a forwarding notice must end
_HEAD_LINES = (
    cues.PAGE_FACT,
    cues.DRAFT_LABEL,
    cues.BANNER,
    cues.CONTENTS,
    cues.ADOPTION,
    cues.ENACTMENT,
    cues.SPOKEN,
)


def mark_front(lines: Sequence[str], readings: Sequence[tuple[MarkerReading, ...]], zones: list[str]) -> int:
    """Mark the front matter and return the index of the first block of the body."""
    report = next((i + 1 for i, line in enumerate(lines[:_LEAD_IN]) if cues.FULL_TEXT.fullmatch(line)), 0)
    start = _skip_head(lines, readings, report or english_lines.find_lead_in_end(lines))
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


def _skip_head(lines: Sequence[str], readings: Sequence[tuple[MarkerReading, ...]], start: int) -> int:
    """Return the index of the first block from ``start`` on that is running text or a numbered clause."""
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
            if cues.SENTENCE_END.search(line) or not is_short_line(line) or line.endswith(("：", ":")):
                return index
            in_head = any(_is_head_line(later) for later in lines[index + 1 : index + 4])
            if is_addressed(lines, index) or not (in_head or _opens_text(lines, readings, index)):
                return index
        index += 1
    return len(lines)


def _skip_contents(lines: Sequence[str], start: int) -> int:
    """Return the index of the first block after a table of contents, where its first entry is printed again."""
    if start < len(lines):
        first = fold_title(cues.LEADERS.sub("", lines[start])) or fold_title(lines[start])
        for index in range(start + 1, min(len(lines), start + 200)):
            if not is_short_line(lines[index][SHORT:]) or cues.SENTENCE_END.search(cues.LEADERS.sub("", lines[index])):
                break
            if fold_title(lines[index]) == first:
                return index
    while start < len(lines) and cues.CONTENTS_ENTRY.search(lines[start]):
        start += 1
    return start


def _is_head_line(line: str) -> bool:
    if is_date_line(line) or is_number_line(line) or is_public_note(line):
        return True
    if any(pattern.fullmatch(line) for pattern in _HEAD_LINES) or english_lines.stands_in_head(line):
        return True
    return is_title(line) or is_addressees(line) or bool(cues.CHROME.match(line))


def is_addressed(lines: Sequence[str], index: int) -> bool:
    """True for the line after the addressees, which is text whatever it looks like."""
    return index > 0 and is_addressees(lines[index - 1])


def _opens_text(lines: Sequence[str], readings: Sequence[tuple[MarkerReading, ...]], index: int) -> bool:
    """True for a short line right before the text begins: a title's last line, an issuer's name."""
    following = index + 1
    return following < len(lines) and (bool(readings[following]) or bool(cues.SENTENCE_END.search(lines[following])))


def _find_forwarded(lines: Sequence[str], readings: Sequence[tuple[MarkerReading, ...]], start: int) -> int | None:
    """Index of the last block of a forwarding notice or promulgating order that begins at ``start``, or None if it is not one.

    That is the title of the forwarded document, or, where it stands above already, the date of the order.
    """
    forwards = signed = False
    titles: set[str] = set()
    named = ""  # the sentences of an English notice, which may name a title without marks
    for index in range(start, min(len(lines), start + _NOTICE_REACH)):
        line = lines[index]
        forwards = forwards or cues.forwards(line)
        titles.update(fold_titles_in(line))
        named += fold_title(line) if english_lines.is_english(line) and cues.SENTENCE_END.search(line) else ""
        if not forwards:
            if index > start + 3:
                return None
            continue
        if titles and index > start and (last := _match_title(lines, index, titles)) is not None:
            return last
        if index > start and english_lines.is_title(line) and fold_title(line) in named:
            return index
        if is_date_line(line):
            signed = True
        elif signed:
            if is_public_note(line) or cues.CHROME.match(line):
                continue
            if heads_attachment(line) and len(line) < (_LABEL_ALONE if line[0] == "附" else 2 * _LABEL_ALONE):
                continue
            if any(reading.number == 1 for reading in readings[index]):
                return index - 1
            if is_title(line):
                return index
            joined = line + lines[index + 1] if index + 1 < len(lines) else line
            return index + 1 if not cues.SENTENCE_END.search(line) and is_title(joined) else None
    return None


def _match_title(lines: Sequence[str], index: int, titles: set[str]) -> int | None:
    """Index of the last of one to three blocks from ``index`` on that together are one of the titles."""
    joined = ""
    for last in range(index, min(index + 3, len(lines) - 2)):
        joined += fold_title(lines[last])
        if joined in titles or without_brackets(joined) in titles:
            return last
    return None


def fold_titles_in(line: str) -> set[str]:
    """Return the titles that a line names in 《》, folded; also without the issuer's name before 关于."""
    titles: set[str] = set()
    if "《" not in line:
        return titles
    for start, end in find_titles(line):
        title = fold_title(line[start:end])
        titles.add(title)
        if (about := title.find("关于")) > 0:
            titles.add(title[about:])
    return titles


def is_short_line(line: str) -> bool:
    return len(line) <= SHORT or (len(line) <= 3 * SHORT and english_lines.is_english(line))
