"""Which language a text is in: Chinese, English, or both."""

from __future__ import annotations

import re

_HAN_RUN = re.compile(r"[\u3400-\u9fff〇]+")
_WORD = re.compile(r"[A-Za-z]{2,}")


def find_language(text: str) -> str:
    """Tell ``zh``, ``en`` or ``mixed`` by the share of English words among Han characters and words.

    More than a tenth of either makes it mixed: one name in Latin letters does not make a Chinese text English.
    """
    words, han = len(_WORD.findall(text)), 0
    if not words:
        return "zh"
    for run in _HAN_RUN.finditer(text):
        han += run.end() - run.start()
        if han >= 9 * words:  # no more than a tenth are words, whatever follows
            return "zh"
    return "en" if words > 9 * han else "mixed"
