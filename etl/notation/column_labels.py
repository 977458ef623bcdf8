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
_VALUE = compile_late(r"[-+−]?[\d,，.．]+%?|[-—–/]+")
_SENTENCE = compile_late(r"[。；！？]|[：:]$")


def fold_label(text: str) -> str:
    """Return a label in the form in which labels are compared: without white space and without a bracket at its end."""
    folded = "".join(text.split())
    while (bare := _BRACKET.sub("", folded)) and bare != folded:
        folded = bare
    return folded


@lru_cache(maxsize=4096)
def find_label_kind(text: str) -> str | None:
    """The kind of column that a label names: ``number``, ``time_limit``, ``measure_unit``, ``year`` or, of any other known
    label, ``label``, or None if no known label is printed.

    >>> [find_label_kind(label) for label in ("序 号", "完成时限", "2025年", "牵头单位", "计量单位", "市商务局")]
    ['number', 'time_limit', 'year', 'label', 'measure_unit', None]
    """
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


def may_be_label(text: str) -> bool:
    """True for words that may name a column: few, no sentence, no number alone and nothing that a colon closes."""
    label = "".join(text.split())
    return 0 < len(label) <= LONGEST_LABEL and not _SENTENCE.search(label) and not _VALUE.fullmatch(label)


@cache
def _kinds() -> dict[str, str]:
    return {row["ending"]: row["kind"] for row in read_lexicon("column_labels")}


@cache
def _longest() -> int:
    return max(map(len, _kinds()))
