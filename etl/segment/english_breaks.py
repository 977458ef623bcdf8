"""Lost line breaks of English texts: where print would begin a line, told by a marker behind a sentence or a heading."""

from __future__ import annotations

from collections.abc import Iterator

from etl.notation.late_patterns import compile_late
from etl.notation.numerals import english_numeral_pattern

_NUMBER = rf"(?:[IVXL]{{1,6}}|\d{{1,3}}|(?i:{english_numeral_pattern()}))\b"
_DIVISION = rf"(?:Chapter|CHAPTER|Section|SECTION|Part|PART)[ ]{_NUMBER}(?![ ]of\b)"
_ARTICLE = r"(?:Article|ARTICLE)[ ]\d{1,3}(?:-\d{1,2})?[.:]?(?=[ ][A-Z(\[\"“])"
_ITEM = r"(?:[IVX]{1,5}|\d{1,2})\.(?=[ ][A-Z])|\((?:\d{1,2}|[IVX]{1,5}|[ivx]{1,5}|[a-z])\)(?=[ ][A-Z])"
_BEHIND_SENTENCE = compile_late(
    rf"(?<=[.;:!?)”\"])(?<!\bNo\.)[ ](?P<marker>{_DIVISION}|{_ARTICLE}|(?<=\.[ ])(?:{_ITEM}))"
)
_WORD = r"(?:[A-Z][A-Za-z,'’&-]*|and|of|for|the|on|in|to|with|under)"
_BEHIND_HEADING = compile_late(
    rf"(?:{_DIVISION}[.:]?|(?:[IVX]{{1,5}}|\d{{1,2}})\.)(?:[ ](?!(?:Article|Section|Chapter)\b){_WORD}){{1,14}}[ ](?P<marker>{_DIVISION}|{_ARTICLE}|\(1\)(?=[ ][A-Z]))"
)


def find_english_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets in ``text[start:end]`` at which a marker begins behind a sentence or a heading.

    >>> text = "Chapter I General Provisions Article 1 Pay. Article 2 Report under Article 5 of this Law. (1) Be fast."
    >>> [text[at:][:9] for at in find_english_breaks(text, 0, len(text))]
    ['Article 1', 'Article 2', '(1) Be fa']
    """
    found = {
        match.start("marker")
        for pattern in (_BEHIND_SENTENCE, _BEHIND_HEADING)
        for match in pattern.finditer(text, start, end)
    }
    yield from sorted(found)
