"""Broken rules as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.errors import InputError

if TYPE_CHECKING:
    from schemas import Fault

SHOWN = 20


@contextmanager
def telling_faults(consequence: str) -> Iterator[None]:
    """Turn ``BrokenRules`` into an ``InputError`` that lists the broken rules."""
    try:
        yield
    except Exception as error:
        from schemas import BrokenRules  # heavy, and loaded by whatever breaks rules

        if isinstance(error, BrokenRules):
            raise InputError(tell_faults(error.faults, consequence)) from error
        raise


def tell_faults(faults: Sequence[Fault], consequence: str) -> str:
    """Return a message: how many rules are broken and the ``consequence``, then a line per fault (table, row, column, value, rule)."""
    number = "1 rule of the schemas is" if len(faults) == 1 else f"{len(faults):,} rules of the schemas are"
    lines = [f"{number} broken; {consequence}:", *(f"  {fault}" for fault in faults[:SHOWN])]
    if len(faults) > SHOWN:
        lines.append(f"  … {len(faults) - SHOWN:,} more")
    return "\n".join(lines)
