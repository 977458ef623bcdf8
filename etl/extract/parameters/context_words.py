"""The words around quantities, by what they do there: lists of the lexicon as patterns."""

from __future__ import annotations

from functools import cache

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation


@cache
def context_words(role: str) -> str:
    """Alternation of the words with a role, longest first.

    Roles: ``led_by`` (what may follow 最高 before its number), ``near`` (what may stand between any bound and its number),
    ``measured_by`` (what ends the thing a share is taken of), ``money_before`` and ``money_after`` (what makes 万 mean 万元),
    ``before_subject``, ``after_subject`` and ``no_subject`` (what the subject is cut from), ``opens_subject`` and
    ``closes_subject`` (longer words that those would cut: 从业, 所得), ``gives`` and ``given``.
    """
    return alternation(_words(role)[0])


def ending_of(text: str, role: str) -> str:
    """Return the longest word with a role that ``text`` ends in, else an empty string."""
    words, longest = _words(role)
    for length in range(longest, 0, -1):
        if text[-length:] in words:
            return text[-length:]
    return ""


@cache
def _words(role: str) -> tuple[frozenset[str], int]:
    """Return the words with a role, and the length of the longest."""
    words = frozenset(row["word"] for row in read_lexicon("quantity_context") if row["role"] == role)
    return words, max(map(len, words))
