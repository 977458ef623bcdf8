"""Word lists: one CSV file per list, with a header and, for every row, a source that can be looked up."""

from etl.lexicon.reader import read_lexicon

__all__ = ["read_lexicon"]
