"""The document that a notice forwards, in the notice's own sentence: 现将《X》印发给你们, 《X》已经…通过，现予公布, the X is hereby issued."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.lexicon.alternations import any_of
from etl.notation import english_lines

Span = tuple[int, int]

_SENTENCE = re.compile(r"[^。！!\n]+")
# Before the title: 现将《X》, 将修订后的《X》, 现转发省财政厅《X》; what hands it on must follow, or stand in the word itself.
_TAKES = re.compile(
    rf"(?:(?P<takes>[将把])|现{any_of('forwarding_verbs')}|经[^，。]{{2,30}}同意，(?:印发|转发))[^，,；;。《》]{{0,40}}\Z"
)
_GIVES = re.compile(rf"{any_of('forwarding_verbs')}|发给")
# Behind the title: 《X》已经市政府同意，现印发给你们; but 对《X》进行了修订，现予发布 hands on what became of it.
_HANDED_ON = re.compile(
    rf"[，,]\s?(?:现|特)(?:予以?|将其)?\s?{any_of('forwarding_verbs')}|予以{any_of('publishing_verbs')}"
)
_CHANGED = re.compile(r"\A\s?(?:作了?|进行了?)")
_LEADS_TO_TITLE = re.compile(r"\s(?:to\syou\s)?(?:the\s)?\Z")


def find_forwarded(text: str, citations: Sequence[Span]) -> int | None:
    """Return the number of the citation that is forwarded, or None if no sentence of a notice forwards one.

    Args:
        text: A row of kind ``front``.
        citations: Spans of its citations, in order.
    """
    for sentence in _SENTENCE.finditer(text):
        inside = [i for i, (start, end) in enumerate(citations) if sentence.start() <= start and end <= sentence.end()]
        for i in inside:
            start, end = citations[i]
            stop = citations[i + 1][0] if i + 1 in inside else sentence.end()
            behind = text[end:stop]
            taken = _TAKES.search(text, max(sentence.start(), start - 60), start)
            if taken and (not taken["takes"] or _GIVES.search(behind[:80])):
                return i
            if _HANDED_ON.search(behind) and not _CHANGED.match(behind):
                return i
    return _find_english(text, citations)


def _find_english(text: str, citations: Sequence[Span]) -> int | None:
    """Return the first citation of an English forwarding sentence, or the one after ``hereby promulgate the``."""
    for match in english_lines.FORWARDING.finditer(text):
        for i, (start, end) in enumerate(citations):
            if end <= match.start() and "\n" not in (between := text[end : match.start()]):
                if not english_lines.ends_sentence(between):
                    return i
            elif _LEADS_TO_TITLE.match(text, match.end(), start):
                return i
    return None
