"""Labels of columns: what the header of a table prints above its cells, and what kind of column it makes."""

from __future__ import annotations

from functools import cache, lru_cache

from etl.lexicon import read_lexicon
from etl.notation.late_patterns import compile_late

LONGEST_LABEL = 40
_BRACKET = compile_late(r"[（(\[〔【][^（）()]{0,40}[）)\]〕】]$")
_YEAR = compile_late(
    r"(?:[“\"]?十[一二三四五六]五[”\"]?|(?:19|20)\d\d(?:[-—–~～至](?:(?:19|20)\d\d|\d\d))?年?度?)(?!\d).{0,8}"
)
_ENGLISH_YEAR = compile_late(r"(?:by |in |target for )?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?(?: targets?| goals?)?")
_MOST_WORDS = 4  # of an English label
_VALUE = compile_late(r"[-+−]?[\d,，.．]+%?|[-—–/]+")
_ENGLISH_SENTENCE = compile_late(r"(?:[a-z]{3}|[%\d)])\.(?:\s|$)|;")
_SENTENCE = compile_late(r"[。；！？]|[：:]$")


def fold_label(text: str) -> str:
    """Return a label in the form in which labels are compared: without white space and without a bracket at its end."""
    folded = "".join(text.split())
    while (bare := _BRACKET.sub("", folded)) and bare != folded:
        folded = bare
    return folded


def name_label(text: str) -> str:
    """Return a label as a name of what stands below it: folded, an English one with its blanks."""
    return _BRACKET.sub("", " ".join(text.split())).strip() or fold_label(text) if text.isascii() else fold_label(text)


@lru_cache(maxsize=4096)
def find_label_kind(text: str) -> str | None:
    """The kind of column that a label names: ``number``, ``time_limit``, ``measure_unit``, ``year`` or, of any other known
    label, ``label``, or None if no known label is printed.

    >>> [find_label_kind(label) for label in ("序 号", "完成时限", "2025年", "牵头单位", "计量单位", "市商务局")]
    ['number', 'time_limit', 'year', 'label', 'measure_unit', None]
    """
    if text.isascii() and not text.strip().isdigit():
        return _find_english_kind(text)
    label = fold_label(text)
    if not label or len(label) > LONGEST_LABEL:
        return None
    if _YEAR.fullmatch(label):
        return "year"
    kinds = _kinds()
    for start in range(max(0, len(label) - _longest()), len(label)):
        kind = kinds.get(label[start:])
        if kind == "measure_unit" and start:
            kind = "label" if label[start:] == "单位" else kind
        if kind:
            return kind
    return None


def _find_english_kind(text: str) -> str | None:
    """The kind of column that an English label names by the words it ends in: ``Serial No.``, ``Lead departments``.

    >>> [_find_english_kind(label) for label in ("No.", "Completion time", "Lead unit", "By 2025", "Unit", "Shanghai Customs")]
    ['number', 'time_limit', 'label', 'year', 'measure_unit', None]
    """
    words = _BRACKET.sub("", " ".join(text.lower().split())).strip(" *").split(" ")
    label = " ".join(words)
    if _ENGLISH_YEAR.fullmatch(label):
        return "year"
    kinds = _english_kinds()
    for start in range(max(0, len(words) - _MOST_WORDS), len(words)):
        if kind := kinds.get(" ".join(words[start:])):
            return "label" if kind != "time_limit" and start else kind  # number and unit alone are what they say
    return None


def may_be_label(text: str) -> bool:
    """True for words that may name a column: few, no sentence, no number alone and nothing that a colon closes."""
    label = "".join(text.split())
    if text.isascii() and _ENGLISH_SENTENCE.search(text):
        return False
    return 0 < len(label) <= LONGEST_LABEL and not _SENTENCE.search(label) and not _VALUE.fullmatch(label)


@cache
def _kinds() -> dict[str, str]:
    return {row["ending"]: row["kind"] for row in read_lexicon("column_labels")}


@cache
def _english_kinds() -> dict[str, str]:
    return {row["label"]: row["kind"] for row in read_lexicon("english_column_labels")}


@cache
def _longest() -> int:
    return max(map(len, _kinds()))
