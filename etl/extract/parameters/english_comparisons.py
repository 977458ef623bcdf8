"""What English makes of a comparison: its negations, and the same with the bound itself (ENGLISH.md 20)."""

from __future__ import annotations

from collections.abc import Iterator

_TURNED = {"gt": "le", "lt": "ge"}
_HELD = {"gt": "ge", "lt": "le"}
# A degree takes every negation (no more than, shall not be more than); what stands where a preposition does takes no
# ``no`` (not above, nor be in excess of, not exceeding); a verb takes no ``be`` (shall not exceed, nor fall below).
_OF_DEGREES = ("no", "not", "not be", "nor", "nor be", "neither")
_OF_PREPOSITIONS = ("not", "not be", "nor", "nor be", "neither")
_OF_VERBS = ("not", "nor", "neither")
_VERBS = frozenset(("exceed", "exceeds", "exceeded", "fall", "falls"))


def english_forms(phrase: str, comparator: str) -> Iterator[tuple[str, str]]:
    """Yield the other forms of an English comparison, each with what it compares.

    Args:
        phrase: Words before a number: ``more than``, ``above``, ``exceed``.
        comparator: What they say. Only ``gt`` and ``lt`` have other forms, and none if they are negated already (``not reach``).

    Yields:
        Words and comparator: ``no more than`` is le, ``more than or equal to`` ge.
    """
    if comparator not in _TURNED or not phrase[0].isalpha() or not phrase.isascii() or phrase.startswith("not "):
        return
    for negation in _negations_of(phrase):
        yield f"{negation} {phrase}", _TURNED[comparator]
    yield f"{phrase} or equal to", _HELD[comparator]
    yield f"equal to or {phrase}", _HELD[comparator]


def _negations_of(phrase: str) -> tuple[str, ...]:
    if phrase.endswith(" than"):
        return _OF_DEGREES
    return _OF_VERBS if phrase.split()[0] in _VERBS else _OF_PREPOSITIONS
