"""Citations: the documents that a text names by title, by document number, or by a short name it defined (以下简称)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl.extract.citations.english_relations import find_english_relations
from etl.extract.citations.following_brackets import find_standard_before, read_brackets
from etl.extract.citations.forwarding import find_forwarded
from etl.extract.citations.relations import find_relations
from etl.extract.citations.short_names import FoundCitation, KnownDocuments, find_short_mentions, stands_for
from etl.extract.clause_texts import ClauseTexts
from etl.mentions import Citation
from etl.notation.document_numbers import NumberMention, find_document_numbers
from etl.notation.english_lines import is_english
from etl.notation.english_numbers import find_english_numbers
from etl.notation.english_titles import find_english_titles
from etl.notation.title_marks import find_bracketed_titles, find_titles, tidy_title
from etl.notation.title_words import title_kind
from etl.records import ClauseText, Document

# The name of a file for download is no mention.
_FILE_NAME = re.compile(r"[^。；，《》\n]{0,14}\.(?:pdf|docx?|xlsx?|wps|ofd|mp[34]|jpe?g|png|zip|rar)", re.IGNORECASE)
_NUMBERS_IN_BRACKETS = 4
_OPENS_TITLE = "《（(\"“‘'"  # an English title may stand without any
_LATIN = re.compile(r"[A-Za-z][A-Za-z][^㐀-鿿]{6}")
# What a text needs to hold a mention other than a short name; it opens with one class, so that a search is fast.
_MENTION = re.compile(r"[《号A-Za-z](?:(?<=[《号])|[A-Za-z][^㐀-鿿]{6})")
_AMENDING_TITLE = re.compile(r"修改|修正|修订|调整|清理|废止|\b(?:Amend|Revis|Modif)", re.IGNORECASE)


class _Taken:
    """Which characters of a clause text belong to citations already found (they do not overlap)."""

    def __init__(self, found: Sequence[FoundCitation]) -> None:
        ordered = sorted(found, key=lambda citation: citation.start)
        self._starts = [citation.start for citation in ordered]
        self._ends = [citation.end for citation in ordered]

    def leaves(self, start: int, end: int) -> bool:
        """True if no citation covers a character of [start, end)."""
        before = bisect_left(self._starts, end)
        return before == 0 or self._ends[before - 1] <= start


def find_citations(
    clause_texts: Sequence[ClauseText], document: Document, front: Sequence[ClauseText] = ()
) -> tuple[Citation, ...]:
    """Find the citations of clause texts.

    A number in brackets after a title is part of the mention. A later mention by short name, or by number only, carries the title and
    number that the document stated before.

    Args:
        clause_texts: Texts of the document.
        document: Its metadata. Its own number is not a citation; the title that it forwards is known from here.
        front: Texts before the body. They contribute the citation of the forwarded document, and short names.

    Returns:
        Rows of ``citations`` in reading order, with ordinals from 1 in each clause. Offsets are code points of the document's text.
    """
    known = KnownDocuments()
    amends = bool(_AMENDING_TITLE.search(document.title or ""))
    found = _find_forwarded(front, known, document)
    for clause_text in _texts_to_read(ClauseTexts.of(clause_texts), known):
        if citations := _find_in_clause_text(clause_text.text, known, document):
            spans = [(citation.start, citation.end) for citation in citations]
            relations = _relations_of(clause_text, spans, amends)
            found += [
                (clause_text, citation, relation)
                for citation, relation in zip(citations, relations, strict=True)
                if not _is_itself(citation, relation, document)
            ]
    title_by_number = {c.document_number: c.title for _, c, _ in reversed(found) if c.document_number and c.title}
    rows: list[Citation] = []
    for clause_text, citation, relation in found:
        ordinal = rows[-1].ordinal + 1 if rows and rows[-1].clause_id == clause_text.clause_id else 1
        title = citation.title or title_by_number.get(citation.document_number or "")
        rows.append(
            Citation(
                clause_id=clause_text.clause_id,
                ordinal=ordinal,
                mention=clause_text.text[citation.start : citation.end],
                title=title,
                document_number=citation.document_number,
                short_name=citation.short_name,
                kind=title_kind(title),
                relation=relation,
                start_char=clause_text.start_char + citation.start,
                end_char=clause_text.start_char + citation.end,
            )
        )
    return tuple(rows)


def _texts_to_read(clause_texts: ClauseTexts, known: KnownDocuments) -> Iterator[ClauseText]:
    """Yield the texts that hold a title, a number or words in Latin letters; once a short name is known, all behind."""
    if known.plain:
        yield from clause_texts
        return
    for place in clause_texts.places_with(_MENTION):
        yield clause_texts[place]
        if known.plain:
            yield from clause_texts[place + 1 :]
            return


def _relations_of(clause_text: ClauseText, spans: list[tuple[int, int]], amends: bool) -> list[str]:
    """Return the relation of each citation, by the words of its own language."""
    chinese = find_relations(clause_text.text, spans, clause_text.kind == "preamble", amends)
    if not _LATIN.search(clause_text.text):
        return chinese
    english = find_english_relations(clause_text.text, spans, amends)
    text = clause_text.text
    around = [
        text[max(0, start - 40) : start].rpartition("\n")[2] + text[end : end + 40].partition("\n")[0]
        for start, end in spans
    ]
    return [e if is_english(words) else c for c, e, words in zip(chinese, english, around, strict=True)]


def _find_forwarded(
    front: Sequence[ClauseText], known: KnownDocuments, document: Document
) -> list[tuple[ClauseText, FoundCitation, str]]:
    """Return the citation of a forwarding notice's own sentence, one at most."""
    forwarded: list[tuple[ClauseText, FoundCitation, str]] = []
    for clause_text in front:
        citations = _find_in_clause_text(clause_text.text, known, document)
        at = find_forwarded(clause_text.text, [(citation.start, citation.end) for citation in citations])
        if at is not None and not forwarded and not _is_itself(citations[at], "forwards", document):
            forwarded.append((clause_text, citations[at], "forwards"))
    return forwarded


