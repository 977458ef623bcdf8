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
    return alternation(row["word"] for row in read_lexicon("quantity_context") if row["role"] == role)


def ending_of(text: str, role: str) -> str:
    """Return the longest word with a role that ``text`` ends in, else an empty string."""
    for word in _words_by_end(role).get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""


@cache
def _words_by_end(role: str) -> dict[str, list[str]]:
    """Return the words with a role by their last character, the longest first."""
    words: dict[str, list[str]] = {}
    for row in sorted(read_lexicon("quantity_context"), key=lambda row: -len(row["word"])):
        if row["role"] == role:
            words.setdefault(row["word"][-1], []).append(row["word"])
    return words
