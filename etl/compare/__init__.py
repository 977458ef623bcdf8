"""Compare: words that two documents share, and which of the two had them first."""

from etl.compare.comparison import NOTHING_COMPARED, Compared, Comparison, compare
from etl.compare.letters import ClauseLetters, find_letters
from etl.compare.store import LetterStore

__all__ = ["NOTHING_COMPARED", "ClauseLetters", "Compared", "Comparison", "LetterStore", "compare", "find_letters"]
