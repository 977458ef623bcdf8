"""Compare: which words two documents share, and which of the two had them first."""

from etl.compare.comparison import NOTHING_COMPARED, Compared, Comparison, compare
from etl.compare.side_by_side import ClausePair, SideBySide, compare_two
from etl.compare.store import SIZES, LetterStore, build_letters

__all__ = [
    "NOTHING_COMPARED", "SIZES", "ClausePair", "Compared", "Comparison", "LetterStore", "SideBySide", "build_letters", "compare", "compare_two",
]  # fmt: skip
