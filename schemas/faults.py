"""A broken rule, told so that a person finds the row: table, column, row, value, rule."""

from dataclasses import dataclass
from typing import Any

SHOWN_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule. ``row`` counts from 0 in the table, or None if the rule concerns the whole table."""

    table: str
    column: str
    row: int | None
    value: Any
    rule: str

    def __str__(self) -> str:
        place = self.table if self.row is None else f"{self.table} row {self.row}"
        value = "null" if self.value is None else repr(self.value)
        if len(value) > SHOWN_CHARACTERS:
            value = value[: SHOWN_CHARACTERS - 1] + "…"
        return f"{place}, {self.column} = {value}: {self.rule}"


class BrokenRules(Exception):
    """Tables that break rules of the schemas; ``faults`` has them all."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} broken rules")
        self.faults = faults

    def __reduce__(self) -> tuple[type["BrokenRules"], tuple[list[Fault]]]:
        return type(self), (self.faults,)
