"""Short names that a text gives to bodies."""

from __future__ import annotations

from etl.extract.responsible_units.obliged_lists import is_named_body
from etl.extract.responsible_units.sentence_patterns import BEFORE_NAME
from etl.extract.responsible_units.unit_lists import split_list
from etl.notation.defined_names import find_chinese_names


def find_short_names(text: str) -> dict[str, str]:
    """Full names by what the text calls these bodies for short: ``爱国卫生运动委员会（以下简称爱卫会）``.

    A phrase that names no body defines none: ``申请人（以下简称…）``, ``有关部门（以下统称…）``.
    """
    found: dict[str, str] = {}
    for short, full in find_chinese_names(text):
        items = [full, *(item.text for item in split_list(full))]
        bodies = [name for item in items if (name := _body_at_end(item))]
        if bodies:
            found.setdefault(short, bodies[-1])
    return found


def _body_at_end(words: str) -> str:
    """The named body that words end in, empty if none: ``由市卫生健康局`` → 市卫生健康局."""
    words = words.split()[-1]
    for start in (0, *(found.end() for found in BEFORE_NAME.finditer(words))):
        if is_named_body(words[start:]):
            return words[start:]
    return ""
