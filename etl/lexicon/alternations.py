"""Words as alternations: the one way from a list of the lexicon into a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    """Words of a list of ``pattern_words.csv`` or ``doer_words.csv``, in file order. Raises ``KeyError`` without one."""
    return tuple(row["word"] for row in _lists()[name])


@cache
def any_of(name: str) -> str:
    """Group that matches any word of a list, the longest first, to stand in a pattern.

    A word does not match behind the words of its ``not_after``, nor before those of ``not_before``, where its list has
    them. Each branch opens with a literal, by which a search skips most characters.
    """
    rows = sorted(_lists()[name], key=lambda row: (-len(row["word"]), row["word"]))
    return f"(?:{'|'.join(map(_in_context, rows))})"


@cache
def rests_of(name: str) -> dict[str, str]:
    """Groups that match what follows the first character of the words of a list, by that character."""
    rests: dict[str, list[str]] = {}
    for row in _lists()[name]:
        rests.setdefault(row["word"][0], []).append(_in_context({**row, "word": row["word"][1:]}))
    return {first: f"(?:{'|'.join(words)})" for first, words in rests.items()}


@cache
def _lists() -> Mapping[str, Sequence[dict[str, str]]]:
    lists: dict[str, list[dict[str, str]]] = {}
    for row in (*read_lexicon("pattern_words"), *read_lexicon("doer_words")):
        lists.setdefault(row["list"], []).append(row)
    return lists


def _in_context(row: dict[str, str]) -> str:
    """Return a word with what may stand neither before nor behind it."""
    word = re.escape(row["word"])
    before = "".join(f"(?<!{re.escape(other)}{word})" for other in row.get("not_after", "").split("|") if other)
    behind = "|".join(map(re.escape, row["not_before"].split("|"))) if row.get("not_before") else ""
    return word + before + (f"(?!{behind})" if behind else "")
