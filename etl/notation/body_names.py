"""What names of bodies end in: ``人民政府``, ``发展改革委``, ``海关``."""

from __future__ import annotations

from functools import cache

from etl.lexicon import read_lexicon


@cache
def body_endings() -> dict[str, str]:
    """Endings of bodies' names and the kind of body each makes; ``place`` for those that make a place."""
    places = {row["ending"]: "place" for row in read_lexicon("place_endings")}
    return places | {row["ending"]: row["kind"] for row in read_lexicon("body_endings")}


@cache
def _lengths() -> tuple[int, ...]:
    """Lengths of the endings, the longest first."""
    return tuple(sorted(set(map(len, body_endings())), reverse=True))


def find_ending(name: str) -> str:
    """Return the longest ending of a body's name that a name ends in, empty if none.

    >>> [find_ending(name) for name in ("市商务局", "各县人民政府", "张三")]
    ['局', '人民政府', '']
    """
    endings = body_endings()
    for length in _lengths():
        if name[-length:] in endings:
            return name[-length:]
    return ""
