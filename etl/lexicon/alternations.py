"""Words as alternations: the one way from a list of the lexicon into a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from etl.lexicon import read_lexicon


def alternation(words: Iterable[str]) -> str:
    """Regular expression without a group that matches any of the words, the longest first.

    >>> alternation(("日", "工作日", "个（次）"))
    '个（次）|工作日|日'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def words_in(name: str) -> tuple[str, ...]:
    """Words of a list of ``pattern_words.csv``, in file order. Raises ``KeyError`` for a list that is not there."""
    words = tuple(row["word"] for row in read_lexicon("pattern_words") if row["list"] == name)
    if not words:
        raise KeyError(name)
    return words


@cache
def any_of(name: str) -> str:
    """Group that matches any word of a list of ``pattern_words.csv``, to stand in a pattern."""
    return f"(?:{alternation(words_in(name))})"
