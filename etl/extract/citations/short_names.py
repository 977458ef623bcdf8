"""Short names of documents: 以下简称《条例》, 国务院5号文件, and what a later mention of one stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from etl.lexicon.alternations import alternation
from etl.notation.title_words import document_types, without_one_bracket
from etl.records import Document

# What may stand before a short name that is an everyday word (条例), so that it means the document: 根据条例第五条.
_LEADS_TO_DOCUMENT = re.compile(r"(?:及其|据|照|按|行|实|彻|合|反|与|和|、|，|。|；|：|\n|^)\Z")
_ARTICLE_BEHIND = re.compile(r"第[一二三四五六七八九十百\d]{1,6}[条章款]")
_OTHER_DOCUMENT_BEFORE = re.compile(r"(?:本|共和国|该|此)\Z")
# Nor does a name end inside a word: 安全生产法律、法规, 档案法制.
_OTHER_DOCUMENT_BEHIND = re.compile(r"实施(?:条例|细则|办法)|解释|修正案|(?<=法)[律规治制院庭官学人]")


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation in one clause text; offsets count in the clause text."""

    start: int
    end: int
    title: str | None
    document_number: str | None
    short_name: str | None


@dataclass(slots=True)
class KnownDocuments:
    """What the text read so far said of the documents it names, by title and by short name.

    ``plain`` are the short names that stand without 《》 too, and from which character of the clause text on.
    """

    titles: dict[str, FoundCitation] = field(default_factory=dict)
    by_short_name: dict[str, FoundCitation] = field(default_factory=dict)
    plain: dict[str, int] = field(default_factory=dict)

    def learn(self, citation: FoundCitation, plain: bool) -> None:
        """Keep a citation's title, and the short name that it defines."""
        if citation.title:
            self.titles[citation.title] = citation
        if citation.short_name:
            self.by_short_name[citation.short_name] = citation
            if plain:
                self.plain[citation.short_name] = citation.end

    def begin_clause_text(self) -> None:
        """Let every short name defined so far count from the first character on."""
        self.plain = dict.fromkeys(self.plain, 0)


def stands_for(title: str, known: KnownDocuments, document: Document) -> FoundCitation | None:
    """Return the document that a title in 《》 stands for where it is a short name.

    A bare kind of document (《方案》) whose definition is out of sight, in the forwarding notice, stands for the one
    document named so far that ends in it.
    """
    if title in known.by_short_name:
        return known.by_short_name[title]
    if title not in document_types():
        return None
    titles = dict(known.titles)
    if document.forwarded_title:
        titles.setdefault(document.forwarded_title, FoundCitation(0, 0, document.forwarded_title, None, None))
    candidates = [named for name, named in titles.items() if without_one_bracket(name).endswith(title)]
    return candidates[0] if len(candidates) == 1 else None


def find_short_mentions(text: str, known: KnownDocuments) -> Iterator[FoundCitation]:
    """Later mentions by a short name that was defined without 《》 (国务院5号文件)."""
    for match in _pattern_of(tuple(known.plain)).finditer(text):
        name, start, end = match.group(), match.start(), match.end()
        before = text[max(0, start - 4) : start]
        if name.isascii():
            if not name.isupper() and not before.lower().endswith(("the ", "said")):
                continue
            defined = known.by_short_name[name]
            yield FoundCitation(start, end, defined.title, defined.document_number, name)
            continue
        if (
            start < known.plain[name]
            or _OTHER_DOCUMENT_BEHIND.match(text, end)
            or _OTHER_DOCUMENT_BEFORE.search(before)
        ):
            continue
        everyday = name in document_types() and not _ARTICLE_BEHIND.match(text, end)
        if everyday and not _LEADS_TO_DOCUMENT.search(before):
            continue
        defined = known.by_short_name[name]
        yield FoundCitation(start, end, defined.title, defined.document_number, name)


@lru_cache(maxsize=16)
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(names))
