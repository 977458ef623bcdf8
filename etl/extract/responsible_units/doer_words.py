"""Words of ``lexicon/doer_words.csv`` as parts of patterns: around names, in names, and behind them."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon


@cache
def words_in(name: str) -> tuple[str, ...]:
    """Words of one list, in file order. Raises ``KeyError`` for a list that is not there."""
    words = tuple(row["word"] for row in read_lexicon("doer_words") if row["list"] == name)
    if not words:
        raise KeyError(name)
    return words


@cache
def any_of(name: str) -> str:
    """Group that matches any word of a list, the longest first, where neither of its two contexts is another word's.

    Every branch opens with a literal, by which a search skips most characters.
    """
    rows = [row for row in read_lexicon("doer_words") if row["list"] == name]
    if not rows:
        raise KeyError(name)
    rows.sort(key=lambda row: (-len(row["word"]), row["word"]))
    return f"(?:{'|'.join(map(_in_context, rows))})"


def _in_context(row: dict[str, str]) -> str:
    """A word with what may stand neither before nor behind it."""
    word = re.escape(row["word"])
    before = "".join(f"(?<!{re.escape(other)}{word})" for other in row["not_after"].split("|") if other)
    behind = "|".join(map(re.escape, row["not_before"].split("|"))) if row["not_before"] else ""
    return word + before + (f"(?!{behind})" if behind else "")