def _is_itself(citation: FoundCitation, relation: str, document: Document) -> bool:
    """True if a text names itself; an edition before it, which it repeals or names by number, has the same title."""
    if citation.title is None or document.title is None or relation in ("repeals", "amends"):
        return False
    is_own_number = citation.document_number in (None, document.document_number)
    return is_own_number and tidy_title(citation.title) == tidy_title(document.title)


def _find_in_clause_text(text: str, known: KnownDocuments, document: Document) -> list[FoundCitation]:
    if known.plain:
        known.begin_clause_text()
    elif "《" not in text and "号" not in text and not _LATIN.search(text):  # neither title nor number nor short name
        return []
    numbers = find_document_numbers(text)
    titles = find_titles(text)
    if numbers and (bracketed := find_bracketed_titles(text, [number.end for number in numbers])):
        titles = _with_free(bracketed, titles)
    if _LATIN.search(text):
        numbers = sorted([*numbers, *find_english_numbers(text)], key=lambda number: number.start)
        titles = _with_free(titles, find_english_titles(text))
    found = list(_titled(text, titles, numbers, known, document))
    titled = _Taken(found)
    for number in numbers:
        if number.document_number != document.document_number and titled.leaves(number.start, number.end):
            brackets = read_brackets(text, number.end, [])
            citation = FoundCitation(number.start, brackets.end, None, number.document_number, brackets.short_name)
            known.learn(citation, brackets.plain_short_name)
            found.append(citation)
    if known.plain:
        taken = _Taken(found)
        found += [mention for mention in find_short_mentions(text, known) if taken.leaves(mention.start, mention.end)]
    return sorted(found, key=lambda citation: citation.start)


def _with_free(titles: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Titles, and those of the others that stand outside them."""
    free = [span for span in others if not any(left < span[1] and span[0] < right for left, right in titles)]
    return sorted([*titles, *free])


def _titled(
    text: str,
    titles: Sequence[tuple[int, int]],
    numbers: list[NumberMention],
    known: KnownDocuments,
    document: Document,
) -> Iterator[FoundCitation]:
    """Citations with a title, the number before or behind it and the definition of a short name included."""
    end = 0
    starts = [number.start for number in numbers]
    for title_start, title_end in titles:
        if title_start < end or _FILE_NAME.match(text, title_end):  # the first is the short name in the bracket before
            continue
        marks = text[title_start] in _OPENS_TITLE
        title = tidy_title(text[title_start + marks : title_end - marks])
        nearest = bisect_left(starts, title_end)
        brackets = read_brackets(text, title_end, numbers[nearest : nearest + _NUMBERS_IN_BRACKETS])
        start, number = title_start, brackets.document_number
        nearest = bisect_left(starts, title_start)
        before = numbers[nearest - 1] if nearest else None
        if before and number is None and before.start >= end and not text[before.end : title_start].strip():
            start, number = before.start, before.document_number
        elif number is None and (standard := find_standard_before(text, end, title_start)):
            start, number = standard
        end = brackets.end
        defined = stands_for(title, known, document) if number is None and brackets.short_name is None else None
        if defined is not None:
            yield FoundCitation(start, end, defined.title, defined.document_number, title)
            continue
        citation = FoundCitation(start, end, title, number, brackets.short_name)
        known.learn(citation, brackets.plain_short_name)
        yield citation
