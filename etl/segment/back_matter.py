"""Back matter (GB/T 9704-2012 7.3.4–7.4: 附件说明, 发文机关署名, 成文日期, 版记), and where the first attachment begins."""

from __future__ import annotations

from collections.abc import Sequence

from etl.notation import english_lines
from etl.notation.attachments import heads_attachment, lists_attachments
from etl.notation.markers import find_marker
from etl.notation.official_lines import is_date_line, is_public_note
from etl.segment import cues
from etl.segment.front_matter import is_short_line


def find_attachments(lines: Sequence[str], start: int) -> int:
    """Return the index of the first attachment's first block, or the number of blocks if there is no attachment."""
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
    if any(is_date_line(line) for line in rest[:12]) and all(is_short_line(line) for line in rest[:2]):
        return True
    if lines[index].endswith(("：", ":")):  # 附件： and titles on the lines below, up to the attachment itself
        listed = next((at for at, line in enumerate(rest) if heads_attachment(line)), 0)
        if listed and not any(cues.SENTENCE_END.search(line) for line in rest[:listed]):
            return True
    titles_alone = all(len(line) <= 80 and not line.endswith(("。", ".")) for line in rest)
    if lists_attachments(lines[index]) and len(rest) <= 12 and titles_alone:
        return True
    return lists_attachments(lines[index]) and any(heads_attachment(line) for line in rest)


def find_back(lines: Sequence[str], start: int, end: int) -> int:
    """Return the index of the first block of the back matter in ``lines[start:end]``."""
    back = end
    dated = False  # a date stands on a line of the back matter
    while back > start and (_closes_text(lines, back - 1, dated) or _is_note_behind_day(lines, start, back - 1)):
        back -= 1
        dated = dated or is_date_line(lines[back])
    for index in range(max(start, back - 25), back):  # a list of attachments, numbered or not, right before it
        if lists_attachments(lines[index]) or heads_attachment(lines[index]):
            items = lines[index + 1 : back]
            if all(
                len(line) <= 90 and not cues.SENTENCE_END.search(line[:-1], len(find_marker(line) or ""))
                for line in items
            ):
                return index
    return back


def _closes_text(lines: Sequence[str], index: int, dated: bool) -> bool:
    line = lines[index]
    if closes_file(line) or is_date_line(line) or lists_attachments(line):
        return True
    if heads_attachment(line) and index > 0:
        return True
    return dated and is_short_line(line) and cues.signs(line)


def _is_note_behind_day(lines: Sequence[str], start: int, index: int) -> bool:
    """True for a note (附注, GB/T 9704-2012 7.3.6) on whom to ask that stands behind the day of signing."""
    while index > start and cues.CONTACT.match(lines[index]):
        index -= 1
        if is_date_line(lines[index]):
            return True
    return False


def closes_file(line: str) -> bool:
    if (
        english_lines.is_host_note(line)
        or english_lines.COPIES.fullmatch(line)
        or english_lines.PRINTED.fullmatch(line)
        or is_public_note(line)
        or cues.COPIES.match(line)
        or cues.CHROME.match(line)
    ):
        return True
    if cues.PRINTED.fullmatch(line):
        return True
    # 二、…办法（1998年7月31日国务院令第249号发布) is an item of an attachment
    return cues.ISSUED_LINE.fullmatch(line) is not None and find_marker(line) is None
