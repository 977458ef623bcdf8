"""Short names that a text defines in brackets: ``Department of Commerce (DOC)``, ``爱国卫生运动委员会（以下简称爱卫会）``.

A definition holds for its document alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from etl.lexicon.alternations import any_of
from etl.notation.language import holds_latin
from etl.notation.late_patterns import compile_late

_LONGEST_CHINESE = 114  # 60 characters, a bracket of 14, 40 more
_LONGEST_ENGLISH = 400  # characters, of fifteen words
_CHINESE_FULL = compile_late(r"[^，。；：\n（(）)]{2,60}+(?:[（(][^（()）]{1,12}+[）)][^，。；：\n（(）)]{2,40}+)?\Z")
_CHINESE_BRACKET = compile_late(
    rf"[（(〔](?:以下|下文)?{any_of('short_name_verbs')}为?[：:]?[“\"‘]?(?P<short>[㐀-鿿]{{2,16}})[”\"’]?[）)〕]"
)
_ENGLISH_FULL = compile_late(
    r"(?P<full>(?:[A-Z][\w'’&.-]*|of|for|and|the|,)(?: (?:[A-Z][\w'’&.-]*|of|for|and|the|&)){1,14}) ?\Z"
)
_ENGLISH_BRACKET = compile_late(
    r"[（(](?:(?:hereinafter|hereafter|herein)(?: (?:referred to|called|abbreviated))?(?: as)?,? ?)?(?:the )?"
    r"[\"“”'‘’]?(?P<short>[A-Z][A-Za-z]{1,9}|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3})[\"“”'‘’]?[）)]"
)
_ENGLISH_OPENING = compile_late(r"(?:(?:The|the|of|for|and|In|By) )+")


class DefinedName(NamedTuple):
    """A short name, and the words before its bracket, which may run on to the left of the full name."""

    short: str
    full: str


def find_defined_names(text: str) -> Iterator[DefinedName]:
    """Find the short names that a text defines, in order of the text in each language.

    Args:
        text: Text with its line breaks; a full name ends at the bracket that defines the short one.

    >>> list(find_defined_names("The Shanghai Municipal Commission of Commerce (SMCC) shall report."))
    [DefinedName(short='SMCC', full='Shanghai Municipal Commission of Commerce')]
    >>> list(find_defined_names("由市公共资源交易中心（以下简称“市交易中心”）负责"))
    [DefinedName(short='市交易中心', full='由市公共资源交易中心')]
    """
    read = 0
    for bracket in _ENGLISH_BRACKET.finditer(text) if holds_latin(text) else ():
        start = bracket.start()
        if full := _ENGLISH_FULL.search(text, max(read, start - _LONGEST_ENGLISH), start):
            read = bracket.end()
            words = full["full"]
            opening = _ENGLISH_OPENING.match(words)
            yield DefinedName(bracket["short"], words[opening.end() :] if opening else words)
    yield from find_chinese_names(text)


def find_chinese_names(text: str) -> Iterator[DefinedName]:
    """Yield the Chinese short names alone; brackets are sought first, since few texts define any."""
    read = 0
    defines = any(word in text for word in ("简称", "统称", "下称"))
    for bracket in _CHINESE_BRACKET.finditer(text) if defines else ():
        start = bracket.start()
        if full := _CHINESE_FULL.search(text, max(read, start - _LONGEST_CHINESE), start):
            read = bracket.end()
            yield DefinedName(bracket["short"], full.group())
