"""The words around quantities, by what they do there: lists of the lexicon as patterns."""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_lexicon


@cache
def context_words(role: str) -> str:
    """Alternation of the words with a role, longest first.

    Roles: ``led_by`` (what may follow 最高 before its number), ``near`` (what may stand between any bound and its number),
    ``measured_by`` (what ends the thing a share is taken of), ``money_before`` and ``money_after`` (what makes 万 mean 万元),
    ``before_subject``, ``after_subject`` and ``no_subject`` (what the subject is cut from), ``opens_subject`` and
    ``closes_subject`` (longer words that those would cut: 从业, 所得), ``gives`` and ``given``.
    """
    words = [row["word"] for row in read_lexicon("quantity_context") if row["role"] == role]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
