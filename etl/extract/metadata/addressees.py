"""Addressees and copies (主送机关, 抄送机关; GB/T 9704-2012 7.3.2, 7.4.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.notation.addressees import LONGEST, is_addressees
from etl.notation.document_numbers import is_number_line
from etl.notation.late_patterns import compile_late

_LABEL = re.compile(r"\A\s*(?:主送|主送机关)\s?[：:]\s?")
_COPIES = re.compile(r"\A\s*抄\s?[送报](?:单位|机关)?\s?[：:]\s?(?P<cc>.{2,})", re.DOTALL)
_CONTINUED = compile_late(r"[，、；,;]\s*\Z|\A[（(，、]")


def find_addressees(lines: Sequence[str]) -> str | None:
    """主送机关 of the head's ``lines``, from behind the title on: as printed, without the colon and line breaks.

    Lines that the layout broke are put together again. A line that holds addressees and text, because its break was
    lost, gives what stands before the colon.
    """
    gathered = ""
    for line in lines:
        text = line.strip()
        if is_number_line(text):  # （某政发〔2023〕5号） under the title
            gathered = ""
            continue
        labelled = _LABEL.match(text)
        text = text[labelled.end() :] if labelled else text
        before, colon, behind = text[:LONGEST].replace(":", "：").partition("：")
        if colon and behind and len(before) <= 8 and not labelled:  # 检索时间: 2026-02-03, of the page
            continue
        if labelled and not colon:
            return _tidy(text)
        whole = gathered + before
        if colon:
            return _tidy(whole) if is_addressees(f"{whole}：") else None
        if re.search(r"[。！？]", text) or len(whole) > LONGEST:
            return None
        gathered = whole if _CONTINUED.search(text) or gathered else ""
    return None


def find_cc(lines: Sequence[str]) -> str | None:
    """抄送机关 of the last ``lines``, without label and full stop, or None if there are none."""
    for i, line in enumerate(lines):
        if copies := _COPIES.match(line):
            text = copies["cc"]
            for more in lines[i + 1 : i + 6]:
                if not _CONTINUED.search(text):
                    break
                text += more
            return _tidy(text.split("。")[0])
    return None


def _tidy(text: str) -> str:
    return re.sub(r"\s+", "", text).strip("。：:")
