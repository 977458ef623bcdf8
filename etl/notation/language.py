"""Which language a text is in: Chinese, English, or both."""

from __future__ import annotations

import re

from etl.notation.late_patterns import compile_late

_HAN_RUN = compile_late(r"[\u3400-\u9fff〇]+")
_WORD = compile_late(r"[A-Za-z][A-Za-z]+")  # a search for [A-Za-z]{2,} is four times as slow
_HAN = compile_late(r"[\u3400-\u9fff〇]")
_LETTER = re.compile(rb"[A-Za-z]")


def holds_latin(text: str) -> bool:
    """True if a text holds a Latin letter: nothing English needs to be looked for in one that holds none.

    >>> holds_latin("到2025年，新增5G基站1万个"), holds_latin("到2025年，新增基站1万个")
    (True, False)
    """
    return _LETTER.search(text.encode("ascii", "ignore")) is not None


def find_language(text: str) -> str:
    """Tell ``zh``, ``en`` or ``mixed`` by the share of English words among Han characters and words.

    More than a tenth of either makes it mixed: one name in Latin letters does not make a Chinese text English.
    """
    words, han = len(_WORD.findall(text)) if holds_latin(text) else 0, 0
    if not words:
        return "zh"
    for run in _HAN_RUN.finditer(text):
        han += run.end() - run.start()
        if han >= 9 * words:  # no more than a tenth are words, whatever follows
            return "zh"
    return "en" if words > 9 * han else "mixed"


def opens_english(text: str) -> bool:
    """True if a text opens with a Latin letter, blanks aside, and holds no Han character.

    >>> [opens_english(text) for text in (" Ministry of Finance", "OPC社区", "（NDRC）")]
    [True, False, False]
    """
    first = text.lstrip()[:1]
    return first.isascii() and first.isalpha() and _HAN.search(text) is None
