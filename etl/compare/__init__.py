"""Compare: words that two documents share, and which of the two had them first."""

from etl.compare.comparison import NOTHING_COMPARED, Compared, Comparison, compare
from etl.compare.store import LetterStore, build_letters

__all__ = ["NOTHING_COMPARED", "Compared", "Comparison", "LetterStore", "build_letters", "compare"]
