"""The tables of the dataset, one model per table: the only place that says which columns there are and what they mean."""

from schemas.faults import BrokenRules, Fault
from schemas.references import ForeignKey
from schemas.registry import FOREIGN_KEYS, MENTION_TABLES, TABLES, find_faults, find_merged_faults, key_of, mark_of
from schemas.table import Table

__all__ = ["FOREIGN_KEYS", "MENTION_TABLES", "TABLES", "BrokenRules", "Fault", "ForeignKey", "Table"]
__all__ += ["find_faults", "find_merged_faults", "key_of", "mark_of"]
